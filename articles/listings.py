from dataclasses import dataclass
from typing import TYPE_CHECKING

from .cursors import Cursor
from .querysets import ArticleQuerySet

if TYPE_CHECKING:
    from .models import Article

# Two screens of a phone; a desk shows it without scrolling far.
PAGE = 20


@dataclass(frozen=True)
class Listing:
    """One page of a list, and where the next one begins."""

    articles: "list[Article]"
    next: Cursor | None


def list_page(articles: ArticleQuerySet, cursor: Cursor | None, size: int = PAGE) -> Listing:
    """The first `size` articles below `cursor`. One query; it asks for one more to know whether the list goes on."""
    found = list(articles.after(cursor)[: size + 1])
    shown = found[:size]
    if len(found) <= size:
        return Listing(shown, None)
    last = shown[-1]
    assert last.published_at  # listed, so published
    return Listing(shown, Cursor(last.published_at, last.pk))
