"""The front page desk: five places, what stands in them, and the news to fill them with."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import roles
from ..arrangement import ChangedMeanwhile, Refused, arrange
from ..languages import Language
from ..models import AuditEntry
from .front_draft import BIGGEST_ID, Draft, number
from .front_view import differences, places_of, search

HTTP_CONFLICT = 409
ARRANGED = "arranged"
VERBS = ("put", "move", "remove")


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return redirect("newsroom:front", language=settings.LANGUAGE_CODE)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def front(request: HttpRequest, language: str) -> HttpResponse:
    """The page as it is saved; by POST, saves what was made of it."""
    _gate(request, language)
    if request.method != "POST":
        return _page(request, Draft.saved(language), q=request.GET.get("q", ""))
    _may_change(request, language)
    draft = Draft.sent(language, request.POST)
    places, problems = draft.places()
    if problems:
        return _page(request, draft, problems=problems, changed=True, status=400)
    try:
        with transaction.atomic():
            if changed := arrange(language, places, draft.version):
                _log(request, draft)
    except Refused as refused:
        return _page(request, draft, problems=refused.problems, changed=True, status=400)
    except ChangedMeanwhile:
        return _conflict(request, draft)
    if changed:
        messages.success(request, _("The front page is saved; readers see it now."))
    return HttpResponseRedirect(reverse("newsroom:front", args=[language]))


@never_cache
@require_POST
def rearrange(request: HttpRequest, language: str) -> HttpResponse:
    """A button, or a thing dropped: the same page with the arrangement changed and not saved."""
    _gate(request, language)
    _may_change(request, language)
    draft = Draft.sent(language, request.POST)
    verb = next((name for name in VERBS if name in request.POST), "")
    first, _colon, second = request.POST.get(verb, "").partition(":")
    start, end = number(first), number(second)
    match verb:
        case "put" if (pk := number(first, BIGGEST_ID)) and end:
            draft.put(pk, end)
        case "move" if start and end:
            draft.move(start, end)
        case "remove" if start:
            draft.remove(start)
    changed = bool(verb) or "changed" in request.POST
    return _page(request, draft, changed=changed, q=request.POST.get("q", ""))


def _gate(request: HttpRequest, language: str) -> None:
    if not request.user.has_perm("articles.view_frontslot"):
        raise PermissionDenied
    if language not in Language.values:
        raise Http404("no such edition")


def _may_change(request: HttpRequest, language: str) -> None:
    if not roles.may_arrange_front(request.user, language):
        raise PermissionDenied


def _conflict(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Somebody was faster. Both arrangements are shown; saving once more lets this one stand."""
    theirs = Draft.saved(draft.language)
    draft.version = theirs.version
    conflict = {
        "differences": differences(request.user, theirs, draft),
        "entry": _last_arranged(draft.language),
    }
    return _page(request, draft, conflict=conflict, changed=True, status=HTTP_CONFLICT)


def _page(request: HttpRequest, draft: Draft, *, status: int = 200, q: str = "", **more: Any) -> HttpResponse:
    """The desk with `draft`. Five queries: the places, what fills them, the search."""
    q = q.strip()[:100]
    places = places_of(request.user, draft, more.pop("problems", {}))
    ctx = {
        **admin.site.each_context(request),
        "title": _("Front page"),
        "language": draft.language,
        "editions": Language.choices,
        "draft": draft,
        "places": places,
        "found": search(request.user, draft, places, q),
        "q": q,
        "may_arrange": roles.may_arrange_front(request.user, draft.language),
        **more,
    }
    return render(request, "admin/front/desk.html", ctx, status=status)


def _log(request: HttpRequest, draft: Draft) -> None:
    places = ", ".join(f"{position}: #{wish.article}" for position, wish in sorted(draft.wishes.items())) or None
    AuditEntry.record(ARRANGED, None, request.user, language=draft.language, places=places)


def _last_arranged(language: str) -> AuditEntry | None:
    return AuditEntry.objects.filter(verb=ARRANGED, detail__language=language).order_by("-at", "-id").first()
