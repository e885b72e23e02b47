import logging
import math

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    UnreadablePostError,
)
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article
from articles.models import Status as ArticleStatus
from odessa_news.lib.text import strip_unsafe

from ..addresses import address_hash
from ..filter import Signs
from ..forms import CommentForm
from ..models import Comment, TooOften
from ..readers import key_of
from ..threads import comment_action
from .guards import guarded
from .refusing import refuse
from .rendering import DATABASE_IS_AWAY
from .sent import sent_url

logger = logging.getLogger("comments")

# The field that people don't see and programs that fill in everything do; and the one that static/js/pace.js fills in.
TRAP, PACE = "website", "seconds"


@require_POST
@guarded
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """A posted comment: stored and acknowledged, or refused with a sentence and, once it was read, its text."""
    try:
        typed = {name: strip_unsafe(request.POST.get(name, "")) for name in ("name", "email", "text", TRAP, PACE)}
    except (SuspiciousOperation, BadRequest, UnreadablePostError):
        # Thousands of fields, a foreign encoding, a connection that broke off.
        return refuse(request, 400, _("The form could not be read. Open the article and write below it."))
    try:
        return _take(request, pk, typed)
    except DATABASE_IS_AWAY as error:
        logger.error("A comment could not be stored: %s", str(error).partition("\n")[0])
        sentence = _("We can’t take your comment just now, and it was not saved. Send it again in a minute.")
        response = refuse(request, 503, sentence, typed, action=request.path)
        response.headers["Retry-After"] = "60"
        return response


def _take(request: HttpRequest, pk: int, typed: dict[str, str]) -> HttpResponse:
    article = Article.objects.select_related("section").filter(pk=pk).defer("body", "public_body").first()
    if article is None or not article.is_public():
        # The same page for what was taken down, what isn't out yet and what never was, so that it tells nothing.
        status = 410 if article and article.status == ArticleStatus.RETRACTED else 404
        sentence = _("There is no such article on the site, or not any more, so your comment was not saved.")
        return refuse(request, status, sentence, typed)
    action = comment_action(article)
    if not article.comments_open:
        sentence = _("Comments on this article are closed by now, so yours was not saved.")
        return refuse(request, 403, sentence, typed, article=article)
    if article.language != get_language():
        return HttpResponsePermanentRedirect(action, preserve_request=True)
    form = CommentForm(typed)
    if not form.is_valid():
        sentence = _("Your comment is not sent yet: something in the form needs mending.")
        return refuse(request, 400, sentence, typed, article=article, action=action, errors=form.errors)
    return _store(request, article, form, typed)


def _store(request: HttpRequest, article: Article, form: CommentForm, typed: dict[str, str]) -> HttpResponse:
    key = key_of(request)
    signs = Signs.read(typed[TRAP], typed[PACE])
    try:
        comment = Comment.post(article, **form.cleaned_data, address_hash=address_hash(request), key=key, signs=signs)
    except TooOften as too_often:
        minutes = math.ceil(too_often.wait.total_seconds() / 60)
        sentence = ngettext(
            "There were many comments from your address. Send this one again in %(minutes)d minute.",
            "There were many comments from your address. Send this one again in %(minutes)d minutes.",
            minutes,
        ) % {"minutes": minutes}
        response = refuse(request, 429, sentence, typed, article=article, action=comment_action(article))
        response.headers["Retry-After"] = str(math.ceil(too_often.wait.total_seconds()))
        return response
    response = HttpResponseRedirect(sent_url(comment))
    response.status_code = 303
    response.headers["Cache-Control"] = "private, no-store"
    key.hand_over(response)
    return response
