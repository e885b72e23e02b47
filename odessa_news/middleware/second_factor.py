from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from odessa_news.lib.answers import wants_json

from .language import NEWSROOM


def second_factor_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Whoever must have a second factor and hasn't shown one gets to its own page, and nowhere else in the newsroom.

    Here rather than in each view, so that none can be forgotten. Costs a query only where REQUIRE_OTP is set; public
    pages are let by without a look at who asks.
    """
    from odessa_news.accounts import second_factor

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(NEWSROOM) or request.path_info in _open_paths():
            return get_response(request)
        user = request.user
        if not user.is_authenticated or _is_verified(user) or not second_factor.is_required(user):
            return get_response(request)
        sentence = _("Your role needs two-factor login. Set it up first; it takes two minutes.")
        if wants_json(request):
            answer = {"outcome": "second_factor", "sentence": sentence}
            return JsonResponse(answer, status=HTTPStatus.FORBIDDEN)
        if request.method not in ("GET", "HEAD"):
            # A redirect would drop what was typed; this page, once reloaded, sends it again.
            context = {**admin.site.each_context(request), "sentence": sentence}
            return render(request, "admin/second_factor_first.html", context, status=HTTPStatus.FORBIDDEN)
        messages.info(request, sentence)
        return HttpResponseRedirect(reverse("accounts:two_factor"))

    return middleware


def _open_paths() -> tuple[str, ...]:
    names = ("accounts:two_factor", "admin:login", "accounts:code", "admin:logout", "set_language")
    return tuple(reverse(name) for name in names)


def _is_verified(user: Any) -> bool:
    """django-otp's middleware has given each user this method."""
    return bool(user.is_verified())
