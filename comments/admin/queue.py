"""The moderators' page: what waits, and all that is needed to decide it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles import roles
from articles.cursors import Cursor
from articles.languages import Language
from articles.models import Article, Section

from ..models import Moderation, Reason
from .ban_form import BanForm
from .findings import names_waiting
from .queue_filters import Filters, Standing
from .queue_rows import html_of, queue_page, waiting

# What was decided by mistake is noticed within these.
LAST_VERDICTS = 10


@never_cache
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """`?after=` goes on behind a place. The same number of queries however many wait."""
    _gate(request)
    filters = Filters.of(request.GET)
    page = queue_page(filters, _after(request))
    chosen_article = filters.article and Article.objects.filter(pk=filters.article).only("title", "language").first()
    ctx = {
        **admin.site.each_context(request),
        "title": _("Comments waiting"),
        "filters": filters,
        "page": page,
        "waiting": waiting(filters),
        "sections": Section.objects.all(),
        "languages": Language.choices,
        "standings": Standing.choices,
        "findings": names_waiting(),
        "chosen_article": chosen_article,
        "reasons": Reason.choices,
        "ban_form": BanForm(),
        "may_decide": roles.may_moderate(request.user),
        "may_ban": roles.may_ban(request.user),
        "decided": _own_verdicts(request),
    }
    return render(request, "admin/queue/queue.html", ctx)


@never_cache
@require_safe
def more(request: HttpRequest) -> JsonResponse:
    """The next rows, for the page that is open: `{"rows": HTML, "next": address, "waiting": "12"}`"""
    _gate(request)
    filters = Filters.of(request.GET)
    page = queue_page(filters, _after(request))
    return JsonResponse(
        {
            "rows": html_of(request, page.rows) if page.rows else "",
            "next": f"{reverse('moderation:more')}?{filters.query}&after={page.end or ''}",
            "waiting": waiting(filters),
        }
    )


@never_cache
@require_safe
def count(request: HttpRequest) -> JsonResponse:
    """For the page that is open: `{"waiting": "12"}`. One query besides those of the login."""
    _gate(request)
    return JsonResponse({"waiting": waiting(Filters.of(request.GET))})


def _gate(request: HttpRequest) -> None:
    if not request.user.has_perm("comments.view_comment"):
        raise PermissionDenied


def _after(request: HttpRequest) -> Cursor | None:
    try:
        return Cursor.parse(request.GET.get("after", ""))
    except ValueError:
        return None


def _own_verdicts(request: HttpRequest) -> list[dict[str, Any]]:
    """This moderator's last ones, with whether each can still be undone as it stands: a colleague's later verdict is
    not this moderator's to take back by a button that names his own."""
    verdicts = list(Moderation.objects.by_account(request.user.pk).filter(undoes=None)[:LAST_VERDICTS])
    last = Moderation.objects.last_standing({each.comment_id for each in verdicts})
    return [
        {
            "verdict": each,
            "comment": each.comment,
            "is_undone": hasattr(each, "undone_by"),
            "later": later if (later := last.get(each.comment_id)) and later.pk != each.pk else None,
        }
        for each in verdicts
    ]
