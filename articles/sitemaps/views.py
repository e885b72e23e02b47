from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from odessa_news.lib.caching import CACHE_CONTROL

from . import blocks, documents, entries


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One query for each kind; each file is named by the block of ids that it holds."""
    names = ["sitemap-site.xml"]
    # Articles last: should there ever be more files than an index may hold, the oldest articles' are left out.
    for kind in reversed(entries.KINDS):
        numbers = blocks.filled_blocks(entries.KINDS[kind].rows(), blocks.MAX_ADDRESSES - len(names))
        names += [f"sitemap-{kind}-{number}.xml" for number in numbers]
    return _xml(documents.index(names))


@require_safe
def site(request: HttpRequest) -> HttpResponse:
    return _xml(documents.url_set(entries.fixed()))


@require_safe
def block(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    found = list(entries.KINDS[kind].entries(int(number)))
    if not found:
        raise Http404("nothing public there")
    return _xml(documents.url_set(found))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    return _xml(documents.news_set(entries.news()))


def _xml(document: str) -> HttpResponse:
    response = HttpResponse(document, content_type="application/xml; charset=utf-8")
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
