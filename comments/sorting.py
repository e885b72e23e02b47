"""In which order readers want the comments to an article, and where such a list goes on."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, TextChoices
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils.translation import gettext_lazy as _

from articles.cursors import Cursor
from odessa_news.lib.prepared import prepared

from .models import Comment
from .places import Place, Root, with_answers
from .querysets import CommentQuerySet

# Ten screens of a phone; longer threads go on behind a link.
PAGE = 50
# Comments are counted so far, and beyond it "more than": nobody reads the difference, and the cost stays bounded.
COUNTED = 1000


class Sort(TextChoices):
    """As it stands in an address; the first one in none."""

    OLDEST = "old", _("Oldest first")
    NEWEST = "new", _("Newest first")
    BEST = "best", _("Best first")


_RATED = re.compile(r"(-?\d{1,9})-(.+)", re.ASCII)


@dataclass(frozen=True)
class After:
    """The last comment of a page. Its rating counts in Sort.BEST only."""

    place: Cursor
    rating: int | None = None

    @classmethod
    def of(cls, place: Place, sort: Sort) -> Self:
        return cls(Cursor(place.created_at, place.pk), place.rating if sort == Sort.BEST else None)

    @classmethod
    def parse(cls, text: str, sort: Sort) -> Self:
        """Raises ValueError where `text` isn't what `str()` makes of one in this order."""
        if sort != Sort.BEST:
            return cls(Cursor.parse(text))
        if not (match := _RATED.fullmatch(text)):
            raise ValueError("not a cursor of rated comments")
        return cls(Cursor.parse(match[2]), int(match[1]))

    def __str__(self) -> str:
        return str(self.place) if self.rating is None else f"{self.rating}-{self.place}"


def roots(article: int, sort: Sort, after: After | None) -> list[Root]:
    """One more than a page shows, if there is one. One query."""
    if after is None:
        return _FIRST[sort](article=article)
    values: dict[str, Any] = {"article": article, "at": after.place.published_at, "last": after.place.id}
    return _FURTHER[sort](**values, **({} if after.rating is None else {"rating": after.rating}))


def _page(article: int, order: tuple[str, ...], **after: Any) -> CommentQuerySet:
    """`after`: the values of the fields in `order`, by which the next page begins."""
    ids = Comment.objects.approved_below(article).values("id")[: COUNTED + 1]
    total = Func(ArraySubquery(ids), function="cardinality", output_field=IntegerField())
    found = Comment.objects.roots_below(article).order_by(*order)
    if after:
        # Said of the three fields at once, so that the index begins there and not at the first of the same rating.
        is_further = TupleLessThan if order[0].startswith("-") else TupleGreaterThan
        found = found.filter(is_further(Tuple(*after), tuple(after.values())))
    return with_answers(found[: PAGE + 1], total)


@prepared(keep_plan=True, article=int)
def _oldest(article: int) -> CommentQuerySet:
    return _page(article, ("created_at", "id"))


@prepared(keep_plan=True, article=int, at=datetime, last=int)
def _after_oldest(article: int, at: datetime, last: int) -> CommentQuerySet:
    return _page(article, ("created_at", "id"), created_at=at, id=last)


@prepared(keep_plan=True, article=int)
def _newest(article: int) -> CommentQuerySet:
    return _page(article, ("-created_at", "-id"))


@prepared(keep_plan=True, article=int, at=datetime, last=int)
def _after_newest(article: int, at: datetime, last: int) -> CommentQuerySet:
    return _page(article, ("-created_at", "-id"), created_at=at, id=last)


@prepared(keep_plan=True, article=int)
def _best(article: int) -> CommentQuerySet:
    return _page(article, ("-rating", "-created_at", "-id"))


@prepared(keep_plan=True, article=int, at=datetime, last=int, rating=int)
def _after_best(article: int, at: datetime, last: int, rating: int) -> CommentQuerySet:
    return _page(article, ("-rating", "-created_at", "-id"), rating=rating, created_at=at, id=last)


_FIRST: Any = {Sort.OLDEST: _oldest, Sort.NEWEST: _newest, Sort.BEST: _best}
_FURTHER: Any = {Sort.OLDEST: _after_oldest, Sort.NEWEST: _after_newest, Sort.BEST: _after_best}
