from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.audit import AuditEntry

from ..limits import wait_for_others
from ..workdays import end_of_working_day
from .comment import Comment
from .reader import EMAIL_LENGTH
from .status import Reason, Status

if TYPE_CHECKING:
    from articles.roles import Staff

TEXT_LENGTH = 2000
ANSWER_LENGTH = 2000
# The Law "On Media", art. 117, as of January 2025: a medium that acts within three working days is not liable.
DAYS_TO_ACT = 3
COMPLAINTS_PER_ADDRESS = 5
COMPLAINTS_WINDOW = timedelta(minutes=30)


class Complained(models.TextChoices):
    """What a reader says is wrong with a comment."""

    FALSE = "false", _("a false claim about a person")
    PRIVATE = "private", _("somebody’s private data")
    HATE = "hate", _("hatred or a call to violence")
    INSULT = "insult", _("an insult")
    ADVERTISING = "advertising", _("advertising")
    LAW = "law", _("it breaks another law")
    OTHER = "other", _("something else")


# The same in the words of the rules, which is what readers see in the place of the comment.
REASONS = {
    Complained.FALSE: Reason.FALSE,
    Complained.PRIVATE: Reason.PRIVATE,
    Complained.HATE: Reason.HATE,
    Complained.INSULT: Reason.INSULT,
    Complained.ADVERTISING: Reason.ADVERTISING,
}


# What names or quotes somebody; that there was a complaint, when, and what was decided, stays.
FORGOTTEN = dict.fromkeys(("text", "contact", "answer", "comment_name", "comment_text", "comment_address_hash"), "")


class TooManyComplaints(Exception):
    """This address has complained enough for now; `wait` says how long."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait


class Decided(Exception):
    """A colleague got there first."""


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def open(self) -> Self:
        return self.filter(status=Complaint.Status.OPEN).order_by("due_at", "id")

    def overdue(self) -> Self:
        return self.open().filter(due_at__lt=timezone.now())

    def of_contact(self, email: str) -> Self:
        """However it is capitalised. Looks through all of them: they are few, and rarely asked for like this."""
        return self.filter(contact__iexact=email)


class Complaint(models.Model):
    """A reader's complaint about a comment, with what the comment was at that moment: evidence outlives the comment,
    for as long as COMPLAINTS_FORGET_AFTER says."""

    class Status(models.TextChoices):
        OPEN = "open", _("to decide")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    comment = models.ForeignKey(
        Comment, verbose_name=_("comment"), null=True, on_delete=models.SET_NULL, related_name="complaints"
    )
    kind = models.CharField(_("what is wrong"), max_length=12, choices=Complained)
    text = models.TextField(_("complaint"), max_length=TEXT_LENGTH, blank=True)
    contact = models.EmailField(_("e-mail for the answer"), max_length=EMAIL_LENGTH, blank=True)
    created_at = models.DateTimeField(_("came"), default=timezone.now, editable=False)
    due_at = models.DateTimeField(_("due"), editable=False)
    address_hash = models.CharField(max_length=64, blank=True, editable=False)

    comment_name = models.CharField(_("name"), max_length=60, editable=False)
    comment_text = models.TextField(_("comment"), editable=False)
    comment_at = models.DateTimeField(_("written"), editable=False)
    comment_address_hash = models.CharField(max_length=64, blank=True, editable=False)
    page = models.URLField(_("page"), max_length=500, editable=False)
    language = models.CharField(max_length=2, editable=False)

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN, editable=False)
    answer = models.TextField(_("answer"), max_length=ANSWER_LENGTH, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("moderator"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="complaint_is_decided_at_a_time",
                condition=Q(status="open", decided_at=None) | ~Q(status="open") & Q(decided_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index("due_at", "id", name="complaint_open", condition=Q(status="open")),
            models.Index(F("created_at").desc(), F("id").desc(), name="complaint_newest"),
            models.Index("address_hash", "created_at", name="complaint_by_address"),
            # What still has something to forget (comments.forgetting).
            models.Index("created_at", name="complaint_with_address", condition=~Q(address_hash="")),
            models.Index("decided_at", name="complaint_with_sender", condition=~Q(comment_address_hash="")),
            models.Index("decided_at", name="complaint_with_text", condition=~Q(comment_text="")),
        ]

    def __str__(self) -> str:
        """Stands in logs that nobody can erase; so nothing of what was said."""
        return f"№ {self.pk}: {self.get_kind_display()}"

    @property
    def is_overdue(self) -> bool:
        return self.status == self.Status.OPEN and self.due_at < timezone.now()

    @property
    def was_in_time(self) -> bool:
        return self.decided_at is not None and self.decided_at <= self.due_at

    @classmethod
    def file(cls, comment: Comment, *, kind: str, text: str, contact: str, address_hash: str, page: str) -> "Complaint":
        """Store a complaint about a comment that readers see; the one already stored where a form was sent twice.

        Raises TooManyComplaints. `comment.article` is loaded.
        """
        with transaction.atomic():
            wait_for_others(address_hash)
            now = timezone.now()
            recent = cls.objects.filter(address_hash=address_hash, created_at__gt=now - COMPLAINTS_WINDOW)
            rows = list(recent.order_by("-created_at")[:COMPLAINTS_PER_ADDRESS])
            for stored in rows:
                same = (stored.comment_id, stored.kind, stored.text, stored.contact)
                if same == (comment.pk, kind, text, contact):
                    return stored
            if len(rows) == COMPLAINTS_PER_ADDRESS:
                raise TooManyComplaints(rows[-1].created_at + COMPLAINTS_WINDOW - now)
            return cls.objects.create(
                comment=comment,
                kind=kind,
                text=text,
                contact=contact,
                created_at=now,
                due_at=due(now),
                address_hash=address_hash,
                comment_name=comment.name,
                comment_text=comment.text,
                comment_at=comment.created_at,
                comment_address_hash=comment.address_hash,
                page=page,
                language=comment.article.language,
            )

    def accept(self, by: "Staff", answer: str) -> None:
        """The comment is taken away with it, unless it is already. Raises Decided."""
        self._decide(self.Status.ACCEPTED, by, answer)

    def decline(self, by: "Staff", answer: str) -> None:
        """Raises Decided."""
        self._decide(self.Status.DECLINED, by, answer)

    def _decide(self, status: str, by: "Staff", answer: str) -> None:
        from ..complaint_letters import tell_of_decision

        with transaction.atomic():
            change: dict[str, Any] = {
                "status": status,
                "answer": answer,
                "decided_by": by if by.pk else None,
                "decided_at": timezone.now(),
            }
            if not Complaint.objects.filter(pk=self.pk, status=self.Status.OPEN).update(**change):
                raise Decided
            for name, value in change.items():
                setattr(self, name, value)
            if status == self.Status.ACCEPTED:
                self._take_down(by, answer)
            AuditEntry.record(f"complaint_{status}", self, by)
            if self.contact:
                tell_of_decision.enqueue(self.pk)

    def _take_down(self, by: "Staff", answer: str) -> None:
        """Also what waits to be read again, since its writer changed it: or a colleague would let it in, unaware."""
        if self.comment_id is None:
            return
        # Held, so that nobody changes it between the look and the verdict.
        held = Comment.objects.select_for_update(no_key=True).filter(pk=self.comment_id)
        comment = held.filter(status__in=(Status.APPROVED, Status.PENDING)).first()
        if comment:
            reason = REASONS.get(Complained(self.kind), Reason.LAW)
            comment.reject(by if isinstance(by, User) else None, reason, answer)


def due(moment: datetime) -> datetime:
    return end_of_working_day(moment, DAYS_TO_ACT)
