"""The parts of what is kept. Whatever else is stored about a reader gets a part of its own in PARTS."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.models.urls import absolute

from ..editing import EMPTY
from ..models import Comment, Moderation, Notice, Reader, Status, TextPrint
from ..querysets import CommentQuerySet
from .owner import Owner


@dataclass(frozen=True)
class Part:
    """One kind of rows: what of them is the owner's, and how it is erased. All are erased in one transaction, in the
    order of PARTS."""

    name: str
    rows: Callable[[Owner], Iterator[dict[str, Any]]]
    erase: Callable[[Owner], None]


def comments_of(owner: Owner) -> CommentQuerySet:
    """Newest first, on the index comment_by_reader."""
    said = Comment.objects.filter(reader__in=owner.ids).exclude(status=Status.WITHDRAWN)
    said = said.select_related("article__section").defer("article__body", "article__public_body")
    return said.order_by("-created_at", "-id")


def _comments(owner: Owner) -> Iterator[dict[str, Any]]:
    for comment in comments_of(owner).iterator(chunk_size=500):
        article = comment.article
        yield {
            "id": comment.pk,
            "article": absolute(article.get_absolute_url()) if article.is_public() else None,
            "answers": comment.parent_id,
            "name": comment.name,
            "email": comment.email,
            "text": comment.text,
            "status": comment.status,
            "reason": comment.reason,
            "written": comment.created_at,
            "changed": comment.edited_at,
            "wants_answers": comment.wants_answers,
            "ups": comment.ups,
            "downs": comment.downs,
            "suspicion": comment.score,
            "findings": comment.findings,
            "address_hash": comment.address_hash,
        }


def _empty_comments(owner: Owner) -> None:
    """The places stay, for those who answered; of verdicts stays that there was one."""
    mine = Comment.objects.filter(reader__in=owner.ids)
    Moderation.objects.forget_texts(mine)
    TextPrint.objects.filter(comment__in=mine).delete()
    mine.update(**EMPTY, edited_at=None, address_hash="", range_hash="", wants_answers=False, reader=None)
    if owner.mailbox and _goes(owner):
        # Somebody who isn't known to be the owner has typed his address.
        Comment.objects.of_email(owner.mailbox.email).update(email="")


def _letters(owner: Owner) -> Iterator[dict[str, Any]]:
    for notice in Notice.objects.filter(mailbox=owner.mailbox).order_by("id") if owner.mailbox else ():
        yield {"comment": notice.comment_id, "about": notice.kind, "noted": notice.created_at, "sent": notice.sent_at}


def _drop_letters(owner: Owner) -> None:
    """The rest goes with the mailbox."""
    Notice.objects.filter(comment__reader__in=owner.ids).delete()


def _mailboxes(owner: Owner) -> Iterator[dict[str, Any]]:
    if mailbox := owner.mailbox:
        names = ("email", "created_at", "asked_at", "confirmed_at", "unsubscribed_at", "told_at", "linked_at")
        yield {name: getattr(mailbox, name) for name in names}


def _delete_mailbox(owner: Owner) -> None:
    if owner.mailbox and _goes(owner):
        owner.mailbox.delete()


def _goes(owner: Owner) -> bool:
    """Whether the mailbox goes too: a browser erases it only where no other browser is joined to it."""
    return not Reader.objects.filter(mailbox=owner.mailbox).exclude(pk__in=owner.ids).exists()


def _readers(owner: Owner) -> Iterator[dict[str, Any]]:
    """The key is told to nobody; its hash names the row."""
    for reader in owner.readers:
        yield {"key_hash": reader.key_hash, "first_seen": reader.created_at}


def _delete_readers(owner: Owner) -> None:
    Reader.objects.filter(pk__in=owner.ids).delete()


PARTS = (
    Part("letters", _letters, _drop_letters),
    Part("comments", _comments, _empty_comments),
    Part("mailboxes", _mailboxes, _delete_mailbox),
    # Last: the others are found by them.
    Part("readers", _readers, _delete_readers),
)
