import logging
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.views.rendering import render_page
from odessa_news.lib.away import DATABASE_IS_AWAY

logger = logging.getLogger("odessa_news.errors")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _plain(request, 413)
    return _plain(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _plain(request, 403)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the newsroom without its token: CsrfViewMiddleware has logged the reason."""
    return _plain(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    try:
        # Somebody who has lost the private address of a comment finds it in the browser that wrote it.
        is_personal = request.path.startswith("/comments/")
        return render_page(
            request, "404.html", {"is_personal": is_personal, "in_newsroom": _in_newsroom(request)}, {}, status=404
        )
    except DatabaseError:
        return render(request, "500.html", status=503)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither the database nor anything else that may be what broke.

    While the database is away every page fails: caches and search engines are told that it is for a minute, and the log
    gets a line and no traceback.
    """
    error = sys.exception()
    if not isinstance(error, DATABASE_IS_AWAY):
        return render(request, "500.html", status=500)
    logger.error("503, the database is away: %s: %.200s", request.path, str(error).partition("\n")[0])
    response = render(request, "500.html", status=503)
    response.headers["Retry-After"] = "60"
    response.headers["Cache-Control"] = "no-store"
    response._has_been_logged = True  # type: ignore[attr-defined]  # by Django, with the traceback
    return response


def _plain(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"{status}.html", {"in_newsroom": _in_newsroom(request)}, status=status)


def _in_newsroom(request: HttpRequest) -> bool:
    """Whoever got lost there wants back to the desk rather than to the front page."""
    return request.path.startswith("/admin/")
