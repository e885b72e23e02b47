from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from odessa_news.lib.addresses import client_network
from odessa_news.lib.away import DATABASE_IS_AWAY
from odessa_news.lib.origin import is_from_here

from .. import reads


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The signal of static/js/read.js: the article has been before somebody's eyes. Its answer is the same whether it
    was counted or not, so that it tells nothing about articles that aren't out."""
    return _answer(_counted(request, pk))


def _counted(request: HttpRequest, pk: int) -> HTTPStatus:
    if not is_from_here(request):
        return HTTPStatus.FORBIDDEN
    # The signal has no body; what has one is something else, and isn't read.
    if request.META.get("CONTENT_LENGTH") not in ("", "0", None):
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    try:
        reads.count(pk, client_network(request))
    except DATABASE_IS_AWAY:
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.NO_CONTENT


def _answer(status: HTTPStatus) -> HttpResponse:
    response = HttpResponse(status=status)
    response.headers["Cache-Control"] = "no-store"
    # Every reader sends one, and nobody reads the answer: in a bad hour the log has more to say than that.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
