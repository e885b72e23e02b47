"""What an article is joined to, each by a row of its own: who signed it, its topics, the articles beside it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .article import Article


class Byline(models.Model):
    """A signature under an article; an article may have none, one or several, in an order."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines", db_index=False)
    author = models.ForeignKey(
        "articles.Author",
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="bylines",
        db_index=False,
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    # The article's, kept by a trigger (migration 0002) so that an author's list walks one index.
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="byline_once",
                fields=["article", "author"],
                violation_error_message=_("This author is already in the byline."),
            )
        ]
        indexes = [
            models.Index(F("author"), F("published_at").desc(), F("article").desc(), name="byline_by_author"),
        ]

    def __str__(self) -> str:
        return str(self.author)


class ArticleTopic(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="topic_links", db_index=False)
    topic = models.ForeignKey(
        "articles.Topic",
        verbose_name=_("topic"),
        on_delete=models.CASCADE,
        related_name="article_links",
        db_index=False,
    )
    # As Byline.published_at.
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of an article")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="article_topic_once", fields=["article", "topic"])]
        indexes = [
            models.Index(F("topic"), F("published_at").desc(), F("article").desc(), name="article_topic_by_topic"),
        ]

    def __str__(self) -> str:
        return str(self.topic)


class RelatedLink(models.Model):
    """«Связанные новости» picked by hand, in an order. What is missing to a full list is found by articles.related."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_links", db_index=False)
    to = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="relating_links")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="related_once",
                fields=["article", "to"],
                violation_error_message=_("This article is already among the related ones."),
            ),
            models.CheckConstraint(
                name="related_to_another",
                condition=~Q(article=F("to")),
                violation_error_message=_("An article can't be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.to)
