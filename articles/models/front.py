from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..languages import Language

# Position 1 is the lead story. More would push the section blocks off the first three screens of a phone.
SLOTS = 5


class FrontSlot(models.Model):
    """An article that editors put in a fixed place of one language's front page. Empty places fill by themselves.

    Changed by articles.arrangement, which sees to it that a story stands once.
    """

    language = models.CharField(_("edition"), max_length=2, choices=Language)
    position = models.PositiveSmallIntegerField(
        _("position"),
        validators=[MinValueValidator(1), MaxValueValidator(SLOTS)],
        help_text=_("1 is the lead story."),
    )
    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="front_slots"
    )
    until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Afterwards the place fills by itself again.")
    )

    class Meta:
        verbose_name = _("front page slot")
        verbose_name_plural = _("front page")
        ordering = ["language", "position"]
        constraints = [
            models.UniqueConstraint(
                name="front_slot_position_once",
                fields=["language", "position"],
                violation_error_message=_("This place of the front page is taken. Change the slot that is there."),
            ),
            models.UniqueConstraint(
                name="front_slot_article_once",
                fields=["language", "article"],
                violation_error_message=_("This article already stands on that front page."),
            ),
            models.CheckConstraint(
                name="front_slot_position_known", condition=models.Q(position__gte=1, position__lte=SLOTS)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.position}"

    def is_current(self, now: datetime) -> bool:
        return self.until is None or self.until > now
