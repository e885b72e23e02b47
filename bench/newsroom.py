"""Pages that the staff work in. What is searched and narrowed fills a page of the list in a small archive too."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from articles.cursors import Cursor
from articles.models import Article
from comments.models import Comment
from odessa_news.demo.loading import story_id

from .kind import Kind
from .waiting import FINDING, WORD

# A part of words, as it stands in every twentieth headline; and what is said of every photo of the demo.
PART, SAID_OF_PHOTOS = "при", "иллюстрация"
# Sections and authors have it in their names.
LETTER = "о"


def newsroom() -> Iterator[Kind]:
    for name, address, grows in (*_articles(), *_photos(), *_desk()):
        yield Kind(f"newsroom, {name}", address, staff=True, grows=grows)


def _articles() -> Iterator[tuple[str, str, bool]]:
    article = Article.objects.get(story=story_id("marseille"), language="ru")
    of_articles = reverse("admin:articles_article_changelist")
    yield "articles", of_articles, False
    yield "articles, a part of a word", f"{of_articles}?{urlencode({'q': PART})}", False
    yield "articles, a whole headline", f"{of_articles}?{urlencode({'q': article.title})}", False
    yield "articles, of a section", f"{of_articles}?section__id__exact={_busiest_section()}", False
    yield "an article", reverse("admin:articles_article_change", args=[article.pk]), False
    for name, field, term in (
        ("sections", ("article", "section"), LETTER),
        ("authors", ("byline", "author"), LETTER),
        ("related articles", ("relatedlink", "to"), PART),
    ):
        model, foreign_key = field
        query = {"app_label": "articles", "model_name": model, "field_name": foreign_key, "term": term}
        yield f"{name} offered", f"{reverse('admin:autocomplete')}?{urlencode(query)}", False


def _photos() -> Iterator[tuple[str, str, bool]]:
    grid = reverse("admin:articles_photo_changelist")
    yield "photos", grid, False
    yield "photos, searched", f"{grid}?{urlencode({'q': SAID_OF_PHOTOS})}", False
    yield "photos, picker", f"{reverse('admin:articles_photo_picker')}?{urlencode({'q': SAID_OF_PHOTOS})}", False


def _desk() -> Iterator[tuple[str, str, bool]]:
    """The day's pages list what a day, a week or a month has, which is more where more is written."""
    yield "desk", reverse("admin:index"), True
    yield "calendar, a month", reverse("newsroom:calendar"), True
    yield "front page desk", reverse("newsroom:front", args=["ru"]), False
    yield "translations", reverse("newsroom:twins"), True
    yield "trash", reverse("newsroom:trash"), True
    # What waits is fewer than a page in a small archive.
    yield "comments", f"{reverse('admin:comments_comment_changelist')}?status=approved", False


def _busiest_section() -> int:
    by_section = Article.objects.values("section").annotate(many=Count("id")).order_by("-many", "section")
    return int(by_section[0]["section"])


def queue() -> Iterator[Kind]:
    """Where moderators work: a page of fifty whatever it is narrowed to, and the next fifty.

    With the archive more waits, counted up to a thousand, and more is known of who wrote it, up to a hundred each.
    """
    page, more = reverse("moderation:queue"), reverse("moderation:more")
    waiting = Comment.objects.filter(status="pending").order_by("created_at", "id")
    by_waiting = Article.objects.annotate(many=Count("comments", filter=Q(comments__status="pending")))
    article = by_waiting.order_by("-many")[0]
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
    middle = f"{more}?after={Cursor(place.created_at, place.pk)}"
    yield Kind("queue, fifty from the middle", middle, staff=True, grows=True)
    for name, chosen in filters.items():
        yield Kind(f"queue, {name}", f"{page}?{urlencode(chosen)}", staff=True, grows=True)
