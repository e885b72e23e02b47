from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicy(CSPMiddleware):
    """django-csp's, which puts the same words together again for each response, a fortieth of an article's time.

    Here they are put together once, for whatever has nothing of its own to say (as odessa_news.newsroom_headers does)
    and has asked for no nonce. Settings have no second policy that only reports, and no addresses without one.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        has_own = getattr(request, "_csp_nonce", None) or any(name.startswith("_csp") for name in vars(response))
        if has_own or HEADER in response:
            return super().process_response(request, response)
        response.headers[HEADER] = self.policy
        return response
