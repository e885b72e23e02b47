from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.chrome import Chrome
from articles.views.rendering import render_page
from odessa_news.lib.away import DATABASE_IS_AWAY

NOTHING_AROUND = Chrome(sections=(), pages=())


def personal_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page for one reader: kept by no cache and found by no search engine. It appears without a database too."""
    try:
        response = render_page(request, template, context, {}, status=status)
    except DATABASE_IS_AWAY:
        response = render_page(request, template, context, {}, status=status, surroundings=NOTHING_AROUND)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
