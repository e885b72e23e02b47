"""What Django and its libraries do for people who log in, left out on public pages: those know nobody (decision 3).

So no public page can read a cookie or set one, and none pays for five layers that have nothing to say to it.
"""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django_otp.middleware import OTPMiddleware

from .language import NEWSROOM


class OnlyInNewsroom:
    get_response: Any

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(NEWSROOM):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)


class Sessions(OnlyInNewsroom, SessionMiddleware):
    pass


class Tokens(OnlyInNewsroom, CsrfViewMiddleware):
    """Public pages have no token to give: they take no form, and so answer 405 rather than 403, but for comments, which
    are guarded by where they come from (odessa_news.lib.origin)."""

    def process_view(self, request: HttpRequest, *view: Any) -> Any:
        return super().process_view(request, *view) if request.path_info.startswith(NEWSROOM) else None


class Authentication(OnlyInNewsroom, AuthenticationMiddleware):
    pass


class SecondFactors(OnlyInNewsroom, OTPMiddleware):
    pass


class Messages(OnlyInNewsroom, MessageMiddleware):
    pass
