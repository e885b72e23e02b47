import logging
import math
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models.urls import personal_url
from odessa_news.lib.away import DATABASE_IS_AWAY
from odessa_news.lib.text import strip_unsafe

from ..addresses import address_hash
from ..complaint_form import ComplaintForm
from ..models import Comment, Complained, Complaint, TooManyComplaints
from ..tokens import complaint_of, complaint_url
from .guards import guarded
from .post import TRAP
from .refusing import refuse
from .rendering import personal_page

logger = logging.getLogger("comments")
FIELDS = ("kind", "text", "contact", TRAP)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def complain(request: HttpRequest, pk: int) -> HttpResponse:
    """A complaint about a comment that readers see: the form, and where it is sent."""
    typed: dict[str, str] = {}
    if request.method == "POST":
        try:
            typed = {name: strip_unsafe(request.POST.get(name, "")) for name in FIELDS}
        except (SuspiciousOperation, BadRequest, UnreadablePostError):
            return refuse(request, 400, _("The form could not be read. Open the comment and complain from there."))
    try:
        return _answer(request, pk, typed)
    except DATABASE_IS_AWAY as error:
        if request.method != "POST":
            raise
        logger.error("A complaint could not be stored: %s", str(error).partition("\n")[0])
        sentence = _("We can’t take your complaint just now, and it was not saved. Send it again in a minute.")
        response = refuse(request, 503, sentence, typed)
        response.headers["Retry-After"] = "60"
        return response


def _answer(request: HttpRequest, pk: int, typed: dict[str, str]) -> HttpResponse:
    comment = Comment.objects.for_complaint().filter(pk=pk).first()
    if comment is None or not comment.article.is_public():
        sentence = _("There is no such comment on the site, or not any more.")
        return refuse(request, 404, sentence, typed)
    address = complain_url(comment)
    if comment.article.language != get_language():
        return HttpResponseRedirect(address, preserve_request=True)
    if request.method != "POST":
        return _form(request, comment, {}, {})
    form = ComplaintForm(typed)
    if not form.is_valid():
        return _form(request, comment, typed, form.errors, status=400)
    if typed[TRAP]:
        sentence = _("A field that people don’t see was filled in. If a browser did it for you, send the form again.")
        return _form(request, comment, typed, {}, sentence, status=400)
    try:
        complaint = Complaint.file(
            comment, **form.cleaned_data, address_hash=address_hash(request), page=comment.get_absolute_url()
        )
    except TooManyComplaints as too_many:
        minutes = math.ceil(too_many.wait.total_seconds() / 60)
        sentence = ngettext(
            "There were many complaints from your address. Send this one again in %(minutes)d minute.",
            "There were many complaints from your address. Send this one again in %(minutes)d minutes.",
            minutes,
        ) % {"minutes": minutes}
        response = _form(request, comment, typed, {}, sentence, status=429)
        response.headers["Retry-After"] = str(math.ceil(too_many.wait.total_seconds()))
        return response
    response = HttpResponseRedirect(complaint_url(complaint))
    response.status_code = 303
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def complaint(request: HttpRequest, token: str) -> HttpResponse:
    """How one's own complaint stands."""
    pk = complaint_of(token)
    return personal_page(
        request,
        "comments/complaint.html",
        {"complaint": get_object_or_404(Complaint.objects.select_related("comment"), pk=pk)},
    )


def complain_url(comment: Comment) -> str:
    """Makes a query unless the article is loaded."""
    return personal_url(f"complain/{comment.pk}/", comment.article.language)


def _form(
    request: HttpRequest,
    comment: Comment,
    values: dict[str, str],
    errors: Any,
    sentence: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    if errors and not sentence:
        sentence = _("Your complaint is not sent yet: something in the form needs mending.")
    context = {
        "comment": comment,
        "article": comment.article,
        "kinds": Complained.choices,
        "action": complain_url(comment),
        "values": values,
        "errors": errors,
        "sentence": sentence,
    }
    return personal_page(request, "comments/complain.html", context, status=status)
