from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from ..meta import article_meta
from ..models import Status
from ..reading import article_page
from ..related import related_to
from ..structured_data import article_data
from .rendering import render_page


@require_safe
def article(request: HttpRequest, pk: int, **_slugs: str) -> HttpResponse:
    if (page := article_page(pk)) is None:
        raise Http404("no such article")
    article, authors, topics, twin = page
    if article.status == Status.RETRACTED:
        return render_page(request, "articles/retracted.html", {}, {}, status=410)
    if not article.is_public():
        raise Http404("not published")
    address = article.get_absolute_url()
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
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
