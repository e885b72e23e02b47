"""Verdicts from the queue. Scripts are answered in JSON, forms with the page they came from and a message."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles import roles
from articles.admin.front_draft import BIGGEST_ID, number
from odessa_news.lib.answers import wants_json

from ..models import Comment, NotDecided, Reason, Status
from ..models.moderation import NOTE_LENGTH
from .ban_form import BanForm
from .decision_forms import EditForm
from .queue_filters import Filters
from .queue_rows import html_of, rows_of, waiting

# Four pages of the queue.
MOST_AT_ONCE = 200

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Chosen:
    pk: int
    seen: str

    @classmethod
    def all_of(cls, sent: QueryDict) -> list["Chosen"]:
        """The one whose button was pressed; else those ticked. What can't be read is left out."""
        values = sent.getlist("only")[:1] or sent.getlist("comment")
        pairs = (value.partition(":") for value in values)
        return [cls(pk, seen[:60]) for first, _colon, seen in pairs if (pk := number(first, BIGGEST_ID))]


def for_moderators(view: View) -> View:
    """POST (and GET, of a page that asks) by whoever may decide. Says 401 to a script whose login has expired."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not admin.site.has_permission(request) and wants_json(request):
            return JsonResponse({"error": _("Your login has expired.")}, status=HTTPStatus.UNAUTHORIZED)
        return inner(request, *args, **kwargs)

    def look(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not roles.may_moderate(request.user):
            if wants_json(request):
                return JsonResponse({"error": _("You may not decide about comments.")}, status=HTTPStatus.FORBIDDEN)
            raise PermissionDenied
        return view(request, *args, **kwargs)

    inner = admin.site.admin_view(look)
    return guarded


@for_moderators
def decide(request: HttpRequest, verb: str) -> HttpResponse:
    """approve, reject, spam or undo: all that are chosen, each as it was seen or not at all."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    reason, note = request.POST.get("reason", ""), request.POST.get("note", "").strip()[:NOTE_LENGTH]
    chosen = Chosen.all_of(request.POST)
    if not chosen:
        return _refused(request, _("Choose comments first."))
    if len(chosen) > MOST_AT_ONCE:
        return _refused(request, _("Choose no more than %(most)d at once.") % {"most": MOST_AT_ONCE})
    if verb == "reject" and reason not in Reason.values:
        if wants_json(request):
            return _refused(request, _("Choose a reason; readers see it."))
        return _ask_why(request, chosen)
    by = cast(User, request.user)
    verbs: dict[str, Callable[[Comment], Any]] = {
        "approve": lambda comment: comment.approve(by),
        "reject": lambda comment: comment.reject(by, reason, note),
        "spam": lambda comment: comment.mark_spam(by),
        "undo": lambda comment: comment.undo(by),
    }
    return _answer(request, _each(chosen, verbs[verb]))


@for_moderators
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    comment = get_object_or_404(Comment.objects.for_queue(), pk=pk)
    if request.method != "POST":
        return _page(request, "edit", comment, form=EditForm({"text": comment.text}))
    form = EditForm(request.POST)
    if not form.is_valid():
        sentence = " ".join(map(str, form.errors["text"]))
        if wants_json(request):
            return _refused(request, sentence)
        return _page(request, "edit", comment, form=form, sentence=sentence, status=HTTPStatus.BAD_REQUEST)
    text, by = form.cleaned_data["text"], cast(User, request.user)
    if text == comment.text:
        return _refused(request, _("Nothing is changed in this text."))
    chosen = Chosen(pk, request.POST.get("seen", ""))
    return _answer(request, _each([chosen], lambda comment: comment.edit(by, text)))


