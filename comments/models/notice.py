from django.db import models
from django.db.models import Q
from django.utils import timezone

from .comment import Comment
from .reader import Mailbox


class Notice(models.Model):
    """One thing that the owner of a mailbox is to hear of, if that mailbox is confirmed before the news is old.

    The row is the memory of what was told: there is one of a kind, and it is marked when its letter has left.
    """

    class Kind(models.TextChoices):
        APPROVED = "approved"
        REJECTED = "rejected"
        ANSWERED = "answered"

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="notices", db_index=False)
    # What was decided about; of an answer, the answer.
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=8, choices=Kind)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["mailbox", "comment", "kind"], name="notice_told_once")]
        indexes = [
            models.Index("mailbox", "id", name="notice_unsent", condition=Q(sent_at=None)),
            models.Index("created_at", name="notice_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.kind}"
