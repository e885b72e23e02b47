from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from odessa_news.lib.caching import moved

# The newsroom has one address for both languages and speaks the language of its cookie or browser, as staff expect.
NEWSROOM = "/admin/"


def language_of_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Activate the language that the address names; never the browser's on a public page, whose bytes are for all.

    Django's LocaleMiddleware would add `Vary: Accept-Language`. The default language has no prefix: with one it is
    redirected to its only address.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        superfluous = f"/{settings.LANGUAGE_CODE}/"
        if request.path_info.startswith(superfluous) and request.method in ("GET", "HEAD"):
            return moved("/" + request.get_full_path()[len(superfluous) :].lstrip("/\\"))
        language = language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response

    return middleware


def language_of(request: HttpRequest) -> str:
    if request.path_info.startswith(NEWSROOM):
        return translation.get_language_from_request(request)
    # Readers' own pages stand below one path in both languages: /comments/uk/… (articles.models.urls.personal_url).
    first = request.path_info[1:].removeprefix("comments/").partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
