"""What an article's own page needs of the database. The compiled queries are kept (odessa_news.lib.prepared)."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from odessa_news.lib.prepared import prepared

from .languages import in_language, other
from .models import Article, ArticleTopic, Byline, Correction
from .models.urls import article_url, public_url
from .querysets import ArticleQuerySet


class AuthorLink(NamedTuple):
    name: str
    slug: str

    def get_absolute_url(self) -> str:
        return public_url(f"authors/{self.slug}/")


class TopicLink(NamedTuple):
    pk: int
    slug: str
    name: str
    """In the active language."""

    def get_absolute_url(self) -> str:
        return public_url(f"topics/{self.slug}/")


class TwinLink(NamedTuple):
    """The same story in the other language."""

    pk: int
    language: str
    slug: str
    public_title: str
    section_slug: str

    def get_absolute_url(self) -> str:
        return article_url(self.section_slug, self.slug, self.pk, self.language)


class CorrectionNote(NamedTuple):
    """What a correction says below the text."""

    pk: int
    text: str
    at: datetime

    @property
    def anchor(self) -> str:
        return f"correction-{self.pk}"


class ArticlePage(NamedTuple):
    article: Article
    authors: list[AuthorLink]
    topics: list[TopicLink]
    twin: TwinLink | None
    corrections: tuple[CorrectionNote, ...] = ()
    """Oldest first."""


def article_page(pk: int) -> ArticlePage | None:
    """The article, its authors in the order of the byline, its topics, its corrections, and its twin if readers can
    see that. One query.

    Whether readers may see the article itself is the caller's to ask: `is_public()`.
    """
    for article in _article(pk=pk, now=timezone.now()):
        authors = [AuthorLink(**author) for author in article.signed_by]  # type: ignore[attr-defined]
        topics = [_topic(**topic) for topic in article.is_about]  # type: ignore[attr-defined]
        twins = [TwinLink(**twin) for twin in article.also_in]  # type: ignore[attr-defined]
        notes = [CorrectionNote(**note) for note in article.put_right]  # type: ignore[attr-defined]
        # In JSON a time is a text.
        corrections = tuple(note._replace(at=datetime.fromisoformat(str(note.at))) for note in notes)
        return ArticlePage(article, authors, topics, twins[0] if twins else None, corrections)
    return None


def _topic(pk: int, slug: str, **names: str) -> TopicLink:
    return TopicLink(pk, slug, in_language(SimpleNamespace(**names), "name"))


def public_twin(article: Article) -> TwinLink | None:
    """The same story in the other language, if readers can see it. One query."""
    twins = _twins(now=timezone.now(), story=article.story, language=other(article.language))
    return TwinLink(*twins[0]) if twins else None


@prepared(keep_plan=True, pk=int, now=datetime)
def _article(pk: int, now: datetime) -> ArticleQuerySet:
    author = JSONObject(name="author__name", slug="author__slug")
    topic = JSONObject(pk="topic_id", slug="topic__slug", name_ru="topic__name_ru", name_uk="topic__name_uk")
    authors = Byline.objects.filter(article=OuterRef("pk")).order_by("order", "id").values(link=author)
    topics = ArticleTopic.objects.filter(article=OuterRef("pk")).order_by("id").values(link=topic)
    twin = JSONObject(
        pk="id", language="language", slug="slug", public_title="public_title", section_slug="section__slug"
    )
    twins = Article.objects.published(now).filter(story=OuterRef("story")).exclude(language=OuterRef("language"))
    note = JSONObject(pk="id", text="text", at="at")
    corrections = Correction.objects.filter(article=OuterRef("pk")).order_by("at", "id").values(note=note)
    article = Article.objects.for_page().filter(pk=pk)
    return article.annotate(
        signed_by=ArraySubquery(authors),
        is_about=ArraySubquery(topics),
        also_in=ArraySubquery(twins.order_by().values(link=twin)),
        put_right=ArraySubquery(corrections),
    )


@prepared(keep_plan=True, now=datetime, story=UUID, language=str)
def _twins(now: datetime, story: UUID, language: str) -> "QuerySet[Article, tuple[Any, ...]]":
    twins = Article.objects.published(now).filter(story=story, language=language).order_by()
    return twins.values_list("id", "language", "slug", "public_title", "section__slug")
