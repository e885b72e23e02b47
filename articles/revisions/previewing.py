"""The page that readers would get of a revision. Nothing is saved for it."""

from copy import copy
from typing import NamedTuple

from django.utils import timezone

from ..cards import Card
from ..models import Article, Author, Photo, Section, SharePreview, Topic
from ..reading import ArticlePage, AuthorLink, TopicLink, public_twin
from ..related import related_as_picked
from .content import Content, content_of, put_texts
from .saving import latest_revision


class Previewed(NamedTuple):
    page: ArticlePage
    related: list[Card]


def shared_content(link: SharePreview) -> Content:
    """Of the revision that was shared, or the latest; of an article older than revisions, what stands on its row."""
    revision = link.revision or latest_revision(link.article)
    return revision.content if revision else content_of(link.article)


def previewed(article: Article, content: Content) -> Previewed:
    """What has been deleted since is left out, as it would be in publishing. A fixed number of queries."""
    shown = copy(article)
    put_texts(shown, content)
    shown.section = Section.objects.select_related("parent").filter(pk=content["section"]).first()
    shown.cover = Photo.objects.filter(pk=content["cover"]).first()
    if not article.is_public():
        # As if it were published now; a time to come is when it will be.
        shown.published_at = shown.updated_at = max(article.published_at or timezone.now(), timezone.now())
    # Nobody can answer what isn't out.
    shown.comments_open = False
    shown.make_public_form()
    authors, topics = Author.objects.in_bulk(content["authors"]), Topic.objects.in_bulk(content["topics"])
    signed = [authors[pk] for pk in content["authors"] if pk in authors]
    about = [topics[pk] for pk in content["topics"] if pk in topics]
    page = ArticlePage(
        shown,
        [AuthorLink(author.name, author.slug) for author in signed],
        [TopicLink(topic.pk, topic.slug, topic.name) for topic in about],
        public_twin(shown),
    )
    return Previewed(page, related_as_picked(shown, [topic.pk for topic in about], content["related"]))
