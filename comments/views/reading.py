import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.utils.translation import gettext as _

from odessa_news.lib.away import DATABASE_IS_AWAY
from odessa_news.lib.text import strip_unsafe

from .refusing import refuse

logger = logging.getLogger("comments")
View = TypeVar("View", bound=Callable[..., HttpResponse])


class Unreadable(Exception):
    """Thousands of fields, a foreign encoding, a connection that broke off."""


def typed_in(request: HttpRequest, *names: str) -> dict[str, str]:
    """What stands in these fields of a posted form. Raises Unreadable."""
    try:
        return {name: strip_unsafe(request.POST.get(name, "")) for name in names}
    except (SuspiciousOperation, BadRequest, UnreadablePostError):
        raise Unreadable from None


def giving_back(view: View) -> View:
    """Where the form can't be read or the database is away, a page with a sentence and the text that was typed."""

    @wraps(view)
    def look(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Unreadable:
            sentence = _("The form could not be read. Go back and send it again.")
            return refuse(request, HTTPStatus.BAD_REQUEST, sentence, title=_("That didn’t work"))
        except DATABASE_IS_AWAY as error:
            logger.error("%s is not answered: %s", view.__name__, str(error).partition("\n")[0])
        typed = typed_in(request, "name", "text") if request.method == "POST" else None
        sentence = _("We can’t do this just now, and nothing was changed. Try again in a minute.")
        response = refuse(request, HTTPStatus.SERVICE_UNAVAILABLE, sentence, typed, title=_("That didn’t work"))
        response.headers["Retry-After"] = "60"
        return response

    return cast(View, look)


def see_other(address: str) -> HttpResponse:
    """Back to a page, which a reload then doesn't send again."""
    response = HttpResponseRedirect(address)
    response.status_code = HTTPStatus.SEE_OTHER
    response.headers["Cache-Control"] = "private, no-store"
    return response
