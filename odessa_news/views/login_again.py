"""For static/newsroom/login_dialog.js: the login has expired while somebody was typing."""

import json
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from odessa_news.accounts.login import Outcome, Result, log_in

# A name, a password and a code.
MOST_BYTES = 5000


@never_cache
@require_POST
@sensitive_variables("sent")
def login_again(request: HttpRequest) -> JsonResponse:
    """`username`, `password` and perhaps `code` → `outcome`, `sentence`, and the token that the login has made."""
    sent = _sent(request)
    if isinstance(sent, dict):
        result = log_in(request, sent.get("username", ""), sent.get("password", ""), sent.get("code", ""))
    else:
        result = Result(Outcome.WRONG)
    answer = {"outcome": result.outcome, "sentence": result.sentence, "token": get_token(request)}
    refused = result.outcome not in (Outcome.DONE, Outcome.CODE_NEEDED)
    return JsonResponse(answer, status=HTTPStatus.FORBIDDEN if refused else HTTPStatus.OK)


def _sent(request: HttpRequest) -> object:
    try:
        return json.loads(request.body) if len(request.body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return None
