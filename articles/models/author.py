from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..languages import in_language
from .urls import public_url


class Author(models.Model):
    """Somebody who signs articles. An account is not needed: a byline is a name, a user is a login."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    bio_ru = models.TextField(_("about, in Russian"), blank=True)
    bio_uk = models.TextField(_("about, in Ukrainian"), blank=True)
    photo = models.ForeignKey(
        "articles.Photo", verbose_name=_("photo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return public_url(f"authors/{self.slug}/")

    @property
    def bio(self) -> str:
        return in_language(self, "bio")
