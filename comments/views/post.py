import logging
import math
from collections.abc import Callable

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

from articles.models import Article
from articles.models.urls import public_url
from odessa_news.lib.away import DATABASE_IS_AWAY
from odessa_news.lib.text import strip_unsafe

from ..addresses import address_hash, range_hash
from ..bans import ban_on, told
from ..filter import Signs
from ..forms import CommentForm
from ..models import Comment, Status, TooOften, Unanswerable
from ..opening import closed_because, only_trusted
from ..readers import key_of
from ..threads import answer_action, comment_action, why_unanswerable
from ..tokens import private_url
from ..trust import is_trusted
from .guards import guarded, only_posted
from .refusing import LOOK, refuse

logger = logging.getLogger("comments")

# The field that people don't see and programs that fill in everything do; and the one that static/js/pace.js fills in.
TRAP, PACE = "website", "seconds"


@only_posted(lambda _request, pk: public_url(f"comments/article/{pk}/"))
@guarded
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """A posted comment: stored and acknowledged, or refused with a sentence and, once it was read, its text."""
    return acknowledged(request, lambda typed: _take(request, pk, typed))


def acknowledged(request: HttpRequest, take: Callable[[dict[str, str]], HttpResponse]) -> HttpResponse:
    """What `take` answers to the fields of a posted form; a sentence where form or database are out of order."""
    try:
        typed = {name: strip_unsafe(request.POST.get(name, "")) for name in ("name", "email", "text", TRAP, PACE, LOOK)}
    except (SuspiciousOperation, BadRequest, UnreadablePostError):
        # Thousands of fields, a foreign encoding, a connection that broke off.
        return refuse(request, 400, _("The form could not be read. Open the article and write below it."))
    try:
        return take(typed)
    except DATABASE_IS_AWAY as error:
        logger.error("A comment could not be stored: %s", str(error).partition("\n")[0])
        sentence = _("We can’t take your comment just now, and it was not saved. Send it again in a minute.")
        response = refuse(request, 503, sentence, typed, action=request.path)
        response.headers["Retry-After"] = "60"
        return response


def _take(request: HttpRequest, pk: int, typed: dict[str, str]) -> HttpResponse:
    """A comment to the article itself."""
    article = Article.objects.select_related("section__parent").filter(pk=pk).defer("body", "public_body").first()
    return take(request, article, typed)


def take(
    request: HttpRequest, article: Article | None, typed: dict[str, str], parent: Comment | None = None
) -> HttpResponse:
    """`parent`: what it answers, below the same article."""
    if article is None or not article.is_public():
        # The same page for what was taken down, what isn't out yet and what never was, so that it tells nothing.
        status = 410 if article and article.is_gone else 404
        if status == 410:
            sentence = _("This article has been taken down, so your comment was not saved. Its text is here below.")
        else:
            sentence = _("There is no such article on the site, or not any more, so your comment was not saved.")
        return refuse(request, status, sentence, typed)
    action = answer_action(parent, article) if parent else comment_action(article)
    if closed := closed_because(article):
        sentence = _("%(why)s Yours was not saved; its text is here below.") % {"why": closed}
        return refuse(request, 403, sentence, typed, article=article)
    if article.language != get_language() and not typed[LOOK]:
        return HttpResponsePermanentRedirect(action, preserve_request=True)
    if parent and parent.status != Status.APPROVED:
        return refuse(request, *why_unanswerable(parent), typed, article=article)
    form = CommentForm(typed)
    if not form.is_valid():
        sentence = _("Your comment is not sent yet: something in the form needs mending.")
        return refuse(request, 400, sentence, typed, article=article, action=action, errors=form.errors)
    if only_trusted(article) and not is_trusted(key_of(request).reader()):
        sentence = _(
            "For now only those whose comments have been approved before can write here. Yours was not saved; its text"
            " is here below."
        )
        return refuse(request, 403, sentence, typed, article=article)
    if ban := ban_on(request, form.cleaned_data["email"]):
        return refuse(request, 403, told(ban), typed, article=article)
    if typed[LOOK]:
        sentence = _("Your comment is not sent yet. Send it below.")
        return refuse(request, 200, sentence, typed, article=article, action=action)
    return _store(request, article, form, typed, parent, action)


def _store(
    request: HttpRequest,
    article: Article,
    form: CommentForm,
    typed: dict[str, str],
    parent: Comment | None,
    action: str,
) -> HttpResponse:
    key, said = key_of(request), form.cleaned_data
    try:
        comment = Comment.post(
            article,
            **said,
            address_hash=address_hash(request),
            range_hash=range_hash(request),
            key=key,
            parent=parent,
            signs=Signs.read(typed[TRAP], typed[PACE]),
        )
    except Unanswerable as gone:
        return refuse(request, *why_unanswerable(gone.parent), typed, article=article)
    except TooOften as too_often:
        minutes = math.ceil(too_often.wait.total_seconds() / 60)
        sentence = ngettext(
            "There were many comments from your address. Send this one again in %(minutes)d minute.",
            "There were many comments from your address. Send this one again in %(minutes)d minutes.",
            minutes,
        ) % {"minutes": minutes}
        response = refuse(request, 429, sentence, typed, article=article, action=action)
        response.headers["Retry-After"] = str(math.ceil(too_often.wait.total_seconds()))
        return response
    response = HttpResponseRedirect(private_url(comment))
    response.status_code = 303
    response.headers["Cache-Control"] = "private, no-store"
    key.hand_over(response)
    return response
