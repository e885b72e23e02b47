from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from odessa_news.lib.caching import CACHE_CONTROL

from ..chrome import Chrome, chrome
from ..cursors import Cursor
from ..languages import Language, other
from ..meta import Meta
from ..models.urls import public_url


def in_both(path: str) -> dict[str, str]:
    """Addresses of a page that stands at `path` in both languages."""
    return {language: public_url(path, language) for language in Language.values}


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    addresses: Mapping[str, str],
    *,
    status: int = 200,
    surroundings: Chrome | None = None,
) -> HttpResponse:
    """A public page: the same bytes for everyone.

    `addresses`: where this page stands, by language; the present language's first of all. One query for what stands
    around the page, unless `surroundings` are given.
    """
    around = chrome(get_language() or settings.LANGUAGE_CODE) if surroundings is None else surroundings
    base = {**_around(request, addresses, around), "meta": Meta(noindex=status >= HTTPStatus.BAD_REQUEST)}
    response = render(request, template, {**base, **context}, status=status)
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def _around(request: HttpRequest, addresses: Mapping[str, str], chrome: Chrome) -> dict[str, Any]:
    """What templates/base.html needs."""
    language = get_language() or settings.LANGUAGE_CODE
    canonical = addresses.get(language, request.path)
    return {
        "language": language,
        "other_language": other(language),
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + canonical,
        "alternates": hreflang_pairs(addresses),
        "structured_data": (),
        "switch_url": addresses.get(other(language)) or public_url("", other(language)),
        "home_url": public_url("", language),
        "sections": chrome.sections,
        "pages": chrome.pages,
    }


def hreflang_pairs(addresses: Mapping[str, str]) -> list[tuple[str, str]]:
    """hreflang pairs with absolute addresses, `x-default` last; none where the page has no counterpart."""
    if len(addresses) < 2:
        return []
    pairs = [(language, settings.SITE_URL + address) for language, address in sorted(addresses.items())]
    return [*pairs, ("x-default", settings.SITE_URL + addresses[settings.LANGUAGE_CODE])]


def cursor_of(request: HttpRequest) -> Cursor | None:
    """`?before=`, or None on the first page of a list. Raises Http404 where it isn't one of ours."""
    text = request.GET.get("before")
    if text is None:
        return None
    try:
        return Cursor.parse(text)
    except ValueError:
        raise Http404("no such place in the list") from None


def list_addresses(path: str, cursor: Cursor | None) -> dict[str, str]:
    """Addresses of one page of a list; the further ones are each their own canonical page."""
    query = f"?{urlencode({'before': cursor})}" if cursor else ""
    return {language: address + query for language, address in in_both(path).items()}
