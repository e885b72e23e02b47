from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..languages import in_language
from .urls import public_url

# First parts of addresses that are taken; a section of that name could not be reached. A test compares with the urls.
RESERVED_SLUGS = (
    *("ru", "uk", "feed", "authors", "topics", "archive", "search", "pages", "comments", "preview"),
    "corrections",
    *("admin", "static", "media", "healthz", "readyz", "sitemap", "robots", "manifest"),
)


class CommentsMode(models.TextChoices):
    OPEN = "open", _("from everybody")
    TRUSTED = "trusted", _("only from those who have been approved before")
    CLOSED = "closed", _("closed")


class Section(models.Model):
    """A place in the newspaper, in two levels: the trail «Новости › Общество» is a parent and a child."""

    name_ru = models.CharField(_("name in Russian"), max_length=60)
    name_uk = models.CharField(_("name in Ukrainian"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, help_text=_("One Latin slug for both languages."))
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        limit_choices_to={"parent": None},
    )
    # Who may answer here, for how long and when (comments.opening); what is left blank is as in the section above.
    comments_mode = models.CharField(
        _("comments"), max_length=10, choices=CommentsMode, blank=True, default="", db_default=""
    )
    comments_days = models.PositiveSmallIntegerField(
        _("close after"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Days after an article is published."),
    )
    comments_from = models.TimeField(_("open from"), null=True, blank=True, help_text=_("Kyiv time."))
    comments_to = models.TimeField(
        _("open until"), null=True, blank=True, help_text=_("Past midnight, if it is earlier than the beginning.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Smaller comes first."))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="section_slug_not_reserved",
                condition=~Q(slug__in=RESERVED_SLUGS),
                violation_error_message=_("This slug is the address of another part of the site. Choose another."),
            ),
            models.CheckConstraint(
                name="section_comment_hours",
                condition=Q(comments_from=None, comments_to=None)
                | Q(comments_from__isnull=False, comments_to__isnull=False) & ~Q(comments_from=F("comments_to")),
                violation_error_message=_(
                    "Opening hours need a beginning and an end that differ; or leave both blank."
                ),
            ),
            models.CheckConstraint(
                name="section_not_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message=_("A section can't be its own parent."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return public_url(f"{self.slug}/")

    @property
    def name(self) -> str:
        return in_language(self, "name")

    def trail(self) -> list["Section"]:
        """Parent and self, or self alone. Makes a query unless the parent is loaded."""
        return [self.parent, self] if self.parent else [self]

    def clean(self) -> None:
        if not self.parent:
            return
        if self.parent.parent_id:
            raise ValidationError(
                {
                    "parent": _("“%(name)s” is itself below another section; there are two levels only.")
                    % {"name": self.parent}
                }
            )
        if self.pk and self.children.exists():
            raise ValidationError(
                {"parent": _("“%(name)s” has sections of its own, so it can't be put below another.") % {"name": self}}
            )
