"""An article's state as the newsroom speaks of it: the status and the clock together."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Article, Status
from ..querysets import ArticleQuerySet


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    SCHEDULED = "scheduled", _("scheduled")
    LIVE = "live", _("published")
    EXPIRED = "expired", _("taken down by time")
    RETRACTED = "retracted", _("retracted")


# Unfold's colours of labels.
COLOURS = {
    State.DRAFT: "default",
    State.REVIEW: "warning",
    State.SCHEDULED: "info",
    State.LIVE: "success",
    State.EXPIRED: "danger",
    State.RETRACTED: "danger",
}


def state_of(article: Article, now: datetime | None = None) -> State:
    now = now or timezone.now()
    if article.status != Status.PUBLISHED:
        return State(article.status)
    if article.is_public(now):
        return State.LIVE
    return State.SCHEDULED if article.published_at and article.published_at > now else State.EXPIRED


def in_state(articles: ArticleQuerySet, state: str) -> ArticleQuerySet:
    """`state_of`, for a query. Of unknown states there are no articles."""
    now = timezone.now()
    match state:
        case State.LIVE:
            return articles.published(now)
        case State.SCHEDULED:
            return articles.filter(status=Status.PUBLISHED, published_at__gt=now)
        case State.EXPIRED:
            return articles.filter(Q(published_at__lte=now), status=Status.PUBLISHED, unpublish_at__lte=now)
        case State.DRAFT | State.REVIEW | State.RETRACTED:
            return articles.filter(status=state)
    return articles.none()
