"""Both languages of a story side by side, published together; or one alone, where a chief takes that upon himself."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from .. import roles
from ..languages import Language, other
from ..models import Revision
from ..pairs import publish_both
from ..revisions.publishing import publish
from ..revisions.refusals import Refused
from ..twins import missing_twin
from .base import short_time
from .front_draft import input_time
from .pair_shared import differing
from .pair_sides import Shown, seen_revision, sides_of
from .states import State, state_of
from .times import TypedMoment

MAX_REASON = 500


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """The story of article `pk`; by POST, both its twins are published as they are shown."""
    sides = sides_of(request, pk)
    if request.method != "POST":
        return _page(request, pk, sides)
    try:
        at = _moment(request, sides)
        if len(sides) < 2:
            raise Refused(_("There is no twin yet. Start it first."))
        publish_both([(side.article, _as_seen(request, side)) for side in sides], request.user, at)
    except Refused as refused:
        return _page(request, pk, sides_of(request, pk), str(refused), status=409)
    except ValidationError as error:
        return _page(request, pk, sides, " ".join(error.messages), status=400)
    said = _("Both are scheduled; readers will see them on %(time)s.") if at else _("Both are published.")
    messages.success(request, said % {"time": short_time(at)} if at else said)
    return HttpResponseRedirect(reverse("newsroom:pair", args=[pk]))


@require_POST
def alone(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish `pk` without the twin that is required; `reason` goes into the log."""
    if not roles.may_publish_alone(request.user):
        raise PermissionDenied
    sides = sides_of(request, pk)
    side = next(side for side in sides if side.article.pk == pk)
    reason = request.POST.get("reason", "").strip()[:MAX_REASON]
    try:
        at = _moment(request, sides)
        if not reason:
            raise Refused(_("Say why it goes out alone: the log keeps it."))
        publish(side.article, request.user, _as_seen(request, side), at, without_twin=reason)
    except Refused as refused:
        return _page(request, pk, sides_of(request, pk), str(refused), status=409)
    except ValidationError as error:
        return _page(request, pk, sides, " ".join(error.messages), status=400)
    messages.success(request, _("“%(title)s” is published without its twin.") % {"title": side.article.title})
    return HttpResponseRedirect(reverse("newsroom:pair", args=[pk]))


def _as_seen(request: HttpRequest, side: Shown) -> Revision:
    """The latest revision, if it is the one that the page showed, for who may publish it."""
    revision = seen_revision(request, side)
    # Without a section it is nobody's, and publish() says what it lacks.
    if revision.content["section"] and not roles.may_publish_content(request.user, side.article, revision.content):
        raise PermissionDenied
    return revision


def _moment(request: HttpRequest, sides: list[Shown]) -> datetime | None:
    """What was chosen; None means now."""
    at = TypedMoment(required=False, was=_embargo(sides)).clean(request.POST.get("at", "")[:40])
    if at and at < timezone.now():
        raise ValidationError(_("That time has passed. Choose one to come, or clear it to publish now."))
    return at


def _embargo(sides: list[Shown]) -> datetime | None:
    planned = [side.article.published_at for side in sides if side.state == State.SCHEDULED]
    return max((moment for moment in planned if moment), default=None)


def _page(request: HttpRequest, pk: int, sides: list[Shown], problem: str = "", status: int = 200) -> HttpResponse:
    now = timezone.now()
    embargo = _embargo(sides)
    article = next(side.article for side in sides if side.article.pk == pk)
    is_scheduled = state_of(article, now) == State.SCHEDULED
    is_missing = not article.is_public(now) and missing_twin(article, article.published_at if is_scheduled else now)
    ctx: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Both languages"),
        "pk": pk,
        "sides": sides,
        "at": request.POST.get("at", input_time(embargo) if embargo else ""),
        "reason": request.POST.get("reason", "")[:MAX_REASON],
        "problem": problem,
        "is_pair": len(sides) == 2,
        "differing": differing(sides) if len(sides) == 2 else [],
        "is_done": all(side.is_out_as_it_is for side in sides),
        "lacking": Language(other(article.language)).label,
        "may_add": request.user.has_perm("articles.add_article"),
        "may_alone": is_missing and roles.may_publish_alone(request.user),
        "is_missing": is_missing,
    }
    return render(request, "admin/twins/pair.html", ctx, status=status)
