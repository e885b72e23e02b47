from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .querysets import CommentQuerySet

NAME_LENGTH = 60
# Three screens of a phone; longer ones are articles, and e-mail is open for them.
TEXT_LENGTH = 5000


class Status(models.TextChoices):
    PENDING = "pending", _("waiting")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")


class Comment(models.Model):
    """What a reader says under an article, without an account. Shown once a moderator has approved it."""

    article = models.ForeignKey(
        "articles.Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="comments",
        db_index=False,
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("answer to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Never shown."))
    text = models.TextField(_("comment"), max_length=TEXT_LENGTH)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    # Keyed hash of the reader's address (comments.addresses); the address itself is never stored.
    address_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(name="comment_has_name_and_text", condition=~Q(name="") & ~Q(text="")),
            models.CheckConstraint(name="comment_not_own_answer", condition=Q(parent=None) | ~Q(parent=F("id"))),
        ]
        indexes = [
            models.Index("article", "created_at", "id", name="comment_thread", condition=Q(status="approved")),
            models.Index("article", name="comment_by_article"),
            models.Index(F("created_at").desc(), F("id").desc(), name="comment_newest"),
            models.Index("created_at", "id", name="comment_waiting", condition=Q(status="pending")),
            models.Index("address_hash", "created_at", name="comment_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        """The permanent link: its place on the article's page. Makes a query unless article and section are loaded."""
        return f"{self.article.get_absolute_url()}#comment-{self.pk}"

    def approve(self, by: "User | None") -> bool:
        return self._decide(Status.APPROVED, by)

    def reject(self, by: "User | None") -> bool:
        return self._decide(Status.REJECTED, by)

    def _decide(self, verdict: Status, by: "User | None") -> bool:
        """False where it already stands so: another moderator got there first."""
        with transaction.atomic():
            changed = Comment.objects.filter(pk=self.pk).exclude(status=verdict).update(status=verdict)
            if changed:
                Moderation.objects.create(comment=self, verdict=verdict, by=by)
        self.status = verdict
        return bool(changed)


class Moderation(models.Model):
    """One verdict on one comment. Rows are only ever added."""

    comment = models.ForeignKey(
        Comment, verbose_name=_("comment"), on_delete=models.CASCADE, related_name="moderations"
    )
    verdict = models.CharField(_("verdict"), max_length=10, choices=Status)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("moderator"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.verdict}"
