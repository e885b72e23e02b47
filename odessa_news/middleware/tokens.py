from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .language import NEWSROOM


def only_in_newsroom(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Ask for a CSRF token in the newsroom only. Public pages have none to give: they take no form, and so answer 405
    rather than 403, but for comments, which are guarded by where they come from (comments.views.guards)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(NEWSROOM):
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # CsrfViewMiddleware looks at it
        return get_response(request)

    return middleware
