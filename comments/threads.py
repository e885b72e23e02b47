"""The comments under an article, a page at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.cursors import Cursor
from articles.models.urls import personal_url, public_url
from odessa_news.lib.prepared import prepared

from .models import Comment
from .opening import closed_because
from .querysets import CommentQuerySet

if TYPE_CHECKING:
    from articles.models import Article

# Ten screens of a phone; longer threads go on behind a link.
PAGE = 50
# A thread is counted so far, and beyond it "more than": nobody reads the difference, and the cost stays bounded.
COUNTED = 1000


@dataclass(frozen=True)
class ThreadPage:
    comments: list[Comment]
    next_url: str
    total: int

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


def thread_page(article: "Article", cursor: Cursor | None = None) -> ThreadPage:
    """The approved comments after `cursor`. One query, which counts and knows whether there are more.

    Whether the article itself may be seen, the caller has asked.
    """
    if cursor is None:
        found = _first(article=article.pk)
    else:
        found = _further(article=article.pk, at=cursor.published_at, last=cursor.id)
    shown = found[:PAGE]
    for comment in shown:
        comment.article = article
    last = Cursor(shown[-1].created_at, shown[-1].pk) if len(found) > PAGE else None
    total: int = found[0].total if found else 0  # type: ignore[attr-defined]
    return ThreadPage(shown, thread_url(article, last) if last else "", total)


@prepared(keep_plan=True, article=int)
def _first(article: int) -> CommentQuerySet:
    return Comment.objects.thread_for(article).with_total(article, COUNTED + 1)[: PAGE + 1]


@prepared(keep_plan=True, article=int, at=datetime, last=int)
def _further(article: int, at: datetime, last: int) -> CommentQuerySet:
    return Comment.objects.thread_for(article).with_total(article, COUNTED + 1).after(Cursor(at, last))[: PAGE + 1]


def thread_url(article: "Article", after: Cursor | None = None) -> str:
    """Where the thread of an article goes on."""
    query = f"?{urlencode({'after': after})}" if after else ""
    return public_url(f"comments/article/{article.pk}/", article.language) + query


def comment_action(article: "Article") -> str:
    """Where the form of a public article is sent; "" where its comments are closed."""
    return personal_url(f"send/{article.pk}/", article.language) if not closed_because(article) else ""


def place_of(comment: Comment) -> str:
    """The address of the page that shows an approved comment, with its anchor. One query."""
    article = comment.article
    earlier = Comment.objects.thread_for(article).before(comment).values_list("id")[:PAGE]
    if len(earlier) < PAGE:
        page = article.get_absolute_url()
    else:
        page = thread_url(article, Cursor(comment.created_at, comment.pk - 1))
    return f"{page}#comment-{comment.pk}"
