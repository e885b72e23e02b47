"""What a commenter has said before, as far as it is known: the browser's key, or the mailbox that joins several."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Func, IntegerField, OuterRef, Q

from ..models import Comment, Reader, Status
from ..trust import refused_lately

# "100+" says as much as the number would.
COUNTED = 100


@dataclass
class Record:
    approved: int
    refused: int
    first_seen: datetime
    was_refused_lately: bool

    def __add__(self, other: "Record") -> "Record":
        return Record(
            self.approved + other.approved,
            self.refused + other.refused,
            min(self.first_seen, other.first_seen),
            self.was_refused_lately or other.was_refused_lately,
        )

    @property
    def is_trusted(self) -> bool:
        """As comments.trust has it."""
        return bool(0 < settings.COMMENT_TRUST_AFTER <= self.approved and not self.was_refused_lately)

    @property
    def approved_shown(self) -> str:
        return _capped(self.approved)

    @property
    def refused_shown(self) -> str:
        return _capped(self.refused)


def records_of(comments: Iterable[Comment]) -> dict[int, Record]:
    """By the comment's id; nothing for those that came before browsers had keys. One query, each count bounded."""
    readers = {comment.reader_id: comment.reader for comment in comments if comment.reader}
    mailboxes = {reader.mailbox_id for reader in readers.values()} - {None}
    said = Comment.objects.filter(reader=OuterRef("pk"))
    known = Reader.objects.filter(Q(pk__in=readers) | Q(mailbox__in=mailboxes)).annotate(
        approved=_counted(Status.APPROVED),
        refused=_counted(Status.REJECTED, Status.SPAM),
        lately=Exists(refused_lately(said)),
    )
    of_person: dict[tuple[str, int], Record] = {}
    for reader in known:
        one = Record(reader.approved, reader.refused, reader.created_at, reader.lately)
        person = _person(reader)
        of_person[person] = of_person[person] + one if person in of_person else one
    found = ((comment, of_person.get(_person(comment.reader))) for comment in comments if comment.reader)
    return {comment.pk: record for comment, record in found if record}


def _person(reader: Reader) -> tuple[str, int]:
    return ("mailbox", reader.mailbox_id) if reader.mailbox_id else ("reader", reader.pk)


def _counted(*statuses: Status) -> Func:
    ids = Comment.objects.filter(reader=OuterRef("pk"), status__in=statuses).order_by().values("id")[:COUNTED]
    return Func(ArraySubquery(ids), function="cardinality", output_field=IntegerField())


def _capped(number: int) -> str:
    return f"{COUNTED}+" if number >= COUNTED else str(number)
