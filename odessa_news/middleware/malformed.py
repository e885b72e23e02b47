import logging
from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation

from .language import language_of

logger = logging.getLogger("odessa_news.malformed")

# Longer than any address that the site makes (a search or an admin filter), shorter than what is worth parsing.
MAX_QUERY = 4096
# The admin of Django answers TRACE and the like as if they were GET.
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def refuse_malformed(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 or 405, with one line in the log, to what hardly any browser sends: foreign hosts, NUL bytes, endless
    queries, other methods. Where an address of ours takes no such method, the bare 405 becomes a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if reason := _nonsense(request):
            logger.warning("400 %s: %.100r", reason, request.path)
            response = _page(request, "400.html", HTTPStatus.BAD_REQUEST)
            # Django would log it a second time.
            response._has_been_logged = True  # type: ignore[attr-defined]
            return response
        response = HttpResponseNotAllowed(METHODS) if request.method not in METHODS else get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = _page(request, "405.html", HTTPStatus.METHOD_NOT_ALLOWED)
            response.content = page.content
            response.headers["Content-Length"] = str(len(page.content))
        return response

    return middleware


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """In the language of the address, which nobody has read yet."""
    with translation.override(language_of(request)):
        response = render(request, template, status=status)
        response.headers["Content-Language"] = translation.get_language()
        return response


def _nonsense(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    if len(query) > MAX_QUERY:
        return "query too long"
    # PostgreSQL has no NUL in text, so that one would surface as a failed query wherever it is looked up.
    if "\0" in request.path_info or "%00" in query or "\0" in query:
        return "NUL"
    try:
        request.get_host()
    except DisallowedHost:
        return "foreign host"
    return ""
