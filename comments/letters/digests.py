"""News of one's comments, collected: a letter to a mailbox not more often than every quarter of an hour.

At least once: notices are marked when the mail server has taken their letter, so one that was cut short between the two
is sent again. Nobody would notice a lost “your comment was answered”; one that came twice is known by its Message-ID.
What the letter says is read when it is sent, so it never says what has ceased to be true, or public, meanwhile.
"""

import logging
from datetime import datetime, timedelta
from http import HTTPStatus
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from articles.models.urls import absolute
from odessa_news.lib.text import truncate_words

from ..models import Comment, Mailbox, Notice, Status
from ..tokens import private_url
from .envelope import about, send
from .events import TAKEN_AWAY
from .questions import is_joined

logger = logging.getLogger("comments")

NOT_OFTENER_THAN = timedelta(minutes=15)
# News of somebody who confirms late, or whose mail server was away; older ones are not news.
OLD = timedelta(days=3)
# Mailboxes in one round, so that other work of the worker comes in between; the next round is a minute later.
IN_ONE_ROUND = 200
# The rest of a busy thread comes with the next letter.
IN_ONE_LETTER = 50
QUOTED = 400


def send_digests() -> None:
    """A job that recurs: one task for each mailbox that has news and whose time has come."""
    news = Notice.objects.filter(sent_at=None, created_at__gt=timezone.now() - OLD)
    due = Mailbox.objects.listening().filter(_is_time(), pk__in=news.values("mailbox"))
    for pk in due.order_by("pk").values_list("pk", flat=True)[:IN_ONE_ROUND]:
        with transaction.atomic():
            claimed = timezone.now()
            if Mailbox.objects.filter(_is_time(), pk=pk).update(told_at=claimed):
                send_digest.enqueue(pk, claimed.isoformat())


def _is_time() -> Q:
    return Q(told_at=None) | Q(told_at__lte=timezone.now() - NOT_OFTENER_THAN)


@task()
def send_digest(mailbox_id: int, claimed: str) -> None:
    """If this round is still the mailbox's last, and its owner still wants letters. What fails has its turn again after
    a quarter of an hour, for three days."""
    row = Mailbox.objects.listening().filter(pk=mailbox_id, told_at=datetime.fromisoformat(claimed))
    if not row.update(told_at=timezone.now()):
        return
    mailbox = Mailbox.objects.get(pk=mailbox_id)
    notices = _true_still(mailbox)
    if not notices:
        return
    ids = [notice.pk for notice in notices]
    try:
        _send(mailbox, notices)
    except OSError as error:
        logger.warning("A letter to a commenter was not taken: %s", type(error).__name__)
        if not _is_for_good(error):
            return
    Notice.objects.filter(pk__in=ids).update(sent_at=timezone.now())


def _true_still(mailbox: Mailbox) -> list[Notice]:
    notices = (
        mailbox.notices.filter(sent_at=None, created_at__gt=timezone.now() - OLD)
        .select_related("comment__article__section", "comment__reader", "comment__parent__reader")
        .defer("comment__article__body", "comment__article__public_body")
        .order_by("id")
    )
    return [notice for notice in notices[: 4 * IN_ONE_LETTER] if _is_true(notice, mailbox)][:IN_ONE_LETTER]


def _is_true(notice: Notice, mailbox: Mailbox) -> bool:
    comment = notice.comment
    own = comment.parent if notice.kind == Notice.Kind.ANSWERED else comment
    # A typed address is nobody's; only the reader whom the owner has owned to be himself is written about.
    if own is None or own.email.lower() != mailbox.email.lower() or not is_joined(own, mailbox):
        return False
    if not comment.article.is_public():
        return False
    if notice.kind == Notice.Kind.REJECTED:
        return comment.status in TAKEN_AWAY
    if comment.status != Status.APPROVED:
        return False
    is_by_others = comment.reader_id != own.reader_id and not is_joined(comment, mailbox)
    return notice.kind == Notice.Kind.APPROVED or (own.wants_answers and is_by_others)


def _send(mailbox: Mailbox, notices: list[Notice]) -> None:
    items = [_item(notice) for notice in notices]
    same = ",".join(str(notice.pk) for notice in notices)
    only_answers = all(notice.kind == Notice.Kind.ANSWERED for notice in notices)
    context = {"items": items, "first": items[0], "only_answers": only_answers}
    send("digest", mailbox, context, notices[0].comment.article.language, same)


def _item(notice: Notice) -> dict[str, Any]:
    """`own` is the private page of the commenter's own comment, where answers are switched off."""
    comment: Comment = notice.comment
    own = comment.parent if notice.kind == Notice.Kind.ANSWERED else comment
    assert own
    own.article = comment.article
    return {
        **about(comment),
        "kind": notice.kind,
        "quote": truncate_words(comment.text, QUOTED),
        "reason": comment.reason and comment.get_reason_display,
        "was_shown": comment.shown_at is not None,
        "page": absolute(comment.get_absolute_url()),
        "own": absolute(private_url(own)),
    }


def _is_for_good(error: OSError) -> bool:
    """Whether the mail server will say the same tomorrow of this letter: no such mailbox."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= HTTPStatus.INTERNAL_SERVER_ERROR for code, _said in error.recipients.values())
    return isinstance(error, SMTPDataError) and error.smtp_code >= HTTPStatus.INTERNAL_SERVER_ERROR
