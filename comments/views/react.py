import logging
import math
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, UnreadablePostError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models.urls import public_url
from odessa_news.lib.answers import wants_json
from odessa_news.lib.away import DATABASE_IS_AWAY

from ..addresses import address_hash
from ..bans import ban_on, told
from ..models import Comment, TooOften
from ..models.reaction import Gone, NotTheirs, Reaction
from ..readers import key_of
from .guards import guarded, only_sent
from .refusing import refuse

logger = logging.getLogger("comments")

VALUES = {"1": 1, "-1": -1, "0": 0}


def _permalink(pk: int) -> str:
    return public_url(f"comments/{pk}/")


@only_sent(_permalink)
@guarded
def react(request: HttpRequest, pk: int) -> HttpResponse:
    """Up, down, or back: leads to the comment again, or tells a script the new numbers."""
    try:
        value = VALUES.get(request.POST.get("value", ""))
    except (SuspiciousOperation, BadRequest, UnreadablePostError):
        value = None
    if value is None:
        return _refuse(request, 400, _("That is neither for nor against. Open the article and press a button there."))
    try:
        return _give(request, pk, value)
    except DATABASE_IS_AWAY as error:
        logger.error("A reaction could not be stored: %s", str(error).partition("\n")[0])
        response = _refuse(request, 503, _("We can’t count your reaction just now. Try again in a minute."))
        response.headers["Retry-After"] = "60"
        return response


def _give(request: HttpRequest, pk: int, value: int) -> HttpResponse:
    comment = Comment.objects.to_answer().filter(pk=pk).first()
    nothing_there = _("There is no such comment on the site, or not any more.")
    if comment is None or comment.shown_at is None or not comment.article.is_public():
        return _refuse(request, 404, nothing_there)
    if ban := ban_on(request, ""):
        return _refuse(request, 403, told(ban), article=comment.article)
    key = key_of(request)
    try:
        counts = Reaction.give(comment, value, key=key, address_hash=address_hash(request))
    except Gone:
        return _refuse(request, 410, nothing_there, article=comment.article)
    except NotTheirs:
        return _refuse(request, 403, _("This comment is your own; others rate it."), article=comment.article)
    except TooOften as too_often:
        return _wait(request, comment, math.ceil(too_often.wait.total_seconds()))
    response: HttpResponse
    if wants_json(request):
        response = JsonResponse(counts._asdict())
    else:
        response = HttpResponseRedirect(comment.get_absolute_url())
        response.status_code = 303
    response.headers["Cache-Control"] = "private, no-store"
    key.hand_over(response)
    return response


def _wait(request: HttpRequest, comment: Comment, seconds: int) -> HttpResponse:
    minutes = math.ceil(seconds / 60)
    sentence = ngettext(
        "There were many reactions from you or your network. Try again in %(minutes)d minute.",
        "There were many reactions from you or your network. Try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
    response = _refuse(request, 429, sentence, article=comment.article)
    response.headers["Retry-After"] = str(seconds)
    return response


def _refuse(request: HttpRequest, status: int, sentence: str, **context: Any) -> HttpResponse:
    if wants_json(request):
        response = JsonResponse({"sentence": sentence}, status=status)
        response.headers["Cache-Control"] = "private, no-store"
        return response
    return refuse(request, status, sentence, title=_("The reaction was not counted"), **context)
