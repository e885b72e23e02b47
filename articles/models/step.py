from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# A page of typescript; what is longer is said better in the text or by telephone.
NOTE_LENGTH = 2000


class Step(models.Model):
    """What was decided about an article, by whom and why. Rows are only ever added (articles.workflow.steps)."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", pgettext_lazy("step", "sent for review")
        RETURNED = "returned", pgettext_lazy("step", "returned")
        APPROVED = "approved", pgettext_lazy("step", "approved")
        PUBLISHED = "published", pgettext_lazy("step", "published")
        SCHEDULED = "scheduled", pgettext_lazy("step", "scheduled")
        RETRACTED = "retracted", pgettext_lazy("step", "taken down")

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="steps", db_index=False)
    revision = models.ForeignKey("articles.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(_("step"), max_length=10, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    # When readers see it, as this step decided.
    due = models.DateTimeField(pgettext_lazy("step", "for"), null=True)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-id"]
        indexes = [models.Index("article", F("id").desc(), name="step_by_article")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.get_kind_display()}"
