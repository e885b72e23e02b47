"""Secrets in addresses. Each opens one thing, and none of them opens another's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.utils import timezone

from articles.models.urls import personal_url

from .models import Comment, Complaint, Mailbox

# The salt is that of the first addresses of this kind, which work on.
_mine = Signer(salt="comments.sent")
_confirm = Signer(salt="comments.confirm")
_letters = Signer(salt="comments.letters")
_complaint = Signer(salt="comments.complaint")
_data = Signer(salt="comments.data")

# Somebody who reads his letters at weekends still finds the question answerable.
CONFIRM_WITHIN = timedelta(days=3)
# The link opens everything that a person ever wrote here, so it lives for one sitting and its night.
DATA_WITHIN = timedelta(days=1)


class Expired(Exception):
    """Ours, but too old by now."""

    status = HTTPStatus.GONE


@dataclass(frozen=True)
class Question:
    """What a letter asked: is the reader who wrote this comment the owner of this mailbox?"""

    mailbox: int
    comment: int
    asked_at: datetime


def private_url(comment: Comment, verb: str = "") -> str:
    """The page that only the commenter is told of. Makes a query unless the article is loaded."""
    path = f"mine/{_mine.sign(str(comment.pk))}/" + (f"{verb}/" if verb else "")
    return personal_url(path, comment.article.language)


def comment_of(token: str) -> int:
    """The number of the comment; raises Http404, as the others here do, where the token isn't ours."""
    return _number(_opened(_mine, token))


def confirm_url(mailbox: Mailbox, comment: Comment, now: datetime) -> str:
    token = _confirm.sign(f"{mailbox.pk}.{comment.pk}.{int(now.timestamp())}")
    return personal_url(f"mailbox/{token}/", comment.article.language)


def question_of(token: str) -> Question:
    """Raises Expired too."""
    mailbox, comment, since = (_number(part) for part in _opened(_confirm, token).split("."))
    return Question(mailbox, comment, _young(since, CONFIRM_WITHIN))


def letters_url(mailbox: Mailbox, language: str, verb: str = "") -> str:
    """Where letters are switched off; for as long as somebody keeps one."""
    path = f"letters/{_letters.sign(str(mailbox.pk))}/" + (f"{verb}/" if verb else "")
    return personal_url(path, language)


def letters_mailbox(token: str) -> int:
    return _number(_opened(_letters, token))


def complaint_url(complaint: Complaint) -> str:
    """The page that only who complained is told of."""
    return personal_url(f"complaint/{_complaint.sign(str(complaint.pk))}/", complaint.language)


def complaint_of(token: str) -> int:
    return _number(_opened(_complaint, token))


def data_token(mailbox: Mailbox, now: datetime) -> str:
    return _data.sign(f"{mailbox.pk}.{int(now.timestamp())}")


def data_mailbox(token: str) -> int:
    """Raises Expired too."""
    mailbox, since = (_number(part) for part in _opened(_data, token).split("."))
    _young(since, DATA_WITHIN)
    return mailbox


def _opened(signer: Signer, token: str) -> str:
    try:
        return signer.unsign(token)
    except BadSignature:
        raise Http404("not a token of ours") from None


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Http404("not a token of ours") from None


def _young(since: int, within: timedelta) -> datetime:
    moment = datetime.fromtimestamp(since, tz=timezone.get_default_timezone())
    if timezone.now() - moment > within:
        raise Expired
    return moment
