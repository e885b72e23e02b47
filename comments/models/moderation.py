from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .comment import Comment
from .status import Status


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
