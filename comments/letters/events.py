"""What has happened to comments since letters were last thought of: seen in the rows themselves (Comment.noted)."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..models import Comment, Mailbox, Notice, Status
from ..querysets import UNNOTED
from .questions import ask, may_ask

# Rows that are locked together: a moderator's key waits for no more than these.
BATCH = 200
# Older comments are no occasion for a question: the worker was away for long, or the comment came out of an archive.
ASK_WITHIN = timedelta(days=1)
# Who is published at once sees it on the page that he is led to.
AT_ONCE = timedelta(seconds=10)
TAKEN_AWAY = (Status.REJECTED, Status.SPAM)


def note_events() -> None:
    """A job that recurs. Each batch is noted whole, with all that follows from it, or not at all."""
    while _note_batch() == BATCH:
        pass


def _note_batch() -> int:
    with transaction.atomic():
        unnoted = Comment.objects.filter(UNNOTED).select_related("parent").order_by("id")
        comments = list(unnoted.select_for_update(skip_locked=True, of=("self",))[:BATCH])
        if not comments:
            return 0
        mailboxes = _mailboxes(comments)
        found = [notice for comment in comments for notice in _notices(comment, mailboxes)]
        notices = [notice for notice in found if notice.mailbox.unsubscribed_at is None]
        # One that is there already was told, or is waiting to be.
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        for comment in comments:
            if not comment.noted and _calls_for_question(comment, mailboxes):
                ask.enqueue(comment.pk)
        Comment.objects.filter(pk__in=[comment.pk for comment in comments]).update(noted=F("status"))
    return len(comments)


def _mailboxes(comments: list[Comment]) -> dict[str, Mailbox]:
    """By address in small letters, made where there was none."""
    emails = {c.email.lower() for comment in comments for c in (comment, comment.parent) if c and c.email}
    if not emails:
        return {}
    known = {mailbox.email.lower(): mailbox for mailbox in Mailbox.objects.of(*emails)}
    if new := emails - known.keys():
        Mailbox.objects.bulk_create([Mailbox(email=email) for email in sorted(new)], ignore_conflicts=True)
        known |= {mailbox.email.lower(): mailbox for mailbox in Mailbox.objects.of(*new)}
    return known


def _notices(comment: Comment, mailboxes: dict[str, Mailbox]) -> list[Notice]:
    """Who hears of it. Whether it may really be said, the letter asks when it is written (digests)."""
    found = []
    if comment.email and (kind := _verdict(comment)):
        found.append(Notice(mailbox=mailboxes[comment.email.lower()], comment=comment, kind=kind))
    parent = comment.parent
    if comment.status == Status.APPROVED and parent and parent.email and parent.wants_answers:
        found.append(Notice(mailbox=mailboxes[parent.email.lower()], comment=comment, kind=Notice.Kind.ANSWERED))
    return found


def _verdict(comment: Comment) -> Notice.Kind | None:
    if comment.status in TAKEN_AWAY:
        # For its writer both are one verdict.
        return None if comment.noted in TAKEN_AWAY else Notice.Kind.REJECTED
    if comment.status == Status.APPROVED and comment.shown_at and comment.shown_at - comment.created_at > AT_ONCE:
        return Notice.Kind.APPROVED
    return None


def _calls_for_question(comment: Comment, mailboxes: dict[str, Mailbox]) -> bool:
    if not comment.email or timezone.now() - comment.created_at > ASK_WITHIN:
        return False
    return may_ask(comment, mailboxes[comment.email.lower()])
