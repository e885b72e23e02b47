from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from odessa_news.lib.caching import moved

from ..cards import Card
from ..meta import Meta, article_meta, plain
from ..models import Article, Retraction
from ..reading import ArticlePage, TwinLink, article_page
from ..related import related_to
from ..structured_data import article_data
from .rendering import render_page


@require_safe
def article(request: HttpRequest, pk: int, **_slugs: str) -> HttpResponse:
    if (page := article_page(pk)) is None:
        raise Http404("no such article")
    article, topics, twin = page.article, page.topics, page.twin
    if article.is_gone:
        return _retracted(request, article)
    if not article.is_public():
        raise Http404("not published")
    if request.path != (address := article.get_absolute_url()):
        return moved(address)
    context = article_context(page, related_to(article, [topic.pk for topic in topics]))
    return render_page(request, "articles/article.html", context, article_addresses(article, twin))


def _retracted(request: HttpRequest, article: Article) -> HttpResponse:
    if article.retraction_kind != Retraction.EXPLAINED:
        return render_page(request, "articles/retracted.html", {}, {}, status=410)
    if request.path != (address := article.get_absolute_url()):
        return moved(address)
    context = {
        "article": article,
        "paragraphs": [line for line in article.retraction_note.splitlines() if line.strip()],
        "meta": Meta(plain(article.public_title), noindex=True),
    }
    return render_page(request, "articles/retracted_explained.html", context, {article.language: address})


def article_context(page: ArticlePage, related: list[Card]) -> dict[str, Any]:
    article, authors, topics, twin, corrections = page
    meta = article_meta(article, authors, topics)
    return {
        "article": article,
        "trail": article.trail(),
        "authors": authors,
        "topics": topics,
        "twin": twin,
        "corrections": corrections,
        "related": related,
        "meta": meta,
        "structured_data": article_data(page, meta),
        "preview": None,
    }


def article_addresses(article: Article, twin: TwinLink | None) -> dict[str, str]:
    own = {article.language: article.get_absolute_url()}
    return {**own, **({twin.language: twin.get_absolute_url()} if twin else {})}
