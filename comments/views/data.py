from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models.urls import personal_url

from ..bans import told
from ..forms import LinkForm
from ..models import Mailbox
from ..own_data import erasing
from ..own_data.link import mail_link
from ..own_data.owner import Owner
from ..own_data.parts import PARTS, bans_of, comments_of, complaints_of
from ..own_data.staying import what_stays
from ..readers import COOKIE, PATH, key_of
from ..tokens import Expired, complaint_url, data_mailbox, private_url
from .guards import guarded, only_sent, page_above
from .reading import giving_back, typed_in
from .refusing import refuse
from .rendering import personal_page

# What a page shows of them; the file has all.
SHOWN = 100


@require_safe
@giving_back
def data(request: HttpRequest, token: str = "") -> HttpResponse:
    """What is kept about whoever holds the cookie, or the link from the letter."""
    try:
        return _page(request, _owner(request, token), token)
    except Expired:
        return _expired(request)


@require_safe
@giving_back
def file(request: HttpRequest, token: str = "") -> HttpResponse:
    """All of it, for programs."""
    try:
        owner = _owner(request, token)
    except Expired:
        return _expired(request)
    if owner is None:
        raise Http404("nothing is kept")
    rows = {part.name: list(part.rows(owner)) for part in PARTS}
    response = JsonResponse(rows, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = 'attachment; filename="odessa-news-my-data.json"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@giving_back
def erase(request: HttpRequest, token: str = "") -> HttpResponse:
    """A page that asks, and what its button does."""
    try:
        owner = _owner(request, token)
    except Expired:
        return _expired(request)
    if request.method != "POST":
        said: dict[str, Any] = {"stays": what_stays(owner), "takes_mailbox": owner.takes_mailbox()} if owner else {}
        return _page(request, owner, token, template="comments/erase.html", **said)
    stays = []
    if owner:
        stays = what_stays(owner)
        erasing.erase(owner)
    response = _page(request, None, "", is_erased=True, stays=stays)
    if owner and not token:
        response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


@only_sent(page_above)
@guarded
@giving_back
def link(request: HttpRequest) -> HttpResponse:
    """The same answer for every address: who writes here is nobody's business."""
    form = LinkForm(typed_in(request, "email"))
    owner = _owner(request, "")
    if not form.is_valid():
        return _page(request, owner, "", status=HTTPStatus.BAD_REQUEST, errors=form.errors["email"])
    mail_link(form.cleaned_data["email"], get_language() or "")
    return _page(request, owner, "", is_mailed=True)


def _owner(request: HttpRequest, token: str) -> Owner | None:
    """Raises Http404 for a token that isn't ours, and Expired."""
    if not token:
        return Owner.of_key(key_of(request))
    mailbox = Mailbox.objects.filter(pk=data_mailbox(token)).first()
    if mailbox is None:
        raise Expired  # erased with this very link, perhaps
    return Owner.of_mailbox(mailbox)


def _page(
    request: HttpRequest,
    owner: Owner | None,
    token: str,
    *,
    template: str = "comments/data.html",
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    language = get_language() or ""
    found = list(comments_of(owner)[: SHOWN + 1]) if owner else []
    context = {
        "owner": owner,
        "comments": [(comment, private_url(comment)) for comment in found[:SHOWN]],
        "has_more": len(found) > SHOWN,
        "complaints": [(row, complaint_url(row)) for row in complaints_of(owner)[:SHOWN]] if owner else [],
        "bans": [told(ban) for ban in bans_of(owner).in_force()[:SHOWN]] if owner else [],
        "url": personal_url(f"data/{token}/" if token else "data/", language),
        "link_url": personal_url("data/link/", language),
        "is_by_letter": bool(token),
        "is_erased": False,
        "is_mailed": False,
        "errors": (),
    }
    return personal_page(request, template, context | more, status=status)


def _expired(request: HttpRequest) -> HttpResponse:
    sentence = _("This link worked for a day, or until what it led to was erased. You can have another one sent.")
    return refuse(request, HTTPStatus.GONE, sentence, title=_("This link works no more"))
