from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import editing
from ..bans import ban_on, told
from ..forms import EditForm
from ..letters import questions
from ..models import Comment, Mailbox, Status
from ..tokens import comment_of, private_url
from ..trust import is_trusted
from .guards import above, guarded, only_posted
from .reading import giving_back, see_other, typed_in
from .rendering import personal_page


@require_safe
@giving_back
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """How one's own comment stands, and what one can do with it."""
    return _page(request, _comment(token))


@require_safe
def old(request: HttpRequest, token: str) -> HttpResponse:
    """Where it stood before one could do anything there."""
    comment_of(token)
    response = HttpResponsePermanentRedirect(request.path.replace("/sent/", "/mine/", 1))
    response.headers["Cache-Control"] = "private, no-store"
    return response


@only_posted(above)
@guarded
@giving_back
def edit(request: HttpRequest, token: str) -> HttpResponse:
    typed = typed_in(request, "name", "text")
    comment = _comment(token)
    form = EditForm(typed)
    if not form.is_valid():
        alert = _("Your change is not saved yet: something in the form needs mending.")
        return _page(request, comment, HTTPStatus.BAD_REQUEST, alert, typed, form.errors)
    if ban := ban_on(request, comment.email):
        return _page(request, comment, HTTPStatus.FORBIDDEN, told(ban), typed)
    try:
        editing.edit(comment, **form.cleaned_data)
    except editing.TooLate:
        alert = _("A comment can be changed for 15 minutes, and they are over. Your change was not saved.")
        return _page(request, comment, HTTPStatus.GONE, alert, typed)
    except editing.Decided:
        alert = _("This comment can’t be changed any more. Your change was not saved.")
        return _page(request, comment, HTTPStatus.FORBIDDEN, alert, typed)
    except editing.Changed:
        alert = _("While you were writing, something was decided or changed. Look how it stands and send yours again.")
        return _page(request, comment, HTTPStatus.CONFLICT, alert, typed)
    return see_other(private_url(comment))


@only_posted(above)
@guarded
@giving_back
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    comment = _comment(token)
    try:
        editing.withdraw(comment)
    except editing.TooLate:
        alert = _("A comment can be withdrawn for 15 minutes, and they are over.")
        return _page(request, comment, HTTPStatus.GONE, alert)
    except editing.Decided:
        alert = _("A moderator has decided about this comment; there is nothing to withdraw.")
        return _page(request, comment, HTTPStatus.FORBIDDEN, alert)
    except editing.Changed:
        alert = _("Something was decided or changed just now. Look how it stands and try again.")
        return _page(request, comment, HTTPStatus.CONFLICT, alert)
    return see_other(private_url(comment))


@only_posted(above)
@guarded
@giving_back
def answers(request: HttpRequest, token: str) -> HttpResponse:
    """Letters about answers to this comment: `want` is yes or no."""
    wanted = {"yes": True, "no": False}.get(typed_in(request, "want")["want"])
    comment = _comment(token)
    if wanted is None:
        return _page(
            request, comment, HTTPStatus.BAD_REQUEST, _("The form could not be read. Go back and send it again.")
        )
    Comment.objects.filter(pk=comment.pk).update(wants_answers=wanted)
    return see_other(private_url(comment) + "#letters")


@only_posted(above)
@guarded
@giving_back
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """The letter that asks whether the mailbox is the commenter's, once more."""
    comment = _comment(token)
    mailbox = _mailbox(comment)
    if mailbox is None or not questions.may_ask(comment, mailbox, called_for=True):
        return _page(request, comment, HTTPStatus.FORBIDDEN, _("There is nothing to confirm here."))
    if not questions.is_due(mailbox):
        return _page(request, comment, HTTPStatus.TOO_MANY_REQUESTS, _("We send such a letter once a day at the most."))
    questions.ask.enqueue(comment.pk, called_for=True)
    return see_other(private_url(comment) + "#letters")


def _comment(token: str) -> Comment:
    """Raises Http404. One query, with the article and the reader."""
    comment = Comment.objects.for_private_page().filter(pk=comment_of(token)).first()
    if comment is None:
        raise Http404("gone with its article")
    return comment


def _mailbox(comment: Comment) -> Mailbox | None:
    return Mailbox.objects.of(comment.email).first() if comment.email else None


def _page(
    request: HttpRequest,
    comment: Comment,
    status: int = HTTPStatus.OK,
    alert: str = "",
    typed: dict[str, str] | None = None,
    errors: Any = None,
) -> HttpResponse:
    """`typed` is shown in the form, or, where there is none any more, to be copied."""
    context = {
        "comment": comment,
        "article": comment.article,
        "alert": alert,
        "typed": typed,
        "errors": errors or {},
        "is_open": (is_open := editing.is_open(comment)),
        "is_trusted": is_open and comment.status == Status.APPROVED and is_trusted(comment.reader),
        "until": editing.own_until(comment),
        "url": private_url(comment),
        "letters": _letters(comment),
    }
    return personal_page(request, "comments/mine.html", context, status=status)


def _letters(comment: Comment) -> dict[str, Any]:
    """`state`: "" without an e-mail; on; off (the owner wants none); asked, elsewhere (about
    another browser's comment) or unasked if he hasn't said. Two queries at most."""
    if not comment.email:
        return {"state": ""}
    mailbox = _mailbox(comment) or Mailbox(email=comment.email)
    may_ask = mailbox.pk is None or questions.may_ask(comment, mailbox, called_for=True)
    if mailbox.unsubscribed_at:
        state = "off"
    elif not may_ask:
        state = "on"
    else:
        state = _asked(comment, mailbox)
    can_ask = may_ask and mailbox.pk is not None and comment.status in editing.OPEN
    return {
        "state": state,
        "mailbox": mailbox.veiled,
        "can_ask": can_ask and questions.is_due(mailbox),
        "due": questions.due(mailbox),
    }


def _asked(comment: Comment, mailbox: Mailbox) -> str:
    if questions.is_due(mailbox):
        return "unasked"
    return "elsewhere" if questions.was_about_another(comment, mailbox) else "asked"
