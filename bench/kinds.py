"""Every kind of page, as addresses in the database in use. Pages of two databases show the same number of rows."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.db.models.functions import Abs, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_default_timezone

from articles.cursors import Cursor
from articles.models import Article, Author, Section, Topic
from articles.querysets import ArticleQuerySet
from articles.sitemaps.blocks import filled_blocks
from odessa_news.demo.loading import story_id

from .kind import Kind
from .newsroom import newsroom, queue

# The comments of the article that stands for a lively discussion.
LIVELY = 40


def kinds() -> list[Kind]:
    return [*_fronts_and_articles(), *_lists(), *_archive(), *_machines(), *_rest(), *newsroom(), *queue()]


def _fronts_and_articles() -> Iterator[Kind]:
    yield Kind("front page", "/")
    yield Kind("front page, Ukrainian", "/uk/")
    seed = Article.objects.get(story=story_id("marseille"), language="ru")
    yield Kind("article", seed.get_absolute_url())
    published = Article.objects.published().filter(language="ru")
    lively = published.annotate(said=Count("comments", filter=Q(comments__status="approved")))
    discussed = lively.order_by(Abs(F("said") - LIVELY), "-id")[0]
    yield Kind("article, lively comments", discussed.get_absolute_url())
    yield Kind("article, the oldest", published.order_by("published_at")[0].get_absolute_url())
    yield Kind("article, an old address (301)", f"/news/old-{seed.pk}/", 301)


def _lists() -> Iterator[Kind]:
    published = Article.objects.published()
    parent = Section.objects.get(slug="news")
    section = _most(Section.objects.filter(children=None), "articles")
    author = _most(Author.objects.all(), "bylines")
    topic = _most(Topic.objects.all(), "article_links")
    yield from _list("section with sections", parent.get_absolute_url(), published.filter(top_section=parent))
    yield from _list("section", section.get_absolute_url(), published.filter(section=section))
    yield from _list("author", author.get_absolute_url(), published.filter(authors=author))
    yield from _list("topic", topic.get_absolute_url(), published.filter(topics=topic))
    for name, form in (("RSS", "rss"), ("Atom", "atom"), ("JSON Feed", "json")):
        yield Kind(f"{name} of the site", reverse(f"feed-{form}"))
    yield Kind("RSS of a section", reverse("section-feed-rss", args=[section.slug]))
    yield Kind("RSS of an author", reverse("author-feed-rss", args=[author.slug]))
    yield Kind("RSS of a topic", reverse("topic-feed-rss", args=[topic.slug]))
    yield Kind("corrections", reverse("corrections"))
    yield Kind("RSS of corrections", reverse("corrections-feed-rss"))


def _most(rows, articles: str):  # type: ignore[no-untyped-def]
    return rows.annotate(many=Count(articles)).order_by("-many", "id")[0]


def _list(name: str, address: str, articles: ArticleQuerySet) -> Iterator[Kind]:
    yield Kind(name, address)
    middle = articles.newest_first()[articles.count() // 2]
    assert middle.published_at
    yield Kind(f"{name}, half-way down", f"{address}?before={Cursor(middle.published_at, middle.pk)}")


def _archive() -> Iterator[Kind]:
    zone = get_default_timezone()
    days = Article.objects.published().values(day=TruncDate("published_at", tzinfo=zone)).annotate(many=Count("id"))
    # A day that fills its page in a small archive too.
    day = days.order_by("-many", "-day")[0]["day"]
    last_year = timezone.localdate().year - 1
    yield Kind("archive", "/archive/")
    yield Kind("archive, a year", f"/archive/{last_year}/")
    yield Kind("archive, a month", f"/archive/{day:%Y/%m}/")
    yield Kind("archive, a day", f"/archive/{day:%Y/%m/%d}/")


def _machines() -> Iterator[Kind]:
    yield Kind("sitemap, index", reverse("sitemap"), grows=True)
    blocks = filled_blocks(Article.objects.published())
    # Not the newest: that one is not full yet.
    yield Kind("sitemap, a file", reverse("sitemap-block", args=["articles", blocks[len(blocks) // 2]]))
    yield Kind("sitemap, site", reverse("sitemap-site"))
    yield Kind("sitemap, news of two days", reverse("sitemap-news"), grows=True)
    yield Kind("robots.txt", "/robots.txt")


def _rest() -> Iterator[Kind]:
    yield Kind("static page", "/pages/about/")
    yield Kind("not found (404)", "/news/nothing-999999999/", 404)
