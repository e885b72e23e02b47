"""The front page as it would be: for editors, with an arrangement that isn't saved."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_POST

from .. import roles
from ..admin.front_draft import Draft
from ..front import cards_at
from ..languages import Language
from .front import render_front


@require_POST
def front_preview(request: HttpRequest, language: str) -> HttpResponse:
    if not roles.may_arrange_front(request.user, language):
        raise PermissionDenied
    if language not in Language.values:
        raise Http404("no such edition")
    draft = Draft.sent(language, request.POST)
    with translation.override(language):
        response = render_front(request, cards_at(draft.pinned_now()))
    response["Cache-Control"] = "private, no-store"
    response["Content-Language"] = language
    response["X-Robots-Tag"] = "noindex"
    # Shown beside the desk, and by nobody else; what a public page needs beyond the newsroom's own policy.
    response["X-Frame-Options"] = "SAMEORIGIN"
    response._csp_update = {"manifest-src": ["'self'"]}  # type: ignore[attr-defined]
    return response
