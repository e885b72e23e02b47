"""What is forgotten when its time has come: every day, a thousand rows at a time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from .models import Ban, Comment, Complaint, Mailbox, Notice, Reaction, Reader
from .models.complaint import FORGOTTEN

# Limits look back minutes, bans and complaints weeks; after this time an address explains nothing any more.
AFTER = timedelta(days=90)
BATCH = 1000


def forget() -> None:
    """A job that recurs. Begun anew, it goes on where it was cut short."""
    before = timezone.now() - AFTER
    for ids in _oldest(Comment.objects.filter(created_at__lt=before).exclude(address_hash=""), "created_at"):
        Comment.objects.filter(pk__in=ids).update(address_hash="", range_hash="")
    Reaction.forget_addresses(before)
    for ids in _oldest(Mailbox.objects.filter(asked_at__lt=before).exclude(asked_by=""), "asked_at"):
        Mailbox.objects.filter(pk__in=ids).update(asked_by="")
    _forget_complaints(before)
    _forget_bans(before)
    # By then, nothing that a notice told of can be told a second time.
    for ids in _oldest(Notice.objects.filter(created_at__lt=before), "created_at"):
        Notice.objects.filter(pk__in=ids).delete()
    for ids in _batches(_useless_mailboxes(before)):
        _useless_mailboxes(before).filter(pk__in=ids).delete()
    for ids in _batches(_useless_readers(before)):
        _useless_readers(before).filter(pk__in=ids).delete()


def _forget_complaints(before: datetime) -> None:
    """The complainer's address as everybody's; the commenter's, when the matter has rested for as long; and all that
    was said, when nobody can go to court about it any more."""
    for ids in _oldest(Complaint.objects.filter(created_at__lt=before).exclude(address_hash=""), "created_at"):
        Complaint.objects.filter(pk__in=ids).update(address_hash="")
    for ids in _oldest(Complaint.objects.filter(decided_at__lt=before).exclude(comment_address_hash=""), "decided_at"):
        Complaint.objects.filter(pk__in=ids).update(comment_address_hash="")
    if not settings.COMPLAINTS_FORGET_AFTER:
        return
    long_ago = timezone.now() - timedelta(days=settings.COMPLAINTS_FORGET_AFTER)
    for ids in _oldest(Complaint.objects.filter(decided_at__lt=long_ago).exclude(comment_text=""), "decided_at"):
        Complaint.objects.filter(pk__in=ids).update(**FORGOTTEN)


def _forget_bans(before: datetime) -> None:
    """Of networks, once they are over: the log says that there were any. They are few enough to be looked through."""
    over = Ban.objects.filter(Q(until__lt=before) | Q(lifted_at__lt=before)).exclude(network="")
    for ids in _oldest(over, "at"):
        Ban.objects.filter(pk__in=ids).delete()


def _oldest(rows: QuerySet[Any], by: str) -> Iterator[list[int]]:
    """Numbers of rows that are none of these any more when they have been seen to: an index leads to those that are."""
    while ids := list(rows.order_by(by).values_list("pk", flat=True)[:BATCH]):
        yield ids


def _batches(rows: QuerySet[Any]) -> Iterator[list[int]]:
    """Numbers in their order, each looked at once: what somebody else changed meanwhile may stay."""
    last = 0
    while ids := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield ids
        last = ids[-1]


def _useless_mailboxes(before: datetime) -> QuerySet[Mailbox]:
    """Typed once, never confirmed, and left by all comments. Whoever wants no letters stays known for that."""
    comments = Comment.objects.exclude(email="").alias(lower=Lower("email")).filter(lower=Lower(OuterRef("email")))
    alone = Mailbox.objects.filter(~Exists(comments), ~Exists(Reader.objects.filter(mailbox=OuterRef("pk"))))
    return alone.filter(created_at__lt=before, confirmed_at=None, unsubscribed_at=None).filter(
        Q(asked_at=None) | Q(asked_at__lt=before)
    )


def _useless_readers(before: datetime) -> QuerySet[Reader]:
    """Those who have left nothing behind, whatever kinds of things there are to leave, and no mailbox."""
    readers = Reader.objects.filter(created_at__lt=before, mailbox=None)
    for relation in Reader._meta.related_objects:
        rows = relation.related_model._default_manager.filter(**{relation.field.name: OuterRef("pk")})
        readers = readers.filter(~Exists(rows))
    return readers
