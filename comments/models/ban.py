from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.models.audit import AuditEntry
from articles.roles import Staff

from .moderation import NOTE_LENGTH
from .reader import EMAIL_LENGTH, Reader
from .status import Reason


class BanQuerySet(models.QuerySet["Ban"]):
    def in_force(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()), lifted_at=None)

    def against(self, readers: Collection[int], emails: Collection[str], networks: Collection[str]) -> Self:
        """Those in force on any of these; the one that lasts longest first. One query, on an index for each kind."""
        on_whom = (
            Q(reader__in=readers)
            | Q(mail__in={email.lower() for email in emails if email})
            | Q(network__in={network for network in networks if network})
        )
        return self.alias(mail=Lower("email")).in_force().filter(on_whom).order_by(F("until").desc(nulls_first=True))

    def of(self, readers: Collection[int], email: str) -> Self:
        """Past ones too, the newest first; `email` in small letters, or ""."""
        on_whom = Q(reader__in=readers) | Q(mail=email) if email else Q(reader__in=readers)
        return self.alias(mail=Lower("email")).filter(on_whom)


class Ban(models.Model):
    """Somebody may not comment, for a time or for good, and is told so. Who it is, is known by a browser's key, an
    e-mail address or the keyed hash of a network (comments.addresses)."""

    reader = models.ForeignKey(
        Reader, verbose_name=gettext_lazy("browser"), null=True, on_delete=models.CASCADE, related_name="bans"
    )
    email = models.EmailField(gettext_lazy("e-mail"), max_length=EMAIL_LENGTH, blank=True)
    network = models.CharField(gettext_lazy("address"), max_length=64, blank=True, editable=False)
    # None: for good.
    until = models.DateTimeField(pgettext_lazy("ban", "until"), null=True, blank=True)
    reason = models.CharField(gettext_lazy("reason"), max_length=12, choices=Reason)
    note = models.TextField(pgettext_lazy("log", "note"), max_length=NOTE_LENGTH, blank=True)
    at = models.DateTimeField(pgettext_lazy("ban", "since"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("moderator"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lifted_at = models.DateTimeField(pgettext_lazy("ban", "lifted"), null=True, editable=False)

    objects = BanQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("ban")
        verbose_name_plural = gettext_lazy("bans")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="ban_of_one",
                condition=Q(reader__isnull=False, email="", network="")
                | Q(reader=None, network="") & ~Q(email="")
                | Q(reader=None, email="") & ~Q(network=""),
            )
        ]
        indexes = [
            models.Index(F("at").desc(), F("id").desc(), name="ban_newest"),
            models.Index(Lower("email"), name="ban_by_email"),
            models.Index("network", name="ban_by_network"),
        ]

    def __str__(self) -> str:
        return self.whom()

    def whom(self) -> str:
        if self.email:
            return self.email
        return (
            _("browser %(key)s") % {"key": self.reader}
            if self.reader
            else _("address %(hash)s") % {"hash": self.network[:8]}
        )

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None and (self.until is None or self.until > timezone.now())

    def impose(self, by: Staff) -> None:
        """Store it, with its entry in the audit log."""
        with transaction.atomic():
            self.by_id = by.pk
            self.save(force_insert=True)
            AuditEntry.record("banned", self, by, until=self.until, reason=self.reason, note=self.note)

    def lift(self, by: Staff) -> bool:
        """False where it was lifted already."""
        with transaction.atomic():
            lifted = Ban.objects.filter(pk=self.pk, lifted_at=None).update(lifted_at=timezone.now())
            if lifted:
                AuditEntry.record("ban_lifted", self, by)
        return bool(lifted)

    def sentence(self, write_to: str) -> str:
        """What the banned are told: until when, why, and whom to write."""
        about = {"reason": self.get_reason_display(), "email": write_to}
        if self.until is None:
            return (
                _("You can’t comment here any more. Reason: %(reason)s. If this is a mistake, write to %(email)s.")
                % about
            )
        until = formats.date_format(timezone.localtime(self.until), "j E Y, H:i")
        return _("You can’t comment until %(until)s. Reason: %(reason)s. If this is a mistake, write to %(email)s.") % {
            **about,
            "until": until,
        }
