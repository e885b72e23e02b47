"""Every kind of page, as addresses in the database in use. Pages of two databases show the same number of rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.db.models.functions import Abs, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_default_timezone

from articles.cursors import Cursor
from articles.models import Article, Author, Section, Topic
from articles.querysets import ArticleQuerySet
from articles.sitemaps.blocks import filled_blocks
from comments.models import Comment
from odessa_news.demo.loading import story_id

from .waiting import FINDING, WORD

# The comments of the article that stands for a lively discussion.
LIVELY = 40


@dataclass(frozen=True)
class Kind:
    name: str
    address: str
    status: int = 200
    staff: bool = False
    # What is listed grows with the archive: measured, but not held against it.
    grows: bool = False


def kinds() -> list[Kind]:
    return [*_fronts_and_articles(), *_lists(), *_archive(), *_machines(), *_rest(), *_newsroom(), *_queue()]


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


def _newsroom() -> Iterator[Kind]:
    article = Article.objects.get(story=story_id("marseille"), language="ru")
    for name, model in (("articles", "articles_article"), ("photos", "articles_photo")):
        yield Kind(f"newsroom, {name}", reverse(f"admin:{model}_changelist"), staff=True)
    # What waits is fewer than a page in a small archive.
    approved = f"{reverse('admin:comments_comment_changelist')}?status=approved"
    yield Kind("newsroom, comments", approved, staff=True)
    yield Kind("newsroom, an article", reverse("admin:articles_article_change", args=[article.pk]), staff=True)


def _queue() -> Iterator[Kind]:
    """Where moderators work: a page of fifty whatever it is narrowed to, and the next fifty.

    With the archive more waits, counted up to a thousand, and more is known of who wrote it, up to a hundred each.
    """
    page, more = reverse("moderation:queue"), reverse("moderation:more")
    waiting = Comment.objects.filter(status="pending").order_by("created_at", "id")
    article = Article.objects.annotate(many=Count("comments", filter=Q(comments__status="pending"))).order_by("-many")[
        0
    ]
    filters: dict[str, dict[str, Any]] = {
        "by section": {"section": article.section_id},
        "by article": {"article": article.pk},
        "by reason": {"finding": FINDING["name"]},
        "by language": {"language": "uk"},
        **{f"by trust, {trust}": {"trust": trust} for trust in ("new", "known", "trusted")},
        "search": {"q": WORD},
    }
    yield Kind("queue", page, staff=True, grows=True)
    place = waiting[waiting.count() // 2]
    yield Kind(
        "queue, fifty from the middle", f"{more}?after={Cursor(place.created_at, place.pk)}", staff=True, grows=True
    )
    for name, chosen in filters.items():
        yield Kind(f"queue, {name}", f"{page}?{urlencode(chosen)}", staff=True, grows=True)
