from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .section import Section


class Beat(models.Model):
    """What a reporter or an editor is bound to: "Sport, in Ukrainian". Without a row a person is bound to nothing.

    articles.roles says what follows from it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="beats"
    )
    # PROTECT: were the last beat of a person to go with its section, the person would be bound to nothing.
    section = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("With all that is below it. Empty: every section."),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language, blank=True, help_text=_("Empty: both languages.")
    )

    class Meta:
        verbose_name = _("beat")
        verbose_name_plural = _("beats")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "section", "language"],
                name="beat_once",
                nulls_distinct=False,
                violation_error_message=_("This section and language are in the list already."),
            ),
            models.CheckConstraint(
                name="beat_language_known",
                condition=Q(language__in=["", *Language.values]),
                violation_error_message=_("This language is not one of the site’s."),
            ),
        ]

    def __str__(self) -> str:
        section = self.section.name if self.section else gettext("every section")
        return f"{section}, {self.get_language_display()}" if self.language else section
