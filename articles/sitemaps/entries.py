"""What stands in the sitemap: rows as light tuples, never whole articles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from ..meta import plain
from ..models import Article, ArticleTopic, Author, Byline, Page, Section, Topic
from ..models.urls import public_url
from ..views.rendering import in_both
from .blocks import in_block

NEWS_AGE = timedelta(hours=48)
MAX_NEWS = 1_000


@dataclass(frozen=True)
class Entry:
    address: str
    addresses: dict[str, str]
    """Of the same page, by language; itself among them."""
    changed: datetime | None = None
    picture: str = ""
    """Address of the cover; "" where there is none."""


@dataclass(frozen=True)
class NewsEntry:
    address: str
    language: str
    title: str
    published: datetime


@dataclass(frozen=True)
class Kind:
    rows: Callable[[], QuerySet[Any]]
    entries: Callable[[int], Iterator[Entry]]
    """Of one block."""


def _articles(number: int) -> Iterator[Entry]:
    """Two queries: the block, and the twins of what is in it."""
    columns = ("id", "language", "story", "section__slug", "slug")
    public = Article.objects.published()
    rows = in_block(public, number).order_by("id")
    listed = list(rows.values_list(*columns, Greatest("updated_at", "published_at"), "cover__sources__share"))
    by_story: dict[UUID, dict[str, str]] = {}
    for pk, language, story, section, slug in public.filter(story__in=[row[2] for row in listed]).values_list(*columns):
        by_story.setdefault(story, {})[language] = _article_address(pk, language, section, slug)
    for pk, language, story, section, slug, changed, picture in listed:
        address = _article_address(pk, language, section, slug)
        # A story may have been unpublished between the two queries.
        yield Entry(address, {**by_story.get(story, {}), language: address}, changed, picture or "")


def _article_address(pk: int, language: str, section: str, slug: str) -> str:
    # As Article.get_absolute_url(), without the article.
    return public_url(f"{section}/{slug}-{pk}/", language)


def _listed(rows: Callable[[], QuerySet[Any]], form: str) -> Kind:
    """Rows with a slug that have a page in each language."""

    def entries(number: int) -> Iterator[Entry]:
        for slug in in_block(rows(), number).order_by("id").values_list("slug", flat=True):
            yield from both(form.format(slug))

    return Kind(rows, entries)


def both(path: str) -> Iterator[Entry]:
    addresses = in_both(path)
    for address in addresses.values():
        yield Entry(address, addresses)


def _sections() -> QuerySet[Section]:
    """With something to read in them; as are the authors and topics below."""

    def newest(**place: OuterRef) -> Subquery:
        # In the order of an index of lists: for EXISTS, PostgreSQL would read the whole table to find a section empty.
        return Subquery(Article.objects.published().filter(**place).newest_first().values("id")[:1])

    return Section.objects.alias(own=newest(section=OuterRef("pk")), below=newest(top_section=OuterRef("pk"))).filter(
        Q(own__isnull=False) | Q(below__isnull=False)
    )


def _authors() -> QuerySet[Author]:
    return Author.objects.filter(Exists(_of_public(Byline.objects.filter(author=OuterRef("pk")))))


def _topics() -> QuerySet[Topic]:
    return Topic.objects.filter(Exists(_of_public(ArticleTopic.objects.filter(topic=OuterRef("pk")))))


def _of_public(links: QuerySet[Any]) -> QuerySet[Model]:
    return links.filter(Exists(Article.objects.published().filter(pk=OuterRef("article"))))


KINDS = {
    "articles": Kind(lambda: Article.objects.published(), _articles),
    "sections": _listed(_sections, "{}/"),
    "authors": _listed(_authors, "authors/{}/"),
    "topics": _listed(_topics, "topics/{}/"),
    "pages": _listed(lambda: Page.objects.all(), "pages/{}/"),
}


def fixed() -> Iterator[Entry]:
    """Pages that are there whatever is published."""
    yield from both("")
    yield from both("archive/")
    yield from both("corrections/")


def news() -> Iterator[NewsEntry]:
    """The newest of the last two days. One query, on the index of the newest."""
    since = timezone.now() - NEWS_AGE
    rows = Article.objects.published().filter(published_at__gt=since).newest_first()
    columns = ("id", "language", "section__slug", "slug", "public_title", "published_at")
    for pk, language, section, slug, title, published in rows.values_list(*columns)[:MAX_NEWS]:
        yield NewsEntry(_article_address(pk, language, section, slug), language, plain(title), published)
