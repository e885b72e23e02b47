"""What may be decided about a comment. Two moderators never decide the same one twice: every verb holds only while the
comment is as the moderator saw it, which is how it was loaded."""

from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.models.audit import AuditEntry

from .status import Reason, Status

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import User

    from .comment import Comment
    from .moderation import Moderation


class NotDecided(Exception):
    """The verb changed nothing; the message is a sentence for the moderator."""


class DecidedAlready(NotDecided):
    """Somebody was faster, or it stands so already. Makes two queries, to say who it was."""

    def __init__(self, comment: "Comment", seen: str = "") -> None:
        """`seen`: how it stood, if that was before `comment` was loaded."""
        now = type(comment).objects.filter(pk=comment.pk).only("version", "status").first()
        last = comment.moderations.order_by("-id").first()
        if now is None:
            sentence = _("This comment isn’t there any more.")
        elif now.status == Status.WITHDRAWN:
            sentence = _("The commenter has withdrawn this comment.")
        elif now.status == Status.PENDING and (seen or comment.seen).startswith(f"{now.version}."):
            sentence = _("The commenter has changed this comment meanwhile. Read it again.")
        elif last:
            sentence = _("Decided already: %(verdict)s.") % {"verdict": last.sentence()}
        else:
            sentence = _("Decided already: %(verdict)s.") % {"verdict": now.get_status_display()}
        super().__init__(sentence)


class NothingToUndo(NotDecided):
    def __init__(self) -> None:
        super().__init__(_("There is nothing to undo: the comment has changed since."))


class Decidable:
    """The verbs of Comment. Each is one transaction, raises NotDecided, and leaves the instance as it then stands."""

    if TYPE_CHECKING:
        status: str
        reason: str
        text: str
        version: int
        shown_at: datetime | None
        edited_at: datetime | None
        edited_by_id: int | None

    @property
    def seen(self) -> str:
        """How it stands, for a form that comes back with a verdict: another moderator's verdict changes it, and so
        does whatever the commenter does."""
        edited = int(self.edited_at.timestamp() * 1_000_000) if self.edited_at else 0
        return f"{self.version}.{self.status}.{edited}"

    def ensure_seen(self, seen: str) -> None:
        """Raises DecidedAlready where it stands otherwise than the moderator's form says."""
        if seen != self.seen:
            raise DecidedAlready(cast("Comment", self), seen)

    def approve(self, by: "User | None") -> "Moderation":
        return self._decide("approved", by, status=Status.APPROVED, reason="", **self._shown())

    def reject(self, by: "User | None", reason: str = "", note: str = "") -> "Moderation":
        """`reason` is for readers where they have seen the comment, and for its writer; `note` for colleagues."""
        return self._decide("rejected", by, note=note, status=Status.REJECTED, reason=reason)

    def mark_spam(self, by: "User | None") -> "Moderation":
        return self._decide("spam", by, status=Status.SPAM, reason=Reason.ADVERTISING)

    def publish_as_trusted(self) -> "Moderation":
        """At once, without a moderator (comments.trust)."""
        return self._decide("trusted", None, status=Status.APPROVED, reason="", **self._shown())

    def edit(self, by: "User | None", text: str) -> "Moderation":
        """Readers are told that it was edited; the log keeps the text as it was. Its status stays."""
        now = timezone.now()
        return self._decide("edited", by, at=now, text=text, edited_at=now, edited_by_id=by.pk if by else None)

    def undo(self, by: "User | None") -> "Moderation":
        """Take back the last verdict that stands; done again, the one before it."""
        from .moderation import MAKES, Verdict

        last = cast("Comment", self).moderations.standing().first()
        if last is None or self.status == Status.WITHDRAWN:
            raise NothingToUndo
        if last.verdict == Verdict.EDITED:
            if self.edited_at != last.at or not last.text:
                raise NothingToUndo
            edited_at = last.before["edited_at"] and parse_datetime(last.before["edited_at"])
            changes = {"text": last.text, "edited_at": edited_at, "edited_by_id": last.before["edited_by"]}
        elif last.verdict in MAKES and self.status == MAKES[Verdict(last.verdict)]:
            changes = {"status": last.before.get("status", Status.PENDING), "reason": last.before.get("reason", "")}
            if last.before.get("shown_at", "?") is None:
                return self._undo_showing(by, last, changes)
        else:
            raise NothingToUndo
        return self._decide("undone", by, undoes=last, **changes)

    def _undo_showing(self, by: "User | None", last: "Moderation", changes: dict[str, Any]) -> "Moderation":
        """A place that has answers stays. While it is held, none comes in (Comment.post)."""
        comment = cast("Comment", self)
        with transaction.atomic():
            list(type(comment).objects.select_for_update(no_key=True).filter(pk=comment.pk).values_list("pk"))
            if not comment.answers.exists():
                changes = {**changes, "shown_at": None}
            return self._decide("undone", by, undoes=last, **changes)

    def _shown(self) -> dict[str, Any]:
        return {} if self.shown_at else {"shown_at": timezone.now()}

    def _decide(
        self,
        verdict: str,
        by: "User | None",
        *,
        at: "datetime | None" = None,
        note: str = "",
        undoes: "Moderation | None" = None,
        **changes: Any,
    ) -> "Moderation":
        from .comment import Comment
        from .moderation import Moderation

        comment = cast(Comment, self)
        stands_so = changes.get("status", "") == self.status or changes.get("text", "") == self.text
        if stands_so or self.status == Status.WITHDRAWN:
            raise DecidedAlready(comment)
        times = {name: getattr(self, name) for name in ("shown_at", "edited_at")}
        row = Moderation(
            comment=comment,
            verdict=verdict,
            reason=changes.get("reason", "") if "status" in changes else "",
            note=note,
            text=self.text if "text" in changes and undoes is None else "",
            before={
                "status": self.status,
                "reason": self.reason,
                **{name: time and time.isoformat() for name, time in times.items()},
                "edited_by": self.edited_by_id,
            },
            undoes=undoes,
            by_id=by.pk if by else None,
            who=by.get_username() if by else "",
            at=at or timezone.now(),
        )
        with transaction.atomic():
            as_seen = Comment.objects.filter(
                pk=comment.pk, version=self.version, status=self.status, edited_at=self.edited_at
            )
            if not as_seen.update(version=F("version") + 1, **changes):
                raise DecidedAlready(comment)
            row.save(force_insert=True)
            AuditEntry.record(f"comment_{verdict}", comment, by)
        for name, value in {**changes, "version": self.version + 1}.items():
            setattr(self, name, value)
        return row
