import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from articles.converters import IdConverter
from articles.meta import Meta
from articles.models import Article, Retraction, Status
from articles.models.urls import personal_url
from articles.reading import public_twin
from articles.views.rendering import render_page
from odessa_news.lib.caching import CACHE_CONTROL, moved

from ..answers import answers_page
from ..sorting import After, Sort
from ..threads import ThreadPage, answers_url, comment_action, thread_page, thread_url
from .guards import guarded


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a thread that is too long for the article's page goes on, and where it stands in another order.

    Pages that readers opened before forms had an address of their own still send them here.
    """
    if request.method == "POST":
        action = personal_url(f"send/{pk}/", get_language() or settings.LANGUAGE_CODE)
        return HttpResponsePermanentRedirect(action, preserve_request=True)
    article = Article.objects.for_page().filter(pk=pk).first()
    if article is None or not article.is_public():
        return _not_public(request, article)
    sort, after = _asked(request)
    address = thread_url(article, sort, after)
    if article.language != get_language():
        return moved(address)
    page = thread_page(article, sort, after)
    if after and not page.comments:
        if after.place.published_at > timezone.now():
            raise Http404("no such place in the thread")
        # What went on from there has gone since the link was shown; the reader followed no wrong one.
        return _to_beginning(article, sort)
    # The thread's beginning stands on the article's own page; only what goes on from there is found here first.
    canonical = address if after and sort == Sort.OLDEST else article.get_absolute_url()
    context = {"is_beginning": after is None, "meta": Meta(noindex=sort != Sort.OLDEST)}
    return _page(request, "comments/thread.html", article, page, canonical, context)


def _to_beginning(article: Article, sort: Sort) -> HttpResponse:
    address = article.get_absolute_url() + "#comments" if sort == Sort.OLDEST else thread_url(article, sort)
    response = HttpResponseRedirect(address)
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


@require_safe
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the answers to one comment go on that are too many for the page on which it stands."""
    found = Article.objects.for_page().filter(comments__pk=pk, comments__root=None, comments__shown_at__isnull=False)
    article = found.first()
    if article is None or not article.is_public():
        return _not_public(request, article)
    text = request.GET.get("from")
    if text is not None and not re.fullmatch(IdConverter.regex, text):
        raise Http404("no such place in the thread")
    first = int(text) if text else None
    address = answers_url(pk, article.language, first)
    if article.language != get_language():
        return moved(address)
    page = answers_page(article, pk, first)
    if not page.comments:
        raise Http404("no such place in the thread")
    return _page(request, "comments/answers.html", article, page, address, {"root": pk, "is_beginning": first is None})


def _page(
    request: HttpRequest, template: str, article: Article, page: ThreadPage, canonical: str, context: dict[str, Any]
) -> HttpResponse:
    twin = public_twin(article)
    around = {
        "article": article,
        "trail": article.trail(),
        "thread": page,
        "action": comment_action(article),
        **({"switch_url": twin.get_absolute_url()} if twin else {}),
    }
    return render_page(request, template, around | context, {article.language: canonical})


def _not_public(request: HttpRequest, article: Article | None) -> HttpResponse:
    if article and article.status == Status.RETRACTED and article.retraction_kind == Retraction.EXPLAINED:
        # Not for good: it may be published again.
        return HttpResponseRedirect(article.get_absolute_url())
    if article and article.is_gone:
        return render_page(request, "articles/retracted.html", {}, {}, status=410)
    raise Http404("not published")


def _asked(request: HttpRequest) -> tuple[Sort, After | None]:
    """`?sort=` and `?after=`; raises Http404 where one isn't ours."""
    text = request.GET.get("after")
    try:
        sort = Sort(request.GET.get("sort", Sort.OLDEST))
        return sort, None if text is None else After.parse(text, sort)
    except ValueError:
        raise Http404("no such place in the thread") from None
