"""“Is this your mailbox?”: the only letter that goes to somebody who hasn't asked for letters.

It must never come twice. So a mailbox is marked before the letter is sent, and one that may have left in spite of an
error is not sent again: a lost question can be asked for on the comment's private page.
"""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from socket import gaierror

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from odessa_news.lib import letters

from ..models import Comment, Mailbox, Status
from ..tokens import confirm_url
from .envelope import about, quoted, send

# To a mailbox, whoever calls for it.
ASK_AGAIN_AFTER = timedelta(days=1)
# From one address to different mailboxes in that time: a household and its guests. More is an address book.
MOST_FROM_ADDRESS = 10
# Enough to know one's own words again.
QUOTED = 200
# Here the mail server has said no, or there was none: nothing left.
SURELY_NOT_SENT = (SMTPResponseException, SMTPRecipientsRefused, ConnectionRefusedError, gaierror)


def is_joined(comment: Comment, mailbox: Mailbox) -> bool:
    """Whether the owner of the mailbox has said that he wrote this. No query if the reader is loaded."""
    return comment.reader is not None and comment.reader.mailbox_id == mailbox.pk


def may_ask(comment: Comment, mailbox: Mailbox, *, called_for: bool = False) -> bool:
    """Not where it is answered. Who has switched letters off is asked only if he calls for it himself, which is
    believed of nobody but the reader that he is known to be."""
    if mailbox.unsubscribed_at:
        return called_for and is_joined(comment, mailbox)
    return mailbox.confirmed_at is None or not is_joined(comment, mailbox)


def was_about_another(comment: Comment, mailbox: Mailbox) -> bool:
    """Whether the last question can't join the reader of this comment: whom it joins had written before it was sent.
    One query."""
    if mailbox.asked_at is None:
        return False
    written = Comment.objects.filter(email__iexact=comment.email, created_at__lte=mailbox.asked_at)
    return not written.filter(reader=comment.reader_id, reader__isnull=False).exists()


def is_due(mailbox: Mailbox) -> bool:
    return mailbox.asked_at is None or due(mailbox) <= timezone.now()


def due(mailbox: Mailbox) -> datetime:
    """From when on the owner may be asked again."""
    return (mailbox.asked_at or timezone.now()) + ASK_AGAIN_AFTER


@task()
def ask(comment_id: int, called_for: bool = False, attempt: int = 1) -> None:
    """Send the question that this comment calls for, if it may be sent now."""
    comments = Comment.objects.select_related("article__section", "reader").defer(
        "article__body", "article__public_body"
    )
    comment = comments.filter(pk=comment_id, status__in=(Status.PENDING, Status.APPROVED)).exclude(email="").first()
    mailbox = Mailbox.objects.of(comment.email).first() if comment else None
    if comment is None or mailbox is None or not may_ask(comment, mailbox, called_for=called_for):
        return
    if not _claim(mailbox, comment):
        return
    # As they were read above, which is before the claim.
    before = {"asked_at": mailbox.asked_at, "asked_by": mailbox.asked_by}
    try:
        _send(comment, mailbox)
    except SURELY_NOT_SENT:
        Mailbox.objects.filter(pk=mailbox.pk).update(**before)
        if attempt > len(letters.AGAIN_AFTER):
            raise
        ask.using(run_after=timezone.now() + letters.AGAIN_AFTER[attempt - 1]).enqueue(
            comment_id, called_for, attempt + 1
        )


def _claim(mailbox: Mailbox, comment: Comment) -> bool:
    """False where a letter went there already, or too many went out for the address behind the comment."""
    now = timezone.now()
    since = now - ASK_AGAIN_AFTER
    others = Mailbox.objects.filter(asked_by=comment.address_hash, asked_at__gt=since).exclude(asked_by="")
    if len(others.values_list("pk")[:MOST_FROM_ADDRESS]) == MOST_FROM_ADDRESS:
        return False
    rows = Mailbox.objects.filter(Q(asked_at=None) | Q(asked_at__lte=since), pk=mailbox.pk)
    return bool(rows.update(asked_at=now, asked_by=comment.address_hash))


def _send(comment: Comment, mailbox: Mailbox) -> None:
    context = {
        **about(comment),
        "quote": quoted(comment.text, QUOTED),
        "confirm": confirm_url(mailbox, comment, timezone.now()),
    }
    send("question", mailbox, context, comment.article.language)
