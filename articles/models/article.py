from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from odessa_news.lib.slugs import slugify_title
from odessa_news.lib.text import clean_text

from .. import richtext
from ..languages import Language, other
from ..querysets import ArticleQuerySet
from .article_verbs import ArticleVerbs
from .fields import RichTextField
from .photo import Photo
from .public_form import PublicForm
from .status import Retraction, Status
from .urls import article_url

if TYPE_CHECKING:
    from .section import Section

# A change in the first minutes is a typo mended before most readers came; "updated" would only worry them.
UPDATE_SHOWN_AFTER = timedelta(minutes=5)


class Article(ArticleVerbs, PublicForm, models.Model):
    """A story in one language. Rows with the same `story` are twins: the same story in the other language."""

    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.RU)
    story = models.UUIDField(_("story"), default=uuid4, editable=False)
    section = models.ForeignKey(
        "articles.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    # The section's parent, or itself. Kept by a trigger (migration 0002) so that a parent's list walks one index.
    top_section = models.ForeignKey(
        "articles.Section", null=True, editable=False, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    authors = models.ManyToManyField("articles.Author", verbose_name=_("authors"), through="Byline", blank=True)
    topics = models.ManyToManyField("articles.Topic", verbose_name=_("topics"), through="ArticleTopic", blank=True)
    related = models.ManyToManyField(
        "self", verbose_name=_("related"), through="RelatedLink", symmetrical=False, blank=True
    )

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("slug"), max_length=80, blank=True, db_index=False, help_text=_("Made from the title if left blank.")
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences that say what happened."))
    body = RichTextField(_("text"), blank=True)
    cover = models.ForeignKey(
        Photo, verbose_name=_("cover"), null=True, blank=True, on_delete=models.PROTECT, related_name="covered"
    )
    cover_caption = models.CharField(
        _("caption of the cover"), max_length=300, blank=True, help_text=_("If blank, the photo's own.")
    )
    photos = models.ManyToManyField(
        Photo, verbose_name=_("photos in the text"), editable=False, related_name="texts", blank=True
    )

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(
        _("published"), null=True, blank=True, help_text=_("A time to come schedules the article.")
    )
    unpublish_at = models.DateTimeField(_("take down"), null=True, blank=True)
    # Of what is retracted; blank where it was taken down before there was a choice, which is as REMOVED.
    retraction_kind = models.CharField(
        max_length=10, choices=Retraction, blank=True, editable=False, default="", db_default=""
    )
    # For readers, in the language of the article.
    retraction_note = models.TextField(blank=True, editable=False, default="", db_default="")
    updated_at = models.DateTimeField(_("updated"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("started by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The revision that readers see, or saw last; none where the article is older than revisions or never was public.
    live = models.ForeignKey(
        "articles.Revision", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    comments_open = models.BooleanField(_("comments open"), default=True)
    seo_title = models.CharField(_("title for search engines"), max_length=120, blank=True)
    seo_description = models.CharField(_("description for search engines"), max_length=300, blank=True)

    # The public form, made when the article is saved and not when it is read.
    public_title = models.CharField(max_length=220, editable=False, default="")
    public_lead = models.TextField(editable=False, default="")
    public_body = models.TextField(editable=False, default="")
    word_count = models.PositiveIntegerField(editable=False, default=0)
    # Of title, lead and text, without tags: what the language law counts. Kept by a trigger (migration 0012).
    characters = models.PositiveIntegerField(editable=False, default=0, db_default=0)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published_at", "-id"]
        permissions = [
            ("publish_article", "Can publish articles"),
            ("publish_without_twin", "Can publish without the required twin"),
            ("purge_article", "Can delete articles for good"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="article_once_a_language",
                fields=["story", "language"],
                violation_error_message=_("This story already has an article in that language."),
            ),
            models.CheckConstraint(
                name="article_published_is_complete",
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False, section__isnull=False),
                violation_error_message=_("A published article needs a section and a time."),
            ),
            models.CheckConstraint(
                name="article_taken_down_after_publication",
                condition=Q(unpublish_at=None) | Q(published_at=None) | Q(unpublish_at__gt=F("published_at")),
                violation_error_message=_("It can't be taken down before it is published."),
            ),
            models.CheckConstraint(
                name="article_retraction_is_explained",
                condition=~Q(retraction_kind="explained") | ~Q(retraction_note=""),
                violation_error_message=_("Say to readers why it is taken down."),
            ),
            models.CheckConstraint(
                name="article_has_title",
                condition=~Q(title=""),
                violation_error_message=_("An article needs a title."),
            ),
        ]
        indexes = [
            # The lists of readers, newest first; the condition is ArticleQuerySet.published() less the clock.
            models.Index(
                F("published_at").desc(), F("id").desc(), name="article_newest", condition=Q(status="published")
            ),
            models.Index(
                F("section"),
                F("published_at").desc(),
                F("id").desc(),
                name="article_by_section",
                condition=Q(status="published"),
            ),
            models.Index(
                F("top_section"),
                F("published_at").desc(),
                F("id").desc(),
                name="article_by_top_section",
                condition=Q(status="published"),
            ),
            # The newsroom's list, newest edit first.
            models.Index(F("updated_at").desc(), F("id").desc(), name="article_by_edit"),
            # Its search: parts of words of a title, in any case.
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="article_by_title", fastupdate=False),
            # What is being written: a handful beside a hundred thousand that are out.
            models.Index(
                F("updated_at").desc(),
                F("id").desc(),
                name="article_being_written",
                condition=Q(status__in=["draft", "review"]),
            ),
            # The calendar: few are ever to be taken down.
            models.Index(
                F("unpublish_at"),
                name="article_taken_down",
                condition=Q(status="published", unpublish_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        self.title, self.lead = clean_text(self.title), clean_text(self.lead)
        if self.status != Status.PUBLISHED:
            return
        if not self.section_id:
            raise ValidationError({"section": _("Choose a section: readers find a published article by it.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Cleans the texts, whatever way they came, and makes their public form. Publishing sets a missing time."""
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        self.title, self.lead = clean_text(self.title), clean_text(self.lead)
        self.slug = self.slug or slugify_title(self.title, self.language)
        self.body = richtext.clean(self.body)
        if self.status == Status.PUBLISHED and self.published_at is None:
            self.published_at = timezone.now()
        pictures = self.make_public_form()
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.photos.set(pictures)

    def get_absolute_url(self) -> str:
        """The one address of the article. Makes a query unless the section is loaded."""
        section = self.section.slug if self.section else "-"
        return article_url(section, self.slug, self.pk, self.language)

    def is_public(self, now: datetime | None = None) -> bool:
        """What ArticleQuerySet.published() asks, for one article in hand."""
        now = now or timezone.now()
        return (
            self.status == Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= now
            and (self.unpublish_at is None or self.unpublish_at > now)
        )

    @property
    def is_gone(self) -> bool:
        """Its address answers 410: what was taken down. In the trash only where it was to be gone for good, because
        somebody was promised that; of the rest readers know nothing any more, and it may come back."""
        promised = self.status == Status.TRASHED and self.retraction_kind == Retraction.REMOVED
        return self.status == Status.RETRACTED or promised

    @property
    def shown_update(self) -> datetime | None:
        """When the article was last changed, if readers should be told."""
        if self.published_at and self.updated_at > self.published_at + UPDATE_SHOWN_AFTER:
            return self.updated_at
        return None

    def new_twin(self) -> "Article":
        """An unsaved draft of this story in the other language, with all that both share."""
        return Article(
            story=self.story,
            language=other(self.language),
            section=self.section,
            cover=self.cover,
            comments_open=self.comments_open,
        )

    def trail(self) -> "list[Section]":
        return self.section.trail() if self.section else []
