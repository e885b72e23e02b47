from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.postgres.indexes import GinIndex
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.audit import AuditEntry
from articles.models.urls import public_url

from .limits import POSTS_PER_ADDRESS, POSTS_WINDOW, SAME_WITHIN, wait_for_others
from .limits import TooOften as TooOften
from .querysets import WORDS, CommentQuerySet

if TYPE_CHECKING:
    from articles.models import Article

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
            models.Index("status", "created_at", "id", name="comment_by_status"),
            models.Index("address_hash", "created_at", name="comment_by_address"),
            GinIndex(WORDS, name="comment_words"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        """The permanent link: leads to wherever the comment stands. Makes a query unless the article is loaded."""
        return public_url(f"comments/{self.pk}/", self.article.language)

    @classmethod
    def post(cls, article: "Article", *, name: str, email: str, text: str, address_hash: str) -> Self:
        """Store a reader's comment, held for a moderator; the one already stored where a form was sent twice.

        Raises TooOften. Posts of one address wait for each other here, for the time of three queries: only so are two
        clicks one comment and a thousand posts at once no more than the limit. (A unique digest would do for the
        clicks, but an hour has edges that a digest can't have, and the limit needs the lock anyway.)
        """
        with transaction.atomic():
            wait_for_others(address_hash)
            now = timezone.now()
            of_address = cls.objects.filter(address_hash=address_hash)
            same = of_address.filter(created_at__gt=now - SAME_WITHIN, article=article, name=name, text=text)
            if stored := same.order_by("created_at").first():
                return stored
            recent = of_address.filter(created_at__gt=now - POSTS_WINDOW).order_by("-created_at")
            times = list(recent.values_list("created_at", flat=True)[:POSTS_PER_ADDRESS])
            if len(times) == POSTS_PER_ADDRESS:
                raise TooOften(times[-1] + POSTS_WINDOW - now)
            return cls.objects.create(
                article=article, name=name, email=email, text=text, address_hash=address_hash, created_at=now
            )

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
                AuditEntry.record(f"comment_{verdict}", self, by)
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


# The rest of the app's models; Django looks for them here.
from .typos import TypoReport as TypoReport  # noqa: E402
