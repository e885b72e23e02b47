from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .comment import Comment


class TextPrint(models.Model):
    """What finds texts like a comment's (comments.filter.copies): some numbers, from which no text can be read.

    Kept for a month: advertisements come back within days, and the table stays small.
    """

    comment = models.OneToOneField(Comment, primary_key=True, on_delete=models.CASCADE, related_name="print")
    bands = ArrayField(models.BigIntegerField())
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("print of a text")
        verbose_name_plural = _("prints of texts")
        indexes = [
            # Without a list of what is still to be sorted in: looking through that would be the slow part.
            GinIndex("bands", name="text_print_bands", fastupdate=False),
            models.Index("created_at", name="text_print_oldest"),
        ]

    def __str__(self) -> str:
        return str(self.comment_id)
