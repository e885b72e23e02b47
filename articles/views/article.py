from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ..meta import article_meta
from ..models import Article, Author, Status, Topic
from ..related import related_to
from ..structured_data import article_data
from .rendering import render_page


@require_safe
def article(request: HttpRequest, pk: int, **_slugs: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.for_page(), pk=pk)
    if article.status == Status.RETRACTED:
        return render_page(request, "articles/retracted.html", {}, {}, status=410)
    if not article.is_public():
        raise Http404("not published")
    address = article.get_absolute_url()
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    authors = list(Author.objects.filter(bylines__article=article).order_by("bylines__order", "bylines__id"))
    topics = list(Topic.objects.filter(article_links__article=article).order_by("article_links__id"))
    twin = article.twin()
    context = {
        "article": article,
        "trail": article.trail(),
        "authors": authors,
        "topics": topics,
        "twin": twin,
        "related": related_to(article, [topic.pk for topic in topics]),
        "meta": article_meta(article, authors, topics),
        "structured_data": article_data(article, authors, topics, twin),
    }
    addresses = {article.language: address, **({twin.language: twin.get_absolute_url()} if twin else {})}
    return render_page(request, "articles/article.html", context, addresses)
