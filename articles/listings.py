"""Lists that go on by cursor. The compiled queries of the public ones are kept (odessa_news.lib.prepared)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from odessa_news.lib.prepared import prepared

from .cards import Card
from .cursors import Cursor
from .querysets import ArticleQuerySet

if TYPE_CHECKING:
    from .models import Article

# Two screens of a phone; a desk shows it without scrolling far.
PAGE = 20


@dataclass(frozen=True)
class Listing:
    """One page of a list, and where the next one begins."""

    articles: list[Card]
    next: Cursor | None


def list_page(articles: ArticleQuerySet, cursor: Cursor | None, size: int = PAGE) -> Listing:
    """The first `size` articles below `cursor`. One query; it asks for one more to know whether the list goes on."""
    return _listing(list(articles.after(cursor).cards()[: size + 1]), size)


class KeptList:
    """A list that readers open all day: `narrow(articles, key, cursor)` says what is in it and, if the index that it
    walks is not the articles' own, where it goes on."""

    def __init__(self, narrow: Callable[[ArticleQuerySet, int, Cursor | None], ArticleQuerySet]) -> None:
        def build(now: datetime, language: str, key: int, cursor: Cursor | None) -> "QuerySet[Article, Card]":
            from .models import Article

            return narrow(Article.objects.for_newest(language, now), key, cursor).cards()[: PAGE + 1]

        @prepared(keep_plan=True, now=datetime, language=str, key=int)
        def first(now: datetime, language: str, key: int) -> "QuerySet[Article, Card]":
            return build(now, language, key, None)

        @prepared(keep_plan=True, now=datetime, language=str, key=int, at=datetime, last=int)
        def further(now: datetime, language: str, key: int, at: datetime, last: int) -> "QuerySet[Article, Card]":
            return build(now, language, key, Cursor(at, last))

        self.first, self.further = first, further

    def page(self, key: int, language: str, cursor: Cursor | None) -> Listing:
        """One query."""
        values = {"now": timezone.now(), "language": language, "key": key}
        if cursor is None:
            return _listing(self.first(**values), PAGE)
        return _listing(self.further(**values, at=cursor.published_at, last=cursor.id), PAGE)


of_section = KeptList(lambda articles, section, cursor: articles.in_section(section).after(cursor))
of_top_section = KeptList(lambda articles, section, cursor: articles.below_section(section).after(cursor))
of_author = KeptList(lambda articles, author, cursor: articles.by_author(author, cursor))
of_topic = KeptList(lambda articles, topic, cursor: articles.on_topic(topic, cursor))


def _listing(found: list[Card], size: int) -> Listing:
    shown = found[:size]
    if len(found) <= size:
        return Listing(shown, None)
    last = shown[-1]
    return Listing(shown, Cursor(last.published_at, last.pk))
