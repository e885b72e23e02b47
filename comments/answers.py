"""Where the answers to one comment go on that are too many for the page below the article."""

from typing import TYPE_CHECKING, Any

from articles.models.urls import personal_url, public_url
from odessa_news.lib.prepared import prepared

from .models import Comment
from .places import COLUMNS, Addressee, Place, with_addressees
from .querysets import CommentQuerySet
from .reading_order import INDENTED
from .threads import ThreadPage, answers_url

if TYPE_CHECKING:
    from articles.models import Article

PAGE = 50


def answers_page(article: "Article", root: int, first: int | None = None) -> ThreadPage:
    """The comment `root` and the answers to it from `first` on; none where that isn't one of them. Two queries."""
    rows: list[Any] = _root(root=root)
    top = [Place(*row) for row in rows]
    found: list[Any] = _answers(root=root) if first is None else _answers_from(root=root, first=first)
    on_page = {root, *(place.pk for place, _name in found[:PAGE])}
    permalink = public_url("comments/", article.language)
    answers = [_told(place, name, on_page, permalink) for place, name in found[:PAGE]]
    following = [place.pk for place, _name in found[PAGE:]]
    return ThreadPage(
        comments=top + answers if answers else [],
        total=0,
        next_url=answers_url(root, article.language, following[0]) if following else "",
        sorts=(),
        permalink=permalink,
        answer=personal_url("answer/", article.language),
        react=personal_url("react/", article.language),
        complain=personal_url("complain/", article.language),
    )


def _told(place: Place, name: str, on_page: set[int], permalink: str) -> Place:
    if place.parent in on_page:
        return place._replace(to=Addressee(name, f"#comment-{place.parent}", place.depth > INDENTED))
    return place._replace(to=Addressee(name, f"{permalink}{place.parent}/", needs_telling=True))


@prepared(keep_plan=True, root=int)
def _root(root: int) -> CommentQuerySet:
    return Comment.objects.places().filter(pk=root).values_list(*COLUMNS)  # type: ignore[return-value]


@prepared(keep_plan=True, root=int)
def _answers(root: int) -> CommentQuerySet:
    return with_addressees(Comment.objects.below(root))[: PAGE + 1]


@prepared(keep_plan=True, root=int, first=int)
def _answers_from(root: int, first: int) -> CommentQuerySet:
    return with_addressees(Comment.objects.below(root).from_answer(root, first))[: PAGE + 1]
