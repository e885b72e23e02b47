import logging
import math
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article, Status
from articles.models.urls import personal_url
from articles.views.rendering import render_page
from odessa_news.lib.away import DATABASE_IS_AWAY
from odessa_news.lib.text import clean_text, strip_unsafe

from ..addresses import address_hash
from ..limits import TooOften
from ..typo_form import TypoForm
from ..typos import QUOTE_LENGTH, TypoReport
from .guards import refusal_unread
from .post import TRAP
from .rendering import personal_page

logger = logging.getLogger("comments")
_signer = Signer(salt="comments.typo")


def mistake_url(article: Article) -> str:
    return personal_url(f"mistake/{article.pk}/", article.language)


@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for one article, filled in with the words that the reader has marked there."""
    if request.method == "POST":
        return _receive(request, pk)
    article = _find(pk)
    if article is None or not article.is_public():
        if article and article.status == Status.RETRACTED:
            return render_page(request, "articles/retracted.html", {}, {}, status=410)
        raise Http404("not published")
    quote = " ".join(clean_text(request.GET.get("quote", "")).split())[:QUOTE_LENGTH]
    if article.language != get_language():
        return _redirect(mistake_url(article) + (f"?{urlencode({'quote': quote})}" if quote else ""), 302)
    return _page(request, 200, "", {"quote": quote}, article=article, action=mistake_url(article))


@require_safe
def reported(request: HttpRequest, token: str) -> HttpResponse:
    """How one's own report stands."""
    try:
        pk = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        raise Http404("not a token of ours") from None
    report = get_object_or_404(TypoReport.objects.select_related("article__section"), pk=pk)
    return personal_page(request, "comments/mistake_sent.html", {"report": report, "article": report.article})


def _find(pk: int) -> Article | None:
    return Article.objects.select_related("section").filter(pk=pk).defer("body", "public_body").first()


def _receive(request: HttpRequest, pk: int) -> HttpResponse:
    """As a comment (comments.views.post): stored and acknowledged, or refused with a sentence and, once it was read,
    what was typed."""
    if refusal := refusal_unread(request):
        return _page(request, *refusal)
    try:
        typed = {name: strip_unsafe(request.POST.get(name, "")) for name in ("quote", "remark", TRAP)}
    except (SuspiciousOperation, BadRequest, UnreadablePostError):
        return _page(request, 400, _("The form could not be read. Go back and send it again."))
    try:
        return _take(request, pk, typed)
    except DATABASE_IS_AWAY as error:
        logger.error("A report of a mistake could not be stored: %s", str(error).partition("\n")[0])
        sentence = _("We can’t take your report just now, and it was not saved. Send it again in a minute.")
        response = _page(request, 503, sentence, typed, action=request.path)
        response.headers["Retry-After"] = "60"
        return response


def _take(request: HttpRequest, pk: int, typed: dict[str, str]) -> HttpResponse:
    article = _find(pk)
    if article is None or not article.is_public():
        status = 410 if article and article.status == Status.RETRACTED else 404
        sentence = _("There is no such article on the site, or not any more, so your report was not saved.")
        return _page(request, status, sentence, typed)
    action = mistake_url(article)
    if article.language != get_language():
        return _redirect(action, 308)
    if typed[TRAP]:
        sentence = _("A field that people don’t see was filled in. If a browser did it for you, send the form again.")
        return _page(request, 400, sentence, typed, article=article, action=action)
    form = TypoForm(typed)
    if not form.is_valid():
        sentence = _("Your report is not sent yet: something in the form needs mending.")
        return _page(request, 400, sentence, typed, article=article, action=action, errors=form.errors)
    try:
        report = TypoReport.post(article, **form.cleaned_data, address_hash=address_hash(request))
    except TooOften as too_often:
        seconds = math.ceil(too_often.wait.total_seconds())
        minutes = math.ceil(seconds / 60)
        sentence = ngettext(
            "There were many reports from your address. Send this one again in %(minutes)d minute.",
            "There were many reports from your address. Send this one again in %(minutes)d minutes.",
            minutes,
        ) % {"minutes": minutes}
        response = _page(request, 429, sentence, typed, article=article, action=action)
        response.headers["Retry-After"] = str(seconds)
        return response
    token = _signer.sign(str(report.pk))
    return _redirect(personal_url(f"mistake/sent/{token}/", article.language), 303)


def _redirect(address: str, status: int) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = status
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _page(
    request: HttpRequest, status: int, sentence: Any, values: dict[str, str] | None = None, **context: Any
) -> HttpResponse:
    """Without `action` there is nowhere to send the form again, and what was typed is only given back."""
    known = {"article": None, "action": "", "errors": {}, "sentence": sentence, "values": values or {}}
    return personal_page(request, "comments/mistake.html", known | context, status=status)
