"""The trash: what was deleted in the last month, to be taken back or deleted for good. By the numbers of articles."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from odessa_news.lib.text import strip_unsafe

from .. import roles
from ..cursors import Cursor
from ..models import Article, AuditEntry, Status, Trashed
from ..models.trash import DAYS_IN_TRASH
from ..revisions.refusals import Refused
from ..trash import NotInTrash, Purged, TakenBack
from .base import short_time

SHOWN = 30
MOST_TYPED = 200


@dataclass(frozen=True)
class Row:
    """Something in the trash, and what this person may do about it."""

    trashed: Trashed
    may_take_back: bool
    may_purge: bool

    @property
    def was(self) -> str:
        return str(Status(self.trashed.status).label)

    @property
    def left(self) -> str:
        days = self.trashed.days_left
        if not days:
            return _("deleted for good today")
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}

    @property
    def is_urgent(self) -> bool:
        return self.trashed.days_left <= 3


@never_cache
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Newest first; `?q=` words of the title, `?before=` goes on. One query."""
    if not roles.may_see_trash(request.user):
        raise PermissionDenied
    q = strip_unsafe(request.GET.get("q", ""))[:MOST_TYPED].strip()
    found = list(roles.in_trash(request.user).for_list().with_words(q).after(_cursor(request))[: SHOWN + 1])
    page, last = found[:SHOWN], found[SHOWN - 1] if len(found) > SHOWN else None
    ctx = {
        "rows": [_row(request, trashed) for trashed in page],
        "q": q,
        "older": str(Cursor(last.at, last.pk)) if last else "",
    }
    return _page(request, "list", _("Trash"), ctx)


@never_cache
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What it says, to decide by."""
    trashed = _trashed(request, pk)
    if not trashed:
        return _to_list(request, _not_there(request, pk))
    return _page(request, "one", trashed.article.title, {"row": _row(request, trashed)})


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    trashed = _trashed(request, pk)
    if not trashed:
        return _to_list(request, _not_there(request, pk))
    if not roles.may_take_back(request.user, trashed):
        raise PermissionDenied
    article = trashed.article
    try:
        back = article.take_back(request.user)
    except Refused as refusal:
        return _to_list(request, str(refusal))
    messages.success(request, _said(article, back))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def purge(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first."""
    trashed = _trashed(request, pk)
    if not trashed:
        return _to_list(request, _not_there(request, pk))
    if not roles.may_purge(request.user, trashed):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, "purge", _("Delete for good"), {"row": _row(request, trashed)})
    title = trashed.article.title
    try:
        trashed.article.purge(request.user)
    except Refused as refusal:
        return _to_list(request, str(refusal))
    return _to_list(request, _("“%(title)s” is deleted for good.") % {"title": title}, messages.SUCCESS)


def _trashed(request: HttpRequest, pk: int) -> Trashed | None:
    """One query, with the article."""
    if not roles.may_see_trash(request.user):
        raise PermissionDenied
    return roles.in_trash(request.user).select_related("article__section", "by").filter(article=pk).first()


def _not_there(request: HttpRequest, pk: int) -> str:
    """Why it isn't in the trash, for who may know of it. Raises Http404 where there never was such an article."""
    if roles.visible(Article.objects.filter(pk=pk), request.user).exists():
        return str(NotInTrash())
    entries = AuditEntry.objects.filter(object_id=str(pk), object_type=Article._meta.label_lower, verb="purged")
    if not entries.exists():
        raise Http404("no such article")
    return str(Purged())


def _said(article: Article, back: TakenBack) -> str:
    sentences = [_("“%(title)s” is back.") % {"title": article.title}]
    if back.missed:
        missed = _("It was to be published on %(time)s; that time has passed, so it is a draft now, without a time.")
        sentences.append(missed % {"time": short_time(back.missed)})
    if back.lost_places:
        sentences.append(_("On the front page something else stands in its place by now."))
    return " ".join(sentences)


def _row(request: HttpRequest, trashed: Trashed) -> Row:
    user = request.user
    return Row(trashed, roles.may_take_back(user, trashed), roles.may_purge(user, trashed))


def _cursor(request: HttpRequest) -> Cursor | None:
    try:
        return Cursor.parse(request.GET["before"]) if "before" in request.GET else None
    except ValueError:
        return None


def _to_list(request: HttpRequest, sentence: str, level: int = messages.WARNING) -> HttpResponse:
    messages.add_message(request, level, sentence)
    return HttpResponseRedirect(reverse("newsroom:trash"))


def _page(request: HttpRequest, template: str, title: str, ctx: dict[str, Any]) -> HttpResponse:
    ctx = {**admin.site.each_context(request), "title": title, "days": DAYS_IN_TRASH, **ctx}
    return render(request, f"admin/trash/{template}.html", ctx)
