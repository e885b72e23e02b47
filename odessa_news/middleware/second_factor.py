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

# Ways in and out, the page to set it up, and the choice of language.
OPEN = ("accounts:two_factor", "accounts:code", "admin:login", "admin:logout", "set_language")


class SecondFactorFirst:
    """Whoever must have a second factor and hasn't shown one gets to its own page, and nowhere else in the newsroom.

    Here rather than in each view, so that none can be forgotten; and right before the view, after any other middleware
    that logs somebody in. Costs a query only where REQUIRE_OTP is set; public pages are let by without a look at who
    asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        from odessa_news.accounts import second_factor

        path = request.path_info
        if not path.startswith(NEWSROOM) or path in map(reverse, OPEN):
            return None
        # django-otp's middleware has put it there.
        if getattr(request.user, "otp_device", None) or not second_factor.is_required(request.user):
            return None
        return _lead_to_it(request)


def _lead_to_it(request: HttpRequest) -> HttpResponse:
    sentence = _("Your role needs two-factor login. Set it up first; it takes two minutes.")
    if wants_json(request):
        return JsonResponse({"outcome": "second_factor", "sentence": sentence}, status=HTTPStatus.FORBIDDEN)
    if request.method not in ("GET", "HEAD"):
        # A redirect would drop what was typed; this page, once reloaded, sends it again.
        context = {**admin.site.each_context(request), "sentence": sentence}
        return render(request, "admin/second_factor_first.html", context, status=HTTPStatus.FORBIDDEN)
    messages.info(request, sentence)
    return HttpResponseRedirect(reverse("accounts:two_factor"))
