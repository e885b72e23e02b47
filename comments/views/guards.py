"""What is refused before a posted form is read."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from odessa_news.lib.origin import is_from_here

from .refusing import refuse

View = TypeVar("View", bound=Callable[..., HttpResponse])

# A form encodes a Cyrillic letter with six bytes. What is eight times too long still comes back to its writer with the
# sentence that says so; what is longer, his browser has to keep.
MAX_BODY = 256 * 1024
FORM_TYPE = "application/x-www-form-urlencoded"

Refusal = tuple[int, str | Promise]


def guarded(view: View) -> View:
    """For every form of readers: without a token, so that a page with a form is the same for everyone.

    `is_from_here` stands in for the token.
    """

    @wraps(view)
    def look(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and (refusal := refusal_unread(request)):
            return refuse(request, *refusal, title=_("That didn’t work"))
        return view(request, *args, **kwargs)

    return cast(View, look)


def only_posted(page: Callable[..., str]) -> Callable[[View], View]:
    """For an address that takes a form and shows nothing.

    Whoever asks for it without one (the language was changed on a refusal, a tab was opened again) is led to where the
    form stands: `page` is called as the view is, and says the address. Nothing is done by that.
    """

    def decorate(view: View) -> View:
        posted = require_POST(view)

        @wraps(view)
        def look(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in ("GET", "HEAD"):
                return posted(request, *args, **kwargs)
            response = HttpResponseRedirect(page(request, *args, **kwargs))
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Robots-Tag"] = "noindex"
            return response

        return cast(View, look)

    return decorate


def above(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """The address without its last part, for `only_posted`."""
    return request.path.rstrip("/").rpartition("/")[0] + "/"


def refusal_unread(request: HttpRequest) -> Refusal | None:
    """Status and sentence where the body isn't worth reading, or can't be read to its end; None where it is there."""
    length = request.META.get("CONTENT_LENGTH", "")
    if not (length.isascii() and length.isdigit()):
        return 411, _("The form arrived without saying how long it is. Please send it again.")
    if len(length) > len(str(MAX_BODY)) or int(length) > MAX_BODY:
        return 413, _("That is too much for one form. Go back in your browser, shorten it and send it again.")
    if not is_from_here(request):
        return 403, _("This form was sent from another site. Open the page here and send it from there.")
    if request.content_type != FORM_TYPE:
        return 400, _("This is not our form. Open the page again and send the form that stands there.")
    if not _is_whole(request, int(length)):
        return 400, _("Only a part of the form arrived, so nothing was saved. Go back and send it again.")
    return None


def _is_whole(request: HttpRequest, length: int) -> bool:
    """A connection that broke off leaves the half of a text, which would pass for all of it."""
    try:
        return len(request.body) == length
    except UnreadablePostError:
        return False
