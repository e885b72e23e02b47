from django.db import models
from django.db.models import F

from .article import Article


class ArticleReads(models.Model):
    """How often an article was read in an hour. Hours of days that are past are one row, that of the day's midnight
    (articles.reads.fold), so what was read from a midnight on is the sum of all rows from there on."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reads", db_index=False)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="reads_once_an_hour", fields=["article", "hour"])]
        # Without the count: a row that grows is then changed in place, and no index with it.
        indexes = [models.Index(F("hour"), name="reads_by_hour")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour:%Y-%m-%d %H} {self.count}"


class ReadMark(models.Model):
    """That one network has been counted for one article in one hour, so that it isn't again. Gone with the hour.

    The mark is a keyed hash of all three: two marks of one reader have nothing in common, and whoever has the database
    alone can't tell whose any of them is.
    """

    mark = models.UUIDField(primary_key=True)
    hour = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.mark)
