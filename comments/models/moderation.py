from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .comment import Comment
from .status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTE_LENGTH = 500


class Verdict(models.TextChoices):
    APPROVED = "approved", gettext_lazy("approved")
    REJECTED = "rejected", gettext_lazy("rejected")
    SPAM = "spam", gettext_lazy("marked as spam")
    EDITED = "edited", gettext_lazy("edited")
    UNDONE = "undone", gettext_lazy("verdict undone")
    # Published at once, because the commenter is trusted (comments.trust).
    TRUSTED = "trusted", gettext_lazy("published at once, as trusted")
    # By the commenter.
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


# What a verdict makes of a comment; the others leave its status as it is.
MAKES = {
    Verdict.APPROVED: Status.APPROVED,
    Verdict.TRUSTED: Status.APPROVED,
    Verdict.REJECTED: Status.REJECTED,
    Verdict.SPAM: Status.SPAM,
}


class ModerationQuerySet(models.QuerySet["Moderation"]):
    def standing(self) -> Self:
        """Neither undone, nor an undo itself; the newest first."""
        return self.filter(undoes=None, undone_by=None).order_by("-id")

    def last_standing(self, comments: "Iterable[int]") -> "dict[int, Moderation]":
        """What an undo of each comment would take back, by the comment's id. One query."""
        rows = self.filter(comment__in=list(comments), undoes=None, undone_by=None)
        return {row.comment_id: row for row in rows.order_by("comment_id", "-id").distinct("comment_id")}

    def by_account(self, account: Any) -> Self:
        """What one moderator decided, the newest first. Walks one index."""
        return self.filter(by=account).order_by("-id").select_related("comment", "undone_by")

    def forget_texts(self, comments: "Iterable[Comment]") -> None:
        """Of comments whose writers want nothing kept. All that the database lets anybody change here."""
        self.filter(comment__in=comments).exclude(text="").update(text="")


class Moderation(models.Model):
    """One verdict on one comment. The database itself refuses to change a row, but for forgetting `text`, and to delete
    one whose comment stays (migration 0005)."""

    comment = models.ForeignKey(
        Comment, verbose_name=gettext_lazy("comment"), on_delete=models.CASCADE, related_name="moderations"
    )
    verdict = models.CharField(gettext_lazy("verdict"), max_length=10, choices=Verdict)
    # Shown to readers; `note` is for colleagues.
    reason = models.CharField(
        gettext_lazy("reason"), max_length=12, choices=Reason, blank=True, default="", db_default=""
    )
    note = models.TextField(pgettext_lazy("log", "note"), max_length=NOTE_LENGTH, blank=True, default="", db_default="")
    # The text before an edit.
    text = models.TextField(gettext_lazy("text before"), blank=True, default="", db_default="")
    # How the comment stood, for an undo: {"status", "reason", "shown_at", "edited_at", "edited_by"}.
    before = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.CASCADE, related_name="undone_by", verbose_name=gettext_lazy("undoes")
    )
    # No constraint: the verdict outlives the account, whose name it keeps.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("moderator"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    who = models.CharField(pgettext_lazy("log", "who"), max_length=150, blank=True, default="", db_default="")
    at = models.DateTimeField(gettext_lazy("when"), default=timezone.now)

    objects = ModerationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("verdict")
        verbose_name_plural = gettext_lazy("verdicts")
        ordering = ["-at", "-id"]
        indexes = [models.Index("by", models.F("id").desc(), name="moderation_by_account")]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.verdict}"

    def sentence(self) -> str:
        """«maria, 14:05: одобрено»."""
        local = timezone.localtime(self.at)
        time = formats.date_format(local, "H:i" if local.date() == timezone.localdate() else "j E, H:i")
        who = self.who or _("the site")
        return f"{who}, {time}: {self.get_verdict_display()}"
