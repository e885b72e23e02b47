from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from articles.languages import other
from articles.models.urls import public_url
from articles.views.rendering import render_page

# The database is away, full, or (InternalError) a copy that takes no writing.
DATABASE_IS_AWAY = (OperationalError, InterfaceError, InternalError)


def personal_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page for one reader: kept by no cache and found by no search engine. It appears without a database too."""
    try:
        response = render_page(request, template, context, {}, status=status)
    except DATABASE_IS_AWAY:
        response = render(request, template, {**_bare_surroundings(request), **context}, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _bare_surroundings(request: HttpRequest) -> dict[str, Any]:
    """What render_page() gives, less what it would ask the database for."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "language": language,
        "other_language": other(language),
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
        "alternates": [],
        "switch_url": public_url("", other(language)),
        "home_url": public_url("", language),
        "sections": (),
        "pages": (),
    }
