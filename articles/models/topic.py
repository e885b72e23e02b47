from django.db import models
from django.utils.translation import gettext_lazy as _

from ..languages import in_language
from .urls import public_url


class Topic(models.Model):
    """What articles of several sections may be about: the tram, the opera, the weather."""

    name_ru = models.CharField(_("name in Russian"), max_length=60)
    name_uk = models.CharField(_("name in Ukrainian"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_ru"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return public_url(f"topics/{self.slug}/")

    @property
    def name(self) -> str:
        return in_language(self, "name")
