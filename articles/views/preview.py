from dataclasses import replace
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..meta import Meta
from ..models import SharePreview
from ..models.preview import preview_path
from ..reading import public_twin
from ..revisions.previewing import previewed, shared_content
from .article import article_addresses, article_context
from .rendering import render_page

# A draft is nobody's business but that of whoever was given the link: it is kept nowhere, listed nowhere, and its
# address is told to no site that the text links to.
_HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    response = _preview(request, token)
    for name, value in _HEADERS.items():
        response[name] = value
    return response


def _preview(request: HttpRequest, token: str) -> HttpResponse:
    if (link := SharePreview.objects.by_token(token)) is None:
        return _refused(
            request,
            HTTPStatus.NOT_FOUND,
            _("This is no preview link of ours"),
            _("Perhaps a character of it was lost on the way. Copy the whole link, or ask the newsroom for another."),
        )
    if not link.is_live():
        return _refused(
            request,
            HTTPStatus.GONE,
            _("This preview link works no more"),
            _("It has expired, or the newsroom has withdrawn it. Ask the newsroom for another."),
        )
    if get_language() != link.article.language:
        return HttpResponseRedirect(preview_path(token, link.article.language))
    page, related = previewed(link.article, shared_content(link))
    twin = public_twin(page.article)
    context = article_context(page, twin, related)
    shown = {**context, "preview": link, "meta": replace(context["meta"], noindex=True), "structured_data": ()}
    return render_page(request, "articles/article.html", shown, article_addresses(page.article, twin))


def _refused(request: HttpRequest, status: HTTPStatus, heading: str, sentence: str) -> HttpResponse:
    context = {"heading": heading, "sentence": sentence, "meta": Meta(heading, noindex=True)}
    return render_page(request, "articles/preview_refused.html", context, {}, status=status)
