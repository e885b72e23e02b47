"""The parts of what is kept. Whatever else is stored about a reader gets a part of its own in PARTS."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.models.urls import absolute

from ..editing import EMPTY
from ..models import Ban, Comment, Complaint, Moderation, Notice, Reaction, Reader, Status, TextPrint
from ..models.ban import BanQuerySet
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
            "shown": comment.shown_at,
            "changed": comment.edited_at,
            "changed_by_newsroom": comment.edited_by_id is not None,
            "wants_answers": comment.wants_answers,
            "ups": comment.ups,
            "downs": comment.downs,
            "suspicion": comment.score,
            "findings": comment.findings,
            "address_hash": comment.address_hash,
            "range_hash": comment.range_hash,
        }


def _empty_comments(owner: Owner) -> None:
    """The places stay, for those who answered; of verdicts stays that there was one."""
    mine = Comment.objects.filter(reader__in=owner.ids)
    Moderation.objects.forget_texts(mine)
    TextPrint.objects.filter(comment__in=mine).delete()
    mine.update(**EMPTY, edited_at=None, address_hash="", range_hash="", wants_answers=False, reader=None)
    if owner.mailbox and owner.takes_mailbox():
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
        times = ("created_at", "asked_at", "confirmed_at", "unsubscribed_at", "told_at", "linked_at")
        yield {name: getattr(mailbox, name) for name in ("email", "asked_by", *times)}


def _delete_mailbox(owner: Owner) -> None:
    if owner.mailbox and owner.takes_mailbox():
        owner.mailbox.delete()


def _verdicts(owner: Owner) -> Iterator[dict[str, Any]]:
    """What moderators note for each other is theirs, and so is who it was."""
    for row in Moderation.objects.filter(comment__reader__in=owner.ids).order_by("id"):
        yield {
            "comment": row.comment_id,
            "verdict": row.verdict,
            "reason": row.reason,
            "text_before": row.text,
            "at": row.at,
        }


def _reactions(owner: Owner) -> Iterator[dict[str, Any]]:
    for reaction in Reaction.objects.filter(reader__in=owner.ids).order_by("at", "id").iterator(chunk_size=500):
        yield {
            "comment": reaction.comment_id,
            "value": reaction.value,
            "at": reaction.at,
            "address_hash": reaction.address_hash,
        }


def _let_go_of_reactions(owner: Owner) -> None:
    """What was counted stays counted."""
    Reaction.objects.filter(reader__in=owner.ids).update(reader=None, address_hash="")


def bans_of(owner: Owner) -> BanQuerySet:
    """The newest first. Those of an address hold for whoever has it, and are nobody's own."""
    return Ban.objects.of(owner.ids, owner.email)


def _bans(owner: Owner) -> Iterator[dict[str, Any]]:
    for ban in bans_of(owner):
        yield {
            "on": "e-mail" if ban.email else "browser",
            "reason": ban.reason,
            "since": ban.at,
            "until": ban.until,
            "lifted": ban.lifted_at,
        }


def _drop_bans(owner: Owner) -> None:
    """One on the browser goes with its key. One on the mailbox holds until its time is over."""
    if owner.takes_mailbox():
        bans_of(owner).exclude(pk__in=bans_of(owner).in_force()).filter(reader=None).delete()


def complaints_of(owner: Owner) -> QuerySet[Complaint]:
    """Those whose answer goes to the mailbox; the newest first. Of one without an e-mail nobody knows whose it is."""
    return Complaint.objects.of_contact(owner.email) if owner.email else Complaint.objects.none()


def _complaints(owner: Owner) -> Iterator[dict[str, Any]]:
    for complaint in complaints_of(owner):
        yield {
            "comment": complaint.comment_id,
            "page": absolute(complaint.page),
            "kind": complaint.kind,
            "text": complaint.text,
            "contact": complaint.contact,
            "sent": complaint.created_at,
            "due": complaint.due_at,
            "status": complaint.status,
            "answer": complaint.answer,
            "decided": complaint.decided_at,
            "address_hash": complaint.address_hash,
        }


def _forget_complainer(owner: Owner) -> None:
    """What is still to be decided keeps the words that say why, and nobody's address."""
    if owner.takes_mailbox():
        complaints_of(owner).exclude(status=Complaint.Status.OPEN).update(text="")
        complaints_of(owner).update(contact="", address_hash="")


def evidence_on(owner: Owner) -> QuerySet[Complaint]:
    """What is kept of his words because somebody complained about them."""
    return Complaint.objects.filter(comment__reader__in=owner.ids).exclude(comment_text="").order_by("id")


def _evidence(owner: Owner) -> Iterator[dict[str, Any]]:
    """Nothing of who complained, nor of his words."""
    for complaint in evidence_on(owner):
        yield {
            "comment": complaint.comment_id,
            "name": complaint.comment_name,
            "text": complaint.comment_text,
            "written": complaint.comment_at,
            "address_hash": complaint.comment_address_hash,
            "kept_since": complaint.created_at,
            "status": complaint.status,
        }


def _keep(owner: Owner) -> None:
    """Verdicts say no more than that there were some; evidence waits for its time (comments.forgetting). The page that
    asks says so (staying)."""


def _readers(owner: Owner) -> Iterator[dict[str, Any]]:
    """The key is told to nobody; its hash names the row."""
    for reader in owner.readers:
        yield {"key_hash": reader.key_hash, "first_seen": reader.created_at}


def _delete_readers(owner: Owner) -> None:
    Reader.objects.filter(pk__in=owner.ids).delete()


PARTS = (
    Part("letters", _letters, _drop_letters),
    Part("verdicts", _verdicts, _keep),
    Part("evidence", _evidence, _keep),
    Part("comments", _comments, _empty_comments),
    Part("reactions", _reactions, _let_go_of_reactions),
    Part("complaints", _complaints, _forget_complainer),
    Part("bans", _bans, _drop_bans),
    Part("mailboxes", _mailboxes, _delete_mailbox),
    # Last: the others are found by them.
    Part("readers", _readers, _delete_readers),
)
