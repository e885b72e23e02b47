from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..languages import Language
from .article import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Nobody writes more articles at once; of more, the oldest go.
MOST_A_PERSON = 10
OFFERED_FOR = timedelta(days=30)


class NewTextQuerySet(models.QuerySet["NewText"]):
    def offered_to(self, user: "User", twin_of: int | None) -> "NewTextQuerySet":
        """Newest first."""
        mine = self.filter(user=user, made=None, twin_of=twin_of, kept_at__gt=timezone.now() - OFFERED_FOR)
        return mine.order_by("-kept_at", "-id")

    def become(self, article: Article, user: "User", key: UUID) -> None:
        values = {"made": article, "content": {}, "language": article.language, "kept_at": timezone.now()}
        self.update_or_create(user=user, key=key, defaults=values)

    def sweep(self, user: "User") -> None:
        """Make room for one more."""
        mine = self.filter(user=user).order_by("-kept_at", "-id")
        self.filter(pk__in=list(mine.values_list("pk", flat=True)[MOST_A_PERSON - 1 :])).delete()


class NewText(models.Model):
    """What somebody has typed for an article that doesn't exist yet: the first saving makes it. A draft made at the
    first keystroke instead would stand in everybody's lists, ask for a title and take the place of the real twin."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    # Of one opened form. Two new articles side by side are two texts.
    key = models.UUIDField()
    language = models.CharField(max_length=2, choices=Language)
    twin_of = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="+")
    # As of a revision (articles.revisions.content).
    content = models.JSONField()
    kept_at = models.DateTimeField()
    # What it became when it was saved. The row stays for a while: a browser that has kept the text too learns by it
    # that there is nothing to offer.
    made = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="+")

    objects = NewTextQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(name="new_text_once", fields=["user", "key"])]

    def __str__(self) -> str:
        return str(self.content.get("title", "")) or "…"
