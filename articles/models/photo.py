from collections.abc import Collection, Iterable
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.files.base import File
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField, PPOIField

from odessa_news.lib.slugs import slugify_title
from odessa_news.lib.text import clean_text

from ..languages import Language, in_language
from ..photos import renditions
from ..photos.intake import stored_picture
from ..photos.words import search_words


def stored_name(photo: "Photo", filename: str) -> str:
    """`photos/2026/05/<what it was called>-<random>.jpg`: readable, never the same twice."""
    path = PurePath(filename)
    stem = slugify_title(path.stem, Language.UK)[:40].strip("-")
    return f"photos/{timezone.localdate():%Y/%m}/{stem}-{uuid4().hex[:8]}{path.suffix.lower()}"


class Licence(models.TextChoices):
    OWN = "own", _("our own")
    AGENCY = "agency", _("agency, paid")
    PERMISSION = "permission", _("by permission of the author")
    PRESS = "press", _("press service")
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    PUBLIC_DOMAIN = "public-domain", _("public domain")


# What a photo lacks when it has just been uploaded. It may stand in the library so, but not before readers.
WITHOUT_WORDS = Q(alt_ru="") | Q(alt_uk="") | Q(credit="")
# What people write about a photo; the rest is the picture itself.
WORDS = ("alt_ru", "alt_uk", "caption_ru", "caption_uk", "credit", "licence")


class PhotoQuerySet(models.QuerySet["Photo"]):
    def having_words(self, query: str) -> "PhotoQuerySet":
        """Those with all words of `query`, or parts of words, in what is said of them and in the name of their file."""
        photos = self.all()
        for word in search_words(query):
            photos = photos.filter(searched__contains=word)
        return photos

    def set_credit(self, credit: str, licence: str = "") -> int:
        """Give all of them this credit, and this licence unless it is blank; render anew the texts that show them.
        Returns how many photos there were."""
        rights = {"credit": credit, **({"licence": licence} if licence else {})}
        with transaction.atomic():
            chosen = list(self.values_list("pk", flat=True))
            count = Photo.objects.filter(pk__in=chosen).update(**rights)
            render_texts(chosen)
        return count

    def pictures(self, ids: Iterable[int], language: str) -> dict[int, renditions.Picture]:
        """What rich text needs of the photos in it, by id. No query where there are no ids."""
        wanted = list(ids)
        return {photo.pk: photo.picture(language) for photo in self.filter(pk__in=wanted)} if wanted else {}


def render_texts(photos: Collection[int]) -> None:
    """Anew, those that show one of these, in the transaction that changes the photos. Each is held first, so that what
    is published in this moment is rendered as it is then, and not overwritten with what it was."""
    articles = apps.get_model("articles", "Article").objects
    shown = articles.filter(pk__in=articles.filter(photos__in=photos).order_by().values("pk"))
    for article in shown.select_for_update(no_key=True).order_by("pk"):
        article.render_body()


class Photo(models.Model):
    """A picture of the library, used by covers and texts alike."""

    file = ImageField(
        _("file"),
        upload_to=stored_name,
        max_length=200,
        width_field="width",
        height_field="height",
        ppoi_field="focus",
        formats=renditions.FORMATS,
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    focus = PPOIField(_("focal point"), help_text=_("What must stay in the frame of every crop."))
    alt_ru = models.CharField(_("description in Russian"), max_length=250, blank=True)
    alt_uk = models.CharField(
        _("description in Ukrainian"),
        max_length=250,
        blank=True,
        help_text=_("What a reader who can't see the picture should know. At least one language."),
    )
    caption_ru = models.CharField(_("caption in Russian"), max_length=300, blank=True)
    caption_uk = models.CharField(_("caption in Ukrainian"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=120, help_text=_("Who took it; readers see this."))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.OWN)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True, editable=False, db_default="")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    # Addresses of the renditions (photos.renditions.make_renditions): lists show dozens of photos, and asking the
    # storage for eight addresses each would cost more than all of their queries.
    sources = models.JSONField(editable=False, default=dict)

    # All words that a search looks in (photos.words). Kept by a trigger, whatever wrote the row.
    searched = models.TextField(editable=False, db_default="")

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-id"]
        indexes = [
            GinIndex(OpClass("searched", name="gin_trgm_ops"), name="photo_by_words"),
            models.Index(F("created_by"), F("id").desc(), name="photo_by_uploader"),
            models.Index(F("created_at").desc(), F("id").desc(), name="photo_newest"),
            models.Index(F("id").desc(), name="photo_without_words", condition=WITHOUT_WORDS),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or self.file_name or f"№ {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Strips and stores a new file, makes its renditions, renders anew the texts that show this photo."""
        if self.file and not self.file._committed:
            self.replace_file(self.file.file)
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.make_renditions()
            render_texts([self.pk])

    def save_words(self) -> None:
        """Saves WORDS alone: no picture is touched, so it is quick."""
        with transaction.atomic():
            super().save(update_fields=WORDS)
            render_texts([self.pk])

    def replace_file(self, upload: "File[bytes]") -> None:
        """Take `upload` as this photo's file. Raises ValidationError where it isn't a picture that we can take."""
        stored = stored_picture(upload)
        self.file_name = clean_text(stored.sent_as)[:200]
        self.file = stored

    def make_renditions(self) -> None:
        self.sources = renditions.make_renditions(self.file, self.width, self.height)
        Photo.objects.filter(pk=self.pk).update(sources=self.sources)

    @property
    def alt(self) -> str:
        return in_language(self, "alt")

    @property
    def caption(self) -> str:
        return in_language(self, "caption")

    def picture(self, language: str) -> renditions.Picture:
        body = self.sources["body"]
        return renditions.Picture(
            avif_srcset=body["avif"],
            jpeg_srcset=body["jpeg"],
            src=body["src"],
            width=body["width"],
            height=body["height"],
            alt=in_language(self, "alt", language),
            caption=in_language(self, "caption", language),
            credit=self.credit,
        )
