import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from unfold.forms import AuthenticationForm

from odessa_news.accounts.login import Outcome, log_in

from .language import NEWSROOM

# What was posted, as JSON, in the form that asks for the password.
KEPT = "_kept"
ABOUT_THE_CODE = (Outcome.CODE_NEEDED, Outcome.CODE_WRONG, Outcome.WAIT)
NOT_KEPT = ("csrfmiddlewaretoken", KEPT)

Pairs = list[tuple[str, str]]


class ExpiredLogin:
    """A form of the newsroom that is sent after the login has expired doesn't lose what was typed, with scripts or
    without: the answer asks for the password and carries the fields along; then they go where they were going.

    They come back only to whoever sent them, in a page for that request alone, after CsrfViewMiddleware has found that
    the form is ours. Stands after AuthenticationMiddleware, and outside of what limits logins.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or not request.path_info.startswith(NEWSROOM):
            return response
        carried: Pairs | None = getattr(request, "_carried", None)
        if carried is not None and response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            sentence = _("Too many failed logins. Your text is still here: wait some minutes, then try again.")
            return _ask(request, carried, sentence, status=HTTPStatus.TOO_MANY_REQUESTS)
        if _leads_to_login(response) and not request.path_info.startswith(reverse("admin:login")):
            return _ask(request, _pairs(request.POST))
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        if request.method != "POST" or not request.path_info.startswith(NEWSROOM) or KEPT not in request.POST:
            return None
        pairs = _unpacked(request.POST[KEPT])
        if not admin.site.has_permission(request):
            request._carried = pairs  # type: ignore[attr-defined]
            sent = request.POST
            result = log_in(request, sent.get("username", ""), sent.get("password", ""), sent.get("code", ""))
            if result.outcome != Outcome.DONE:
                return _ask(request, pairs, result.sentence, asks_code=result.outcome in ABOUT_THE_CODE)
        fields = QueryDict(mutable=True)
        for name, value in pairs:
            fields.appendlist(name, value)
        request.POST = fields  # type: ignore[assignment]
        return None


def _leads_to_login(response: HttpResponse) -> bool:
    return response.status_code == HTTPStatus.FOUND and response["Location"].startswith(f"{reverse('admin:login')}?")


def _ask(
    request: HttpRequest,
    pairs: Pairs,
    sentence: str = "",
    *,
    asks_code: bool = False,
    status: HTTPStatus = HTTPStatus.FORBIDDEN,
) -> HttpResponse:
    get_token(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Your login has expired"),
        "form": AuthenticationForm(request),
        "app_path": request.get_full_path(),
        "kept": json.dumps(pairs, ensure_ascii=False),
        "sentence": sentence,
        "asks_code": asks_code,
        "username": request.POST.get("username", ""),
    }
    response = render(request, "admin/expired_login.html", context, status=status)
    add_never_cache_headers(response)
    return response


def _pairs(fields: QueryDict) -> Pairs:
    """No password travels back, not even to the one who sent it."""
    kept = [(name, values) for name, values in fields.lists() if name not in NOT_KEPT and "password" not in name]
    return [(name, value) for name, values in kept for value in values]


def _unpacked(kept: str) -> Pairs:
    """Whoever sends something else than we gave them has fields of their own making, or none."""
    try:
        pairs = json.loads(kept)
    except (ValueError, RecursionError):
        return []
    if not isinstance(pairs, list):
        return []
    return [
        (pair[0], pair[1]) for pair in pairs if isinstance(pair, list) and [type(part) for part in pair] == [str, str]
    ]
