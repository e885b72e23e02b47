from typing import Any

from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .. import richtext
from ..languages import Language, in_language
from .fields import RichTextField
from .photo import Photo
from .urls import public_url


class Page(models.Model):
    """A page that stands still: about the newsroom, rules for comments, contacts."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title_ru = models.CharField(_("title in Russian"), max_length=200)
    title_uk = models.CharField(_("title in Ukrainian"), max_length=200)
    body_ru = RichTextField(_("text in Russian"))
    body_uk = RichTextField(_("text in Ukrainian"))
    public_body_ru = models.TextField(editable=False, default="")
    public_body_uk = models.TextField(editable=False, default="")
    order = models.PositiveSmallIntegerField(_("order in the footer"), default=0)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        for language in Language.values:
            setattr(self, f"body_{language}", richtext.clean(getattr(self, f"body_{language}")))
        self.render_bodies()
        super().save(*args, **kwargs)

    def render_bodies(self) -> None:
        """Make the public forms of the clean texts, unsaved. E-mail addresses are for writing to, so they are links."""
        for language in Language.values:
            body = getattr(self, f"body_{language}")
            pictures = Photo.objects.pictures(richtext.photo_ids(body), language)
            public = richtext.render(richtext.with_mail_links(body), language, pictures)
            setattr(self, f"public_body_{language}", public)

    def get_absolute_url(self) -> str:
        return public_url(f"pages/{self.slug}/")

    @property
    def title(self) -> str:
        return in_language(self, "title")

    @property
    def public_body(self) -> SafeString:
        # richtext.render() made it, from what the sanitiser let through.
        return mark_safe(in_language(self, "public_body", get_language()))
