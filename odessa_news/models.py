from django.db import models


class Recurrence(models.Model):
    """When something that recurs (odessa_news.background.schedule) is due next, and how it went last."""

    function = models.CharField(max_length=200, unique=True)
    next_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.function
