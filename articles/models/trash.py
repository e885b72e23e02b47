import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .status import Status

if TYPE_CHECKING:
    from ..cursors import Cursor

# Long enough for who comes back from a holiday to miss a text; what nobody has missed by then nobody wants.
DAYS_IN_TRASH = 30
_DAY = timedelta(days=1)


class TrashedQuerySet(models.QuerySet["Trashed"]):
    def for_list(self) -> Self:
        """Newest first, with what a row shows of article and person. The texts stay in the database."""
        return self.select_related("article__section", "by").order_by("-at", "-id").only(*_LISTED)

    def with_words(self, typed: str) -> Self:
        """Titles that hold all of the words. Reads all that is in the trash: a month of slips, not an archive."""
        found = Q()
        for word in typed.split():
            found &= Q(article__title__icontains=word)
        return self.filter(found)

    def after(self, cursor: "Cursor | None") -> Self:
        """Go on below `cursor` in a list that is newest first."""
        if cursor is None:
            return self
        return self.filter(Q(at__lt=cursor.published_at) | Q(id__lt=cursor.id), at__lte=cursor.published_at)

    def overdue(self, now: datetime | None = None) -> Self:
        return self.filter(at__lte=(now or timezone.now()) - DAYS_IN_TRASH * _DAY)


class Trashed(models.Model):
    """An article is in the trash: since when, by whom, and what comes back with it (articles.trash). All else that it
    had, comments and revisions and its place among the twins, it keeps meanwhile."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="trashed")
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What it was before.
    status = models.CharField(_("status"), max_length=10, choices=Status)
    # Of front pages: [{"language": "ru", "position": 2, "until": None}]
    places = models.JSONField(default=list)

    objects = TrashedQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(name="trashed_was_something_else", condition=~Q(status=Status.TRASHED))]
        indexes = [models.Index(F("at").desc(), F("id").desc(), name="trashed_newest")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.at:%Y-%m-%d %H:%M}"

    @property
    def until(self) -> datetime:
        """When it is deleted for good, give or take a day: that is done once a day."""
        return self.at + DAYS_IN_TRASH * _DAY

    @property
    def days_left(self) -> int:
        return max(math.ceil((self.until - timezone.now()) / _DAY), 0)


_LISTED = (
    *("at", "status", "by__username", "by__first_name", "by__last_name"),
    *(f"article__{name}" for name in ("title", "language", "status", "created_by", "published_at")),
    *("article__section__name_ru", "article__section__name_uk"),
)
