"""What a feed says, whatever its format."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nh3
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from odessa_news.lib.text import strip_unsafe

from ..languages import in_language
from ..meta import Image, plain
from ..models.urls import absolute, public_url
from ..photos.renditions import SHARE_SIZE

if TYPE_CHECKING:
    from ..models import Article, Correction, Photo

# Readers show these; what is left out (`<picture>` with its sources, buttons, classes) only our own style sheet and
# scripts know how to use. The text of a tag that is not here stays.
TAGS = {
    *("p", "div", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption", "hr", "br"),
    *("a", "b", "strong", "i", "em", "s", "u", "sub", "sup", "cite", "code", "pre", "img"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}


@dataclass(frozen=True)
class Channel:
    title: str
    description: str
    language: str
    home: str
    """Address of the page that the feed is of."""
    address: str


@dataclass(frozen=True)
class Person:
    name: str
    url: str


@dataclass(frozen=True)
class Item:
    id: str
    """The same for ever, whatever becomes of the title and the section."""
    url: str
    title: str
    summary: str
    html: str
    language: str
    published: datetime
    updated: datetime
    people: tuple[Person, ...]
    categories: tuple[str, ...]
    image: Image | None
    image_bytes: int
    """Size of the picture's file; 0 where it isn't known."""


def make_channel(title: str, description: str, language: str, path: str, feed: str) -> Channel:
    """`path`: of the page, without the language; `feed`: of the feed below it."""
    return Channel(
        title=strip_unsafe(title),
        description=strip_unsafe(description),
        language=language,
        home=absolute(public_url(path, language)),
        address=absolute(public_url(path + feed, language)),
    )


def make_item(article: "Article") -> Item:
    """Makes no query for an article of ArticleQuerySet.for_feed()."""
    assert article.published_at
    address = absolute(article.get_absolute_url())
    return Item(
        id=permanent_id(article),
        url=address,
        title=strip_unsafe(plain(article.public_title)),
        summary=strip_unsafe(plain(article.public_lead)),
        html=_html(article, address),
        language=article.language,
        published=article.published_at,
        # An article that was written before it came out was not changed before it came out.
        updated=max(article.updated_at, article.published_at),
        people=_people(article),
        categories=_categories(article),
        image=_image(article.cover, article.language),
        image_bytes=article.cover.sources.get("share_bytes", 0) if article.cover else 0,
    )


def make_correction_item(correction: "Correction") -> Item:
    """Makes no query for one of CorrectionQuerySet.for_list()."""
    article, text = correction.article, strip_unsafe(correction.text)
    return Item(
        id=_tag(f"correction-{correction.pk}"),
        url=absolute(correction.get_absolute_url()),
        title=strip_unsafe(plain(article.public_title)),
        summary=text,
        html=format_html("<p>{}</p>", text),
        language=article.language,
        published=correction.at,
        updated=correction.at,
        people=(),
        categories=(),
        image=None,
        image_bytes=0,
    )


def permanent_id(article: "Article") -> str:
    """A tag URI (RFC 4151): an address would change with the slug, and readers would show the article as a new one."""
    return _tag(f"article-{article.pk}")


def _tag(name: str) -> str:
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{name}"


def _html(article: "Article", address: str) -> str:
    """The whole text with cover and lead, every address absolute: a reader shows it away from the site."""
    lead = format_html("<p><strong>{}</strong></p>", article.public_lead) if article.public_lead else ""
    whole = f"{_cover(article)}{lead}{article.public_body}"
    cleaner = nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags={"script", "style", "template", "button", "svg"},
        link_rel=None,
        url_relative=("rewrite_with_base", address),
    )
    return strip_unsafe(cleaner.clean(whole))


def _cover(article: "Article") -> str:
    image = _image(article.cover, article.language)
    if not (image and article.cover):
        return ""
    caption = article.cover_caption or in_language(article.cover, "caption", article.language)
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}"><figcaption>{}</figcaption></figure>',
        image.url,
        image.width,
        image.height,
        image.alt,
        mark_safe(" ").join(format_html("{}", part) for part in (caption, article.cover.credit) if part),
    )


def _image(photo: "Photo | None", language: str) -> Image | None:
    address = photo.sources.get("share") if photo else None
    if not (photo and address):
        return None
    return Image(absolute(address), *SHARE_SIZE, strip_unsafe(in_language(photo, "alt", language)))


def _people(article: "Article") -> tuple[Person, ...]:
    authors = [byline.author for byline in article.bylines.all()]
    return tuple(
        Person(strip_unsafe(author.name), absolute(public_url(f"authors/{author.slug}/", article.language)))
        for author in authors
    )


def _categories(article: "Article") -> tuple[str, ...]:
    """The section's trail, then the topics, in the language of the article; each once."""
    named = [*article.trail(), *(link.topic for link in article.topic_links.all())]
    names = (strip_unsafe(in_language(record, "name", article.language)) for record in named)
    return tuple(dict.fromkeys(names))
