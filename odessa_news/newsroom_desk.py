"""The newsroom's first page: what is mine, what waits for an editor, what is to come, what readers say and read."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import reads, roles
from articles.admin.states import State, in_state
from articles.models import Article, Status
from articles.querysets import ArticleQuerySet
from comments.models import Comment, Complaint, TypoReport

SHOWN = 8
TYPOS_SHOWN = 10
FIELDS = ("title", "language", "status", "updated_at", "published_at", "unpublish_at", "section")
# "99+" says enough, and a spammer's million is not counted at each click.
MOST_WAITING = 99


def desk(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Unfold's DASHBOARD_CALLBACK. One query for each list, and one for the number of comments."""
    may_write = request.user.has_perm("articles.view_article")
    if may_write:
        articles = roles.visible(Article.objects.all(), request.user).select_related("section")
        articles = articles.only(*FIELDS)
        context["lists"] = [
            _list(_("Mine"), _mine(articles, request), "updated_at", _("No drafts of yours. Write one!")),
            _list(_("In review"), _in_review(articles), "updated_at", _("Nothing waits for an editor.")),
            _list(_("Scheduled today"), _today(articles), "published_at", _("Nothing more is planned for today.")),
            _list(_("Just published"), _live(articles), "published_at", _("Nothing is published yet.")),
        ]
        context["most_read"] = [
            _read(_("Most read in 24 hours"), reads.most_read(articles, reads.last_day())),
            _read(_("Most read in seven days"), reads.most_read(articles, reads.last_week())),
        ]
    if request.user.has_perm("comments.view_typoreport"):
        context.update(_typos(request), may_see_typos=True)
    if request.user.has_perm("comments.change_comment"):
        context["comments"] = _waiting_longest()
        context["complaints"] = list(Complaint.objects.open()[:SHOWN])
    context.update(title=_("Desk"), may_write=may_write, waiting=waiting(request))
    return context


def _list(heading: str, articles: ArticleQuerySet, time: str, none: str) -> dict[str, Any]:
    """`time`: the field that is shown beside the title."""
    shown = [(article, getattr(article, time)) for article in articles[:SHOWN]]
    return {"heading": heading, "articles": shown, "none": none}


def _mine(articles: ArticleQuerySet, request: HttpRequest) -> ArticleQuerySet:
    """What this person has begun and readers have never seen, the last edit first."""
    being_written = articles.filter(status__in=(Status.DRAFT, Status.REVIEW), created_by=request.user.pk)
    return being_written.order_by("-updated_at", "-id")


def _in_review(articles: ArticleQuerySet) -> ArticleQuerySet:
    """What has waited longest first."""
    return articles.filter(status=Status.REVIEW).order_by("updated_at", "id")


def _today(articles: ArticleQuerySet) -> ArticleQuerySet:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return in_state(articles, State.SCHEDULED).filter(published_at__lt=midnight).order_by("published_at", "id")


def _live(articles: ArticleQuerySet) -> ArticleQuerySet:
    return in_state(articles, State.LIVE).order_by("-published_at", "-id")


def _read(heading: str, articles: ArticleQuerySet) -> dict[str, Any]:
    return {"heading": heading, "articles": list(articles), "none": _("Nothing was read yet.")}


def _typos(request: HttpRequest) -> dict[str, Any]:
    """What readers find wrong in the articles that this person may edit: the newest, and how many are open."""
    found = TypoReport.objects.for_editor(request.user).open()
    newest = found.with_article().order_by("-created_at", "-id")[:TYPOS_SHOWN]
    return {"typos": list(newest), "typos_open": _bounded(found)}


def _bounded(found: "QuerySet[Any]") -> str:
    count = found[: MOST_WAITING + 1].count()
    return f"{MOST_WAITING}+" if count > MOST_WAITING else str(count)


def _waiting_longest() -> list[Comment]:
    comments = Comment.objects.kept().filter(status="pending").select_related("article").order_by("created_at", "id")
    return list(comments.only("name", "text", "created_at", "article__title", "article__language")[:SHOWN])


def waiting(request: HttpRequest) -> str:
    """How many comments wait, for a moderator; "" for others. One query, remembered for the request."""
    if not request.user.has_perm("comments.change_comment"):
        return ""
    known: str | None = getattr(request, "_newsroom_waiting", None)
    if known is None:
        known = _bounded(Comment.objects.kept().filter(status="pending"))
        request._newsroom_waiting = known  # type: ignore[attr-defined]
    return known


def waiting_badge(request: HttpRequest) -> str:
    """As `waiting`, and nothing instead of a nought."""
    count = waiting(request)
    return "" if count == "0" else count
