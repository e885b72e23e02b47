from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .article import Article

if TYPE_CHECKING:
    from ..cursors import Cursor

# A correction says what was wrong and what is right. What is longer is another article.
CORRECTION_LENGTH = 1000
# A slip in the correction itself may be mended while hardly anybody has read it; after that, it is corrected anew.
MENDABLE_FOR = timedelta(hours=1)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def public(self, language: str, now: datetime | None = None) -> Self:
        """Of what readers may see in that language, newest first."""
        articles = Article.objects.published(now).filter(language=language).order_by()
        return self.filter(article__in=articles).order_by("-at", "-id")

    def for_list(self) -> Self:
        """With what a link to the article needs."""
        return self.select_related("article__section").only(
            *("text", "at", "article__language", "article__slug", "article__public_title"), "article__section__slug"
        )

    def after(self, cursor: "Cursor | None") -> Self:
        """Go on below `cursor` in a list that is newest first."""
        if cursor is None:
            return self
        return self.filter(Q(at__lt=cursor.published_at) | Q(id__lt=cursor.id), at__lte=cursor.published_at)

    def mendable(self) -> Self:
        return self.filter(at__gt=timezone.now() - MENDABLE_FOR)


class Correction(models.Model):
    """What readers are told was wrong in an article. Rows are only ever added (articles.corrections)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections", db_index=False)
    text = models.TextField(pgettext_lazy("correction", "text"), max_length=CORRECTION_LENGTH)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="correction_has_text",
                condition=~Q(text=""),
                violation_error_message=_("Say what was wrong and what is right."),
            )
        ]
        indexes = [
            models.Index(F("at").desc(), F("id").desc(), name="correction_newest"),
            models.Index(F("article"), F("at").desc(), name="correction_by_article"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def anchor(self) -> str:
        """Where it stands on the article's page."""
        return f"correction-{self.pk}"

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    @property
    def is_mendable(self) -> bool:
        return self.at > timezone.now() - MENDABLE_FOR
