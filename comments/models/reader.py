from typing import Self

from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EMAIL_LENGTH = 254


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    def of(self, *emails: str) -> Self:
        """Those of these addresses, however they are capitalised. On the unique index."""
        return self.alias(lower=Lower("email")).filter(lower__in=[email.lower() for email in emails])

    def listening(self) -> Self:
        """Those that may be written to."""
        return self.filter(confirmed_at__isnull=False, unsubscribed_at=None)


class Mailbox(models.Model):
    """An e-mail address that commenters gave. Until its owner confirms it, nothing is sent there but one question."""

    email = models.EmailField(_("e-mail"), max_length=EMAIL_LENGTH)
    created_at = models.DateTimeField(_("first seen"), default=timezone.now, editable=False)
    asked_at = models.DateTimeField(_("asked to confirm"), null=True, editable=False)
    # Hash of the address from which the question was called for (comments.addresses).
    asked_by = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    unsubscribed_at = models.DateTimeField(_("unsubscribed"), null=True, editable=False)
    # When the last letter about answers and verdicts left: the next one waits for its time.
    told_at = models.DateTimeField(_("last letter"), null=True, editable=False)
    # When a link to the data of its own was sent there last.
    linked_at = models.DateTimeField(null=True, editable=False)

    objects = MailboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")
        constraints = [models.UniqueConstraint(Lower("email"), name="mailbox_email")]
        indexes = [models.Index("asked_by", "asked_at", name="mailbox_asked_by", condition=~Q(asked_by=""))]

    def __str__(self) -> str:
        return self.email

    @property
    def veiled(self) -> str:
        """«r…@example.org»: known again by its owner, and of no use to whoever looks over the shoulder."""
        return f"{self.email[:1]}…@{self.email.rpartition('@')[2]}"

    def unsubscribe(self) -> None:
        """From now on nothing is sent there, whatever is asked for."""
        Mailbox.objects.filter(pk=self.pk, unsubscribed_at=None).update(unsubscribed_at=timezone.now())
        self.notices.filter(sent_at=None).delete()

    def subscribe_again(self) -> None:
        """By somebody who has shown that letters to this mailbox reach him."""
        Mailbox.objects.filter(pk=self.pk).update(unsubscribed_at=None)

    def confirm(self, reader: "Reader | None") -> None:
        """Its owner says so, and that this reader is he. Once more changes nothing."""
        with transaction.atomic():
            confirmed = Coalesce("confirmed_at", Value(timezone.now()), output_field=models.DateTimeField())
            Mailbox.objects.filter(pk=self.pk).update(confirmed_at=confirmed, unsubscribed_at=None)
            if reader:
                Reader.objects.filter(pk=reader.pk).update(mailbox=self)


class Reader(models.Model):
    """Whoever holds a signed key in a cookie: one browser that has written comments. No name, no account.

    `mailbox` is set when the owner of a mailbox has confirmed that this reader is he: only so can several browsers
    share what one of them has earned, and typing somebody's address earns nothing.
    """

    # Of the key; the key itself is in the cookie only (comments.readers).
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("first seen"), default=timezone.now, editable=False)
    mailbox = models.ForeignKey(
        Mailbox, verbose_name=_("mailbox"), null=True, on_delete=models.SET_NULL, related_name="readers"
    )

    class Meta:
        verbose_name = _("reader")
        verbose_name_plural = _("readers")
        constraints = [models.CheckConstraint(name="reader_has_key", condition=~Q(key_hash=""))]
        indexes = [models.Index(F("created_at").desc(), name="reader_newest")]

    def __str__(self) -> str:
        return self.key_hash[:8]
