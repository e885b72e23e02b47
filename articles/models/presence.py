from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Case, F, When
from django.utils import timezone

from .article import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# The form beats every 20 seconds; but in a hidden tab browsers let the clock tick only once a minute, and somebody who
# looks something up in another tab has not gone.
GONE_AFTER = timedelta(seconds=75)
# Who was away for less (a reload, a sleep of the network) has had the article open all the time.
SAME_VISIT = timedelta(minutes=5)
# What a crash leaves behind is swept by whoever opens a form next.
SWEPT_AFTER = timedelta(days=1)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def now_open(self) -> "PresenceQuerySet":
        return self.filter(seen_at__gt=timezone.now() - GONE_AFTER).select_related("user").order_by("since", "id")

    def beat(self, article: Article, user: "User") -> datetime:
        """The form is open in somebody's browser. Returns what leave() wants to be told. One query, three where the
        form has just been opened for the first time."""
        now = timezone.now()
        since = Case(When(seen_at__lt=now - SAME_VISIT, then=now), default=F("since"))
        if not self.filter(article=article, user=user).update(seen_at=now, since=since):
            # The table is as long as the newsroom is large, so this needs no index.
            self.filter(seen_at__lt=now - SWEPT_AFTER).delete()
            # Two tabs opened at once: one row.
            self.bulk_create([self.model(article=article, user=user, since=now, seen_at=now)], ignore_conflicts=True)
        return now

    def leave(self, article: Article, user: "User", seen_at: datetime) -> None:
        """Gone from the lists at once, unless another beat came since `seen_at`: from a second tab, or from the same
        form opened anew, which is what most buttons do; so the row stays too."""
        self.filter(article=article, user=user, seen_at=seen_at).update(seen_at=seen_at - GONE_AFTER)


class Presence(models.Model):
    """Somebody has the form of an article open: since when, and when the browser last said so."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(name="presence_once", fields=["article", "user"])]

    def __str__(self) -> str:
        return f"{self.user} · {self.article_id}"

    @property
    def name(self) -> str:
        return self.user.get_full_name() or self.user.get_username()
