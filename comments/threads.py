"""The comments under an article, a page at a time: which there are, and where each stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.cursors import Cursor
from articles.models.urls import personal_url, public_url

from . import sorting
from .models import Comment, Status
from .opening import closed_because
from .places import ANSWERS, Place, laid_out
from .sorting import COUNTED, PAGE, After, Sort

if TYPE_CHECKING:
    from articles.models import Article


class SortLink(NamedTuple):
    name: str | Promise
    address: str
    is_current: bool


@dataclass(frozen=True)
class ThreadPage:
    """`total` counts what is approved, answers too. The addresses want the id of a comment and a slash behind them."""

    comments: list[Place]
    total: int
    next_url: str
    sorts: tuple[SortLink, ...]
    permalink: str
    answer: str
    react: str
    complain: str

    @property
    def has_uncounted(self) -> bool:
        return self.total > COUNTED

    @property
    def heading(self) -> str:
        """«12 комментариев»."""
        if self.has_uncounted:
            return _("More than %(n)s comments") % {"n": COUNTED}
        if not self.total:
            return _("No comments yet")
        return ngettext("%(n)s comment", "%(n)s comments", self.total) % {"n": self.total}


def thread_page(article: "Article", sort: Sort = Sort.OLDEST, after: After | None = None) -> ThreadPage:
    """What stands below the article after `after`. One query, which counts and knows whether there are more.

    Whether the article itself may be seen, the caller has asked.
    """
    found = sorting.roots(article.pk, sort, after)
    shown = found[:PAGE]
    permalink = public_url("comments/", article.language)
    places = [place for root in shown for place in laid_out(root)]
    last = After.of(shown[-1].place, sort) if len(found) > PAGE else None
    return ThreadPage(
        comments=places,
        total=found[0].total if found else 0,
        next_url=thread_url(article, sort, last) if last else "",
        sorts=_sorts(article, sort) if after or len(shown) > 1 else (),
        permalink=permalink,
        answer=personal_url("answer/", article.language),
        react=personal_url("react/", article.language),
        complain=personal_url("complain/", article.language),
    )


def _sorts(article: "Article", current: Sort) -> tuple[SortLink, ...]:
    first = article.get_absolute_url() + "#comments"
    addresses = {sort: first if sort == Sort.OLDEST else thread_url(article, sort) for sort in Sort}
    return tuple(SortLink(sort.label, addresses[sort], sort == current) for sort in Sort)


def thread_url(article: "Article", sort: Sort = Sort.OLDEST, after: After | None = None) -> str:
    """Where the thread of an article goes on."""
    asked = {"sort": "" if sort == Sort.OLDEST else sort.value, "after": str(after or "")}
    query = urlencode({name: value for name, value in asked.items() if value})
    return public_url(f"comments/article/{article.pk}/", article.language) + (f"?{query}" if query else "")


def answers_url(root: int, language: str, first: int | None = None) -> str:
    """Where the answers to one comment go on, beginning with `first`."""
    return public_url(f"comments/{root}/answers/", language) + (f"?from={first}" if first else "")


def comment_action(article: "Article") -> str:
    """Where the form of a public article is sent; "" where its comments are closed."""
    return personal_url(f"send/{article.pk}/", article.language) if not closed_because(article) else ""


def answer_action(parent: Comment, article: "Article") -> str:
    """Where an answer is written and sent."""
    return personal_url(f"answer/{parent.pk}/", article.language)


def why_unanswerable(parent: Comment) -> tuple[int, str]:
    """Status and sentence for an answer to a comment that isn't approved, or not any more."""
    if parent.shown_at is None:
        return 404, _("There is no such comment on the site, so your answer was not saved.")
    if parent.status == Status.PENDING:
        return 403, _("The comment was changed and is being checked, so it can’t be answered now.")
    return 410, _("The comment that you answer has been removed meanwhile, so your answer was not saved.")


def place_of(comment: Comment) -> str:
    """The address of the page that shows a place, with its anchor. Two queries at most, for an answer."""
    anchor = f"#comment-{comment.pk}"
    if comment.root is None:
        return _page_of(comment, comment.article) + anchor
    earlier = Comment.objects.below(comment.root).before_in_thread(comment).values_list("id")[:ANSWERS]
    if len(earlier) < ANSWERS:
        return _page_of(comment.root, comment.article) + anchor
    return answers_url(comment.root.pk, comment.article.language, comment.pk) + anchor


def _page_of(root: Comment, article: "Article") -> str:
    earlier = Comment.objects.roots_below(article).before(root).order_by("created_at", "id").values_list("id")[:PAGE]
    if len(earlier) < PAGE:
        return article.get_absolute_url()
    return thread_url(article, after=After(Cursor(root.created_at, root.pk - 1)))
