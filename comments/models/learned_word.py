from django.db import models
from django.utils.translation import gettext_lazy as _


class LearnedWord(models.Model):
    """In how many comments that moderators approved or refused a word stood (comments.filter.training).

    The row without a stem counts the comments themselves.
    """

    stem = models.CharField(max_length=20, primary_key=True)
    # The form that stood most often, for moderators to read.
    example = models.CharField(max_length=40, blank=True)
    approved = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("learned word")
        verbose_name_plural = _("learned words")

    def __str__(self) -> str:
        return self.example or self.stem
