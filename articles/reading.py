"""What an article's own page needs of the database. The compiled queries are kept (odessa_news.lib.prepared)."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from odessa_news.lib.prepared import prepared

from .languages import other
from .models import Article, Author, Topic
from .querysets import ArticleQuerySet


def article_for_page(pk: int) -> Article | None:
    """One query. Whether readers may see it is the caller's to ask: `is_public()`."""
    return next(iter(_article(pk=pk)), None)


def authors_of(article: Article) -> list[Author]:
    """In the order of the byline. One query."""
    return _authors(article=article.pk)


def topics_of(article: Article) -> list[Topic]:
    """One query."""
    return _topics(article=article.pk)


def public_twin(article: Article) -> Article | None:
    """The same story in the other language, if readers can see it. One query."""
    twins = _twins(now=timezone.now(), story=article.story, language=other(article.language))
    return next(iter(twins), None)


@prepared(pk=int)
def _article(pk: int) -> ArticleQuerySet:
    return Article.objects.for_page().filter(pk=pk)


@prepared(article=int)
def _authors(article: int) -> "QuerySet[Author]":
    return (
        Author.objects.filter(bylines__article=article).order_by("bylines__order", "bylines__id").only("name", "slug")
    )


@prepared(article=int)
def _topics(article: int) -> "QuerySet[Topic]":
    return Topic.objects.filter(article_links__article=article).order_by("article_links__id")


@prepared(now=datetime, story=UUID, language=str)
def _twins(now: datetime, story: UUID, language: str) -> ArticleQuerySet:
    twins = Article.objects.published(now).filter(story=story, language=language)
    return twins.select_related("section").only("language", "slug", "section__slug", "story", "public_title")
