"""The newsroom's own Content-Security-Policy. That of public pages stays as strict as settings say."""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

from .middleware.language import NEWSROOM

# Alpine, which Unfold is made with, evaluates its attributes. Forms with the text editor allow inline scripts too
# (articles.admin.base.RichTextAdmin); nothing ever comes from another host.
POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


def newsroom_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Stands inside ContentSecurityPolicy, which writes the header."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith(NEWSROOM):
            response._csp_config = POLICY  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response

    return middleware
