"""What the calendar shows: what was published, what is to come, what is to be taken down; by day and hour."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber, TruncDate
from django.utils import timezone

from .. import roles
from ..models import Article, Status
from ..querysets import ArticleQuerySet
from ..schedule import Kind
from .spans import Span

# Of what is out already a month shows so many a day, a week more; the rest is in the list of articles.
PUBLISHED_IN_MONTH, PUBLISHED_IN_WEEK = 3, 24
# Nobody plans more at once; a flood of an import must not make a page of a hundred megabytes.
MOST_PLANNED = 400
FIELDS = ("title", "language", "status", "story", "published_at", "unpublish_at")


@dataclass
class Entry:
    article: Article
    kind: Kind
    moment: datetime
    is_to_come: bool
    is_paired: bool = False
    """Its twin is planned for the same moment."""

    @property
    def key(self) -> str:
        return f"{self.kind.name.lower()}-{self.article.pk}"

    @property
    def typed(self) -> str:
        """As <input type="datetime-local"> has it; with seconds only where there are some."""
        return timezone.localtime(self.moment).replace(tzinfo=None, microsecond=0).isoformat(timespec=self._precision)

    @property
    def _precision(self) -> str:
        return "seconds" if self.moment.second else "minutes"

    @property
    def is_take_down(self) -> bool:
        return self.kind == Kind.TAKE_DOWN


@dataclass
class Day:
    date: date
    entries: list[Entry] = field(default_factory=list)
    more: int = 0
    """Published that day and not shown."""

    def hours(self) -> list[list[Entry]]:
        by_hour: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            by_hour[timezone.localtime(entry.moment).hour].append(entry)
        return [by_hour[hour] for hour in range(24)]


def days_of(user: roles.Staff, span: Span) -> dict[date, Day]:
    """Three queries, each over a range of an index."""
    now = timezone.now()
    days = {day: Day(day) for day in span.days}
    for article in _published(user, span, now):
        day = days[timezone.localtime(article.published_at).date()]
        day.entries.append(Entry(article, Kind.PUBLICATION, article.published_at, is_to_come=False))
        day.more = article.total - len(day.entries)
    for kind in Kind:
        for article in _planned(user, span, kind, now):
            moment = getattr(article, kind)
            entry = Entry(article, kind, moment, is_to_come=moment > now, is_paired=article.is_paired)
            days[timezone.localtime(moment).date()].entries.append(entry)
    for day in days.values():
        day.entries.sort(key=lambda entry: (entry.moment, entry.article.pk))
    return days


def _published(user: roles.Staff, span: Span, now: datetime) -> Any:
    """The last ones of each day, with how many it has (`total`)."""
    by_day: Any = {"partition_by": [TruncDate("published_at")]}
    newest = [F("published_at").desc(), F("id").desc()]
    return (
        _shown(user)
        .filter(published_at__gte=span.start, published_at__lt=min(span.end, now))
        .annotate(rank=Window(RowNumber(), order_by=newest, **by_day), total=Window(Count("*"), **by_day))
        .filter(rank__lte=PUBLISHED_IN_WEEK if span.is_week else PUBLISHED_IN_MONTH)
        .order_by("-published_at", "-id")
    )


def _planned(user: roles.Staff, span: Span, kind: Kind, now: datetime) -> Any:
    """Publications to come; take-downs, also those that have happened."""
    start = max(span.start, now) if kind == Kind.PUBLICATION else span.start
    twin = Article.objects.filter(~Q(pk=OuterRef("pk")), status=Status.PUBLISHED, story=OuterRef("story"))
    return (
        _shown(user)
        .filter(**{f"{kind}__gte": start, f"{kind}__lt": span.end})
        .annotate(is_paired=Exists(twin.filter(**{kind: OuterRef(kind)})))
        .order_by(kind, "id")[:MOST_PLANNED]
    )


def _shown(user: roles.Staff) -> ArticleQuerySet:
    return roles.visible(Article.objects.filter(status=Status.PUBLISHED), user).only(*FIELDS)
