from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EMAIL_LENGTH = 254


class Mailbox(models.Model):
    """An e-mail address that commenters gave. Until its owner confirms it, nothing is sent there but one question."""

    email = models.EmailField(_("e-mail"), max_length=EMAIL_LENGTH)
    created_at = models.DateTimeField(_("first seen"), default=timezone.now, editable=False)
    asked_at = models.DateTimeField(_("asked to confirm"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    unsubscribed_at = models.DateTimeField(_("unsubscribed"), null=True, editable=False)
    # When the last letter about answers and verdicts left: the next one waits for its time.
    told_at = models.DateTimeField(_("last letter"), null=True, editable=False)

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")
        constraints = [models.UniqueConstraint(Lower("email"), name="mailbox_email")]

    def __str__(self) -> str:
        return self.email


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
