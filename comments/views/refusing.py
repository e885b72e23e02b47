from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from articles.languages import other
from articles.models.urls import personal_url

from .rendering import personal_page

# The field of a comment that is not sent, only shown in the other language with what was typed so far.
LOOK = "look"


def refuse(
    request: HttpRequest, status: int, sentence: Any, typed: dict[str, str] | None = None, **context: Any
) -> HttpResponse:
    """A page with the sentence and, once it was read, the text.

    Without `action` there is nowhere to send the form again, and the text is only given back.
    """
    known = {"title": "", "article": None, "action": "", "errors": {}, "sentence": sentence, "values": typed or {}}
    if typed and LOOK in typed:
        known["look_at"] = _in_the_other_language(request.path)
    return personal_page(request, "comments/refused.html", known | context, status=status)


def _in_the_other_language(path: str) -> str:
    language = get_language() or ""
    return personal_url(path.removeprefix(personal_url("", language)), other(language))
