from typing import Any

from django.http import HttpRequest, HttpResponse

from .rendering import personal_page


def refuse(
    request: HttpRequest, status: int, sentence: Any, typed: dict[str, str] | None = None, **context: Any
) -> HttpResponse:
    """A page with the sentence and, once it was read, the text.

    Without `action` there is nowhere to send the form again, and the text is only given back.
    """
    known = {"article": None, "action": "", "errors": {}, "sentence": sentence, "values": typed or {}, "heading": ""}
    return personal_page(request, "comments/refused.html", known | context, status=status)
