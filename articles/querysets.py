from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from .cards import COLUMNS, Card, CardIterable
from .cursors import Cursor

if TYPE_CHECKING:
    from .models import Article, Author, Section, Topic

# What a feed shows of an article: the whole text and all that is known about it.
FEED_FIELDS = (
    *("id", "language", "story", "slug", "public_title", "public_lead", "public_body", "published_at", "updated_at"),
    *("section__slug", "section__name_ru", "section__name_uk"),
    *("section__parent__name_ru", "section__parent__name_uk"),
    *("cover_caption", "cover__sources", "cover__alt_ru", "cover__alt_uk"),
    *("cover__caption_ru", "cover__caption_uk", "cover__credit"),
)


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self, now: datetime | None = None) -> Self:
        """What readers may see at this moment. Said here and nowhere else (and, for one in hand, Article.is_public)."""
        now = now or timezone.now()
        return self.filter(Q(unpublish_at=None) | Q(unpublish_at__gt=now), status="published", published_at__lte=now)

    def kept(self) -> Self:
        """What isn't in the trash: all that the newsroom works with."""
        return self.exclude(status="trashed")

    def in_edition(self, language: str, now: datetime | None = None) -> Self:
        """Each story once: in `language` where readers can see it in that one, else in the other."""
        here = self.model._default_manager.published(now).filter(story=OuterRef("story"), language=language)
        # A scalar subquery rather than EXISTS: under OR PostgreSQL would hash all articles of the language for it.
        return self.alias(here=Subquery(here.values("id")[:1])).filter(Q(language=language) | Q(here=None))

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-id")

    def after(self, cursor: Cursor | None) -> Self:
        """Go on below `cursor` in a list that is newest first."""
        if cursor is None:
            return self
        earlier = Q(published_at__lt=cursor.published_at) | Q(id__lt=cursor.id)
        return self.filter(earlier, published_at__lte=cursor.published_at)

    def cards(self) -> "models.QuerySet[Article, Card]":
        """As rows (articles.cards.Card) with all that a card shows, in this one query. Only slices may follow."""
        from .models.links import Byline

        names = Byline.objects.filter(article=OuterRef("pk")).order_by("order", "id").values("author__name")
        more = ("position",) if "position" in self.query.annotations else ()
        shown = self.annotate(byline_names=ArraySubquery(names), sources=KeyTextTransform("card", "cover__sources"))
        rows = shown.values_list(*COLUMNS, *more)
        rows._iterable_class = CardIterable
        return rows

    # What pages show, newest first; each narrows for_newest() and walks an index of its own from the top.

    def for_newest(self, language: str, now: datetime | None = None) -> Self:
        return self.published(now).in_edition(language, now).newest_first()

    def in_section(self, section: "Section | int") -> Self:
        return self.filter(section=section)

    def below_section(self, section: "Section | int") -> Self:
        """A parent's own articles and those of its children."""
        return self.filter(top_section=section)

    def by_author(self, author: "Author | int", cursor: Cursor | None = None) -> Self:
        listed = Q(bylines__author=author, bylines__published_at__isnull=False) & _below("bylines", cursor)
        return self.filter(listed).order_by("-bylines__published_at", "-bylines__article_id")

    def on_topic(self, topic: "Topic | int", cursor: Cursor | None = None) -> Self:
        listed = Q(topic_links__topic=topic, topic_links__published_at__isnull=False) & _below("topic_links", cursor)
        return self.filter(listed).order_by("-topic_links__published_at", "-topic_links__article_id")

    def for_section(self, section: "Section", language: str) -> Self:
        newest = self.for_newest(language)
        return newest.in_section(section) if section.parent_id else newest.below_section(section)

    def for_author(self, author: "Author", language: str) -> Self:
        return self.for_newest(language).by_author(author)

    def for_topic(self, topic: "Topic", language: str) -> Self:
        return self.for_newest(language).on_topic(topic)

    def for_period(self, start: datetime, end: datetime, language: str) -> Self:
        """Published from `start` up to, and not including, `end`."""
        return self.for_newest(language).filter(published_at__gte=start, published_at__lt=end)

    def for_page(self) -> Self:
        """An article as its own page shows it, less what other tables say about it."""
        return self.select_related("section__parent", "cover").defer(
            "body", "title", "lead", "cover__file", "section__order"
        )

    def for_feed(self) -> Self:
        """Any list from above with whole texts, authors (`bylines`) and topics (`topic_links`). Three queries."""
        from .models.links import ArticleTopic, Byline

        bylines = Byline.objects.select_related("author").order_by("order", "id")
        topics = ArticleTopic.objects.select_related("topic").order_by("id")
        return (
            self.select_related("section__parent", "cover")
            .only(*FEED_FIELDS)
            .prefetch_related(Prefetch("bylines", bylines), Prefetch("topic_links", topics))
        )


def _below(links: str, cursor: Cursor | None) -> Q:
    """after(), said of the links whose index the list walks; on the articles alone it would read all newer links."""
    if cursor is None:
        return Q()
    earlier = Q(**{f"{links}__published_at__lt": cursor.published_at}) | Q(**{f"{links}__article_id__lt": cursor.id})
    return earlier & Q(**{f"{links}__published_at__lte": cursor.published_at})
