from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..limits import TooOften, wait_for_others
from .comment import Comment
from .reader import Reader
from .status import Status

if TYPE_CHECKING:
    from ..readers import Key

# A key costs nothing to get, so what is counted is how many new ones come from one address. A class that reads the
# paper together stays below it.
NEW_KEYS_PER_ADDRESS = 30
# A reader who has read a long thread to its end stays below it.
REACTIONS_PER_READER = 100
REACTIONS_WINDOW = timedelta(minutes=10)
# Pressing the same button again takes a reaction back; a double click does not.
SAME_CLICK = timedelta(seconds=3)


class NotTheirs(Exception):
    """Nobody rates what he has said himself."""


class Gone(Exception):
    """The comment is not shown any more."""


class Counts(NamedTuple):
    ups: int
    downs: int
    # Of the reader who asks: 1, -1, or 0 for none.
    mine: int


class Reaction(models.Model):
    """Up or down, by one reader on one comment. Their sums stand on the comment."""

    comment = models.ForeignKey(
        Comment, verbose_name=_("comment"), on_delete=models.CASCADE, related_name="reactions", db_index=False
    )
    # None where the reader has had everything of his forgotten: what was counted stays counted.
    reader = models.ForeignKey(
        Reader,
        verbose_name=_("reader"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="reactions",
        db_index=False,
    )
    value = models.SmallIntegerField(_("up or down"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    is_by_new_key = models.BooleanField(default=False)
    # Keyed hash (comments.addresses), for the limit; "" once it is forgotten.
    address_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints = [
            models.UniqueConstraint(fields=["comment", "reader"], name="reaction_one_a_reader"),
            models.CheckConstraint(name="reaction_up_or_down", condition=Q(value__in=(1, -1))),
        ]
        indexes = [
            models.Index("reader", "at", name="reaction_by_reader", condition=Q(reader__isnull=False)),
            models.Index("address_hash", "at", name="reaction_by_address", condition=~Q(address_hash="")),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.value:+}"

    @classmethod
    def give(cls, comment: Comment, value: int, *, key: "Key", address_hash: str) -> Counts:
        """Up (1) or down (-1) instead of whatever the reader gave before; the same once more, or 0, takes it back.

        Raises Gone, NotTheirs, TooOften. All reactions on one comment wait for each other here.
        """
        if key.is_new and not value:
            return Counts(comment.ups, comment.downs, 0)
        with transaction.atomic():
            if key.is_new:
                wait_for_others(address_hash)
                of_address = cls.objects.filter(address_hash=address_hash, is_by_new_key=True)
                _keep_below(of_address, NEW_KEYS_PER_ADDRESS)
            reader = key.ensure_reader()
            # Answers may be posted meanwhile: they only point here.
            locked = Comment.objects.select_for_update(no_key=True, of=("self",)).select_related("reader")
            comment = locked.only("status", "ups", "downs", "reader__mailbox").get(pk=comment.pk)
            if comment.status != Status.APPROVED:
                raise Gone
            if comment.reader and _is_same(comment.reader, reader):
                raise NotTheirs
            given = Reaction.objects.filter(comment=comment, reader=reader).first()
            before, after = given.value if given else 0, value
            if given and value == before:
                after = value if timezone.now() - given.at < SAME_CLICK else 0
            if after != before:
                if not given:
                    _keep_below(cls.objects.filter(reader=reader), REACTIONS_PER_READER)
                    given = Reaction(comment=comment, reader=reader, is_by_new_key=key.is_new)
                given._become(after, address_hash)
            return _counted(comment, before, after)

    def _become(self, value: int, address_hash: str) -> None:
        if value == 0:
            self.delete()
            return
        self.value, self.address_hash, self.at = value, address_hash, timezone.now()
        self.save()

    @classmethod
    def forget_addresses(cls, before: datetime) -> int:
        """Of reactions older than `before`."""
        return cls.objects.filter(at__lt=before).exclude(address_hash="").update(address_hash="")


def _is_same(one: Reader, other: Reader) -> bool:
    return one.pk == other.pk or (one.mailbox_id is not None and one.mailbox_id == other.mailbox_id)


def _counted(comment: Comment, before: int, after: int) -> Counts:
    """`comment` is locked, and as the database has it."""
    ups, downs = (after == 1) - (before == 1), (after == -1) - (before == -1)
    if ups or downs:
        sums = {"ups": F("ups") + ups, "downs": F("downs") + downs, "rating": F("rating") + ups - downs}
        Comment.objects.filter(pk=comment.pk).update(**sums)
    return Counts(comment.ups + ups, comment.downs + downs, after)


def _keep_below(reactions: "models.QuerySet[Reaction]", limit: int) -> None:
    """Raises TooOften where there are `limit` of them already within the window."""
    now = timezone.now()
    recent = reactions.filter(at__gt=now - REACTIONS_WINDOW).order_by("-at").values_list("at", flat=True)
    times = list(recent[:limit])
    if len(times) == limit:
        raise TooOften(times[-1] + REACTIONS_WINDOW - now)
