"""The newsroom's first page: what is being written, what is to come, how many comments wait."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import roles
from articles.admin.states import State, in_state
from articles.models import Article, Status
from articles.querysets import ArticleQuerySet
from comments.models import Comment

SHOWN = 8
# "99+" says enough, and a spammer's million is not counted at each click.
MOST_WAITING = 99


def desk(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Unfold's DASHBOARD_CALLBACK. Three queries for lists, one for the comments."""
    may_write = request.user.has_perm("articles.view_article")
    if may_write:
        articles = roles.visible(Article.objects.all(), request.user).select_related("section")
        articles = articles.only("title", "language", "status", "updated_at", "published_at", "unpublish_at", "section")
        context.update(
            drafts=_newest(articles.filter(status__in=(Status.DRAFT, Status.REVIEW)), "-updated_at"),
            scheduled=_newest(in_state(articles, State.SCHEDULED), "published_at"),
            published=_newest(in_state(articles, State.LIVE), "-published_at"),
        )
    context.update(title=_("Desk"), may_write=may_write, waiting=waiting(request))
    return context


def waiting(request: HttpRequest) -> str:
    """How many comments wait, for a moderator; "" for others. One query, remembered for the request."""
    if not request.user.has_perm("comments.change_comment"):
        return ""
    known: str | None = getattr(request, "_newsroom_waiting", None)
    if known is None:
        count = Comment.objects.filter(status="pending")[: MOST_WAITING + 1].count()
        known = f"{MOST_WAITING}+" if count > MOST_WAITING else str(count)
        request._newsroom_waiting = known  # type: ignore[attr-defined]
    return known


def waiting_badge(request: HttpRequest) -> str:
    """As `waiting`, and nothing instead of a nought."""
    count = waiting(request)
    return "" if count == "0" else count


def _newest(articles: ArticleQuerySet, order: str) -> list[Article]:
    return list(articles.order_by(order, "-id")[:SHOWN])
