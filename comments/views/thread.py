from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.cursors import Cursor
from articles.models import Article, Retraction, Status
from articles.reading import public_twin
from articles.views.rendering import render_page

from ..threads import comment_action, thread_page, thread_url
from .post import receive


# Without a token, so that the page with the form is the same for everyone; guards.is_from_here stands in for it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a form is sent to, and where a thread that is too long for the article's page goes on."""
    if request.method == "POST":
        return receive(request, pk)
    article = Article.objects.for_page().filter(pk=pk).first()
    if article is None or not article.is_public():
        if article and article.status == Status.RETRACTED:
            if article.retraction_kind == Retraction.EXPLAINED:
                # Not for good: it may be published again.
                return HttpResponseRedirect(article.get_absolute_url())
            return render_page(request, "articles/retracted.html", {}, {}, status=410)
        raise Http404("not published")
    cursor = _cursor_of(request)
    address = thread_url(article, cursor)
    if article.language != get_language():
        return HttpResponsePermanentRedirect(address)
    page = thread_page(article, cursor)
    if cursor and not page.comments:
        raise Http404("the thread ends before")
    twin = public_twin(article)
    context = {
        "article": article,
        "trail": article.trail(),
        "thread": page,
        "cursor": cursor,
        "action": comment_action(article),
        **({"switch_url": twin.get_absolute_url()} if twin else {}),
    }
    # The thread's beginning stands on the article's own page; only what goes on from there is found here first.
    canonical = address if cursor else article.get_absolute_url()
    return render_page(request, "comments/thread.html", context, {article.language: canonical})


def _cursor_of(request: HttpRequest) -> Cursor | None:
    """`?after=`; raises Http404 where it isn't one of ours."""
    text = request.GET.get("after")
    if text is None:
        return None
    try:
        return Cursor.parse(text)
    except ValueError:
        raise Http404("no such place in the thread") from None
