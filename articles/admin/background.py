"""What an open form asks the server in the background. Every refusal is JSON with a sentence, whatever was sent."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .. import roles
from ..models import Article, Trashed
from ..revisions.refusals import InTrash

Answer = Callable[..., JsonResponse]


def background(view: Answer) -> Answer:
    """POST by a logged in member of staff. The token is CsrfViewMiddleware's to check, the rest is the view's."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        if request.method != "POST":
            return _refused(HTTPStatus.METHOD_NOT_ALLOWED, _("This address takes what forms send by themselves."))
        if not (request.user.is_active and request.user.is_staff):
            return _refused(HTTPStatus.UNAUTHORIZED, _("Your login has expired."))
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return _refused(HTTPStatus.FORBIDDEN, _("This article is not yours to change now."))
        except InTrash as refusal:
            return _refused(HTTPStatus.NOT_FOUND, str(refusal))
        except Http404:
            return _refused(HTTPStatus.NOT_FOUND, _("This article isn't there any more."))
        except BadRequest as error:
            return _refused(HTTPStatus.BAD_REQUEST, str(error))

    return never_cache(guarded)


def _refused(status: HTTPStatus, sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def article_of(request: HttpRequest, pk: int) -> Article:
    """The article, for somebody who may change it. One query, besides that of permissions."""
    article = Article.objects.filter(pk=pk).only("status", "created_by", "language", "section").first()
    if article is None:
        raise Http404
    if not roles.may_edit(request.user, article):
        trashed = Trashed.objects.select_related("article").filter(article=article).first()
        if trashed and roles.might_edit(request.user, trashed):
            raise InTrash
        raise PermissionDenied
    return article


def sent(request: HttpRequest, most: int) -> dict[str, Any]:
    """The JSON object in the body of the request, of at most so many bytes."""
    try:
        body = request.body
    except RequestDataTooBig:
        body = b" " * (most + 1)
    if len(body) > most:
        raise BadRequest(_("This text is too long to be kept while you write. Save it with the button."))
    try:
        data = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise BadRequest(_("This can't be read, so nothing of it is kept."))
    return data