@for_moderators
def ban(request: HttpRequest, pk: int) -> HttpResponse:
    """Ban its writer and, unless told otherwise, reject the comment with the same reason."""
    if not roles.may_ban(request.user):
        raise PermissionDenied
    comment = get_object_or_404(Comment.objects.for_queue(), pk=pk)
    if not rows_of([comment])[0].targets:
        return _refused(request, _("Nothing is known of this commenter by which a ban could hold."))
    if request.method != "POST":
        return _page(request, "ban", comment, form=BanForm())
    form = BanForm(request.POST)
    if not form.is_valid():
        sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
        if wants_json(request):
            return _refused(request, sentence)
        return _page(request, "ban", comment, form=form, sentence=sentence, status=HTTPStatus.BAD_REQUEST)
    by = cast(User, request.user)
    with transaction.atomic():
        if not form.impose(comment, request.user):
            return _refused(request, _("Nothing of this is known of the commenter."))
        results = []
        if form.cleaned_data["reject"]:
            chosen = Chosen(pk, request.POST.get("seen", ""))
            results = _each([chosen], lambda comment: comment.reject(by, form.cleaned_data["reason"]))
    return _answer(request, results, said=_("The commenter is banned."))


@dataclass(frozen=True)
class Result:
    pk: int
    # Why not; "" where it was done.
    refusal: str


def _each(chosen: list[Chosen], verb: Callable[[Comment], Any]) -> list[Result]:
    comments = Comment.objects.for_queue().in_bulk([each.pk for each in chosen])
    results = []
    for each in chosen:
        comment = comments.get(each.pk)
        try:
            if comment is None:
                raise NotDecided(_("This comment isn’t there any more."))
            comment.ensure_seen(each.seen)
            verb(comment)
            results.append(Result(each.pk, ""))
        except NotDecided as refusal:
            results.append(Result(each.pk, str(refusal)))
    return results


def _answer(request: HttpRequest, results: list[Result], said: str = "") -> HttpResponse:
    refusals = [result.refusal for result in results if result.refusal]
    if wants_json(request):
        return JsonResponse({"results": _as_json(request, results), "said": said, "waiting": _waiting(request)})
    done = len(results) - len(refusals)
    if said or done:
        messages.success(request, said or _("Done: %(n)d.") % {"n": done})
    for sentence in refusals:
        messages.warning(request, sentence)
    return HttpResponseRedirect(_back(request))


def _as_json(request: HttpRequest, results: list[Result]) -> list[dict[str, Any]]:
    """Each as it stands now: with its row, where it still waits or was refused; and what an undo has to say it saw."""
    now = Comment.objects.for_queue().in_bulk([result.pk for result in results])
    refused = {result.pk for result in results if result.refusal}
    shown = [each for each in now.values() if each.status == Status.PENDING or each.pk in refused]
    rows = {row.comment.pk: html_of(request, [row]) for row in rows_of(shown)}
    return [
        {
            "id": result.pk,
            "refusal": result.refusal,
            "chosen": f"{result.pk}:{now[result.pk].seen}" if result.pk in now else "",
            "row": rows.get(result.pk, ""),
            "waits": result.pk in now and now[result.pk].status == Status.PENDING,
        }
        for result in results
    ]


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": sentence}, status=HTTPStatus.BAD_REQUEST)
    messages.warning(request, sentence)
    return HttpResponseRedirect(_back(request))


def _ask_why(request: HttpRequest, chosen: list[Chosen]) -> HttpResponse:
    """A reject button pressed without a script: which reason?"""
    return _page(request, "reject", None, chosen=[f"{each.pk}:{each.seen}" for each in chosen])


def _page(
    request: HttpRequest, kind: str, comment: Comment | None, *, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    titles = {"reject": _("Reject"), "edit": _("Edit the comment"), "ban": _("Ban the commenter")}
    ctx = {
        **admin.site.each_context(request),
        "title": titles[kind],
        "kind": kind,
        "comment": comment,
        "row": rows_of([comment])[0] if comment else None,
        "reasons": Reason.choices,
        "back": _filters(request).query,
        "back_url": _back(request),
        "sentence": "",
        **more,
    }
    return render(request, "admin/queue/ask.html", ctx, status=status)


def _waiting(request: HttpRequest) -> str:
    return waiting(_filters(request))


def _filters(request: HttpRequest) -> Filters:
    """Those of the page that the form stood on."""
    return Filters.of(QueryDict(request.POST.get("back", request.GET.get("back", ""))[:2000]))


def _back(request: HttpRequest) -> str:
    query = _filters(request).query
    return reverse("moderation:queue") + (f"?{query}" if query else "")
