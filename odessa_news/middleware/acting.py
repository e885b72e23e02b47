from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ..lib.addresses import acting
from .language import NEWSROOM


def remember_who_acts(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """In the newsroom the audit log wants to know where a change came from, deep in a model's verb too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(NEWSROOM):
            return get_response(request)
        with acting(request):
            return get_response(request)

    return middleware
