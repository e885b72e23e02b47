"""What a page says about itself in `<head>`: for search engines, messengers and feed readers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from typing import TYPE_CHECKING, Literal

from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from odessa_news.lib import brand
from odessa_news.lib.text import truncate_words
from odessa_news.lib.typography import NBSP

from .models.urls import absolute, public_url
from .photos.renditions import SHARE_SIZE

if TYPE_CHECKING:
    from .models import Article, Author, Page, Photo, Section, Topic
    from .reading import AuthorLink, TopicLink

# Messengers show about 200 characters, search engines 160; a lead is kept whole where it is not an essay.
DESCRIPTION_LENGTH = 300
_TAG = re.compile(r"<[^>]*>?")
# Pictures with their captions and cards of players: the words in them are not the story.
_BESIDE = re.compile(r'<figure.*?(?:</figure>|$)|<div class="embed".*?(?:</div>|$)', re.S)
FEED_TYPES = {
    "": "application/rss+xml",
    "atom/": "application/atom+xml",
    "json/": "application/feed+json",
}


@dataclass(frozen=True)
class Image:
    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Meta:
    title: str = ""
    description: str = ""
    kind: Literal["website", "article"] = "website"
    image: Image | None = None
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    """Addresses of the authors' pages."""
    section: str = ""
    tags: tuple[str, ...] = ()
    noindex: bool = False
    feed_path: str = ""
    """Of the feed that the page belongs to, without the language; blank where that is only the site's."""
    feed_title: str = ""
    """What that feed is of, where it isn't what the page is titled."""

    @property
    def site_name(self) -> str:
        return brand.site_name()

    @property
    def shown_title(self) -> str:
        return self.title or brand.site_name()

    @property
    def shown_description(self) -> str:
        return self.description or brand.site_description()

    @property
    def shown_image(self) -> Image:
        """The newspaper's own where the page has no picture of its own."""
        return self.image or Image(absolute(static("img/share.jpg")), *SHARE_SIZE, brand.site_name())

    @property
    def feeds(self) -> list[tuple[str, str, str]]:
        """Title, address and type of each. The page's own first, because many readers take the first they find."""
        site = self.site_name
        places = [(self.feed_path, f"{self.feed_title or self.title} — {site}")] if self.feed_path else []
        home = absolute(public_url(""))
        return [
            (title, f"{home}{path}{suffix}", content_type)
            for path, title in [*places, ("feed/", site)]
            for suffix, content_type in FEED_TYPES.items()
        ]


def front_meta() -> Meta:
    return Meta(brand.site_name(), brand.site_description())


def article_meta(article: "Article", authors: "Iterable[AuthorLink]", topics: "Iterable[TopicLink]") -> Meta:
    return Meta(
        title=plain(article.seo_title or article.public_title),
        description=article_description(article),
        kind="article",
        image=share_image(article.cover),
        published=article.published_at,
        updated=article.shown_update,
        authors=tuple(absolute(author.get_absolute_url()) for author in authors),
        section=article.section.name if article.section else "",
        tags=tuple(topic.name for topic in topics),
        feed_path=f"{article.section.slug}/feed/" if article.section else "",
        feed_title=article.section.name if article.section else "",
    )


def section_meta(section: "Section") -> Meta:
    description = _("News of the section “%(name)s”: what happens in Odesa and the region.") % {"name": section.name}
    return Meta(section.name, description, feed_path=f"{section.slug}/feed/")


def author_meta(author: "Author") -> Meta:
    description = author.bio or _("All articles by %(name)s.") % {"name": author.name}
    return Meta(
        author.name,
        truncate_words(description, DESCRIPTION_LENGTH),
        image=share_image(author.photo),
        feed_path=f"authors/{author.slug}/feed/",
    )


def topic_meta(topic: "Topic") -> Meta:
    description = _("Everything that we published on “%(name)s”.") % {"name": topic.name}
    return Meta(topic.name, description, feed_path=f"topics/{topic.slug}/feed/")


def page_meta(page: "Page") -> Meta:
    return Meta(page.title, truncate_words(plain_text(page.public_body), DESCRIPTION_LENGTH))


def corrections_meta() -> Meta:
    description = _("What we got wrong, and what is right. We change nothing in silence.")
    return Meta(_("Corrections"), description, feed_path="corrections/feed/")


def archive_meta(day: date | None = None, date_form: str = "") -> Meta:
    """Of the archive as a whole, or of the period that begins with `day` and is named by Django's `date_form`."""
    if day is None:
        return Meta(_("Archive"), _("All news by year, month and day."))
    period = {"period": date_format(day, date_form).lower()}  # a month by itself has a capital, behind a colon none
    return Meta(_("Archive: %(period)s") % period, _("All news of this time: %(period)s.") % period)


def article_description(article: "Article") -> str:
    described = article.seo_description or article.public_lead or plain_text(article.public_body)
    return truncate_words(described, DESCRIPTION_LENGTH)


def share_image(photo: "Photo | None") -> Image | None:
    address = photo.sources.get("share") if photo else None
    if not (photo and address):
        return None
    return Image(absolute(address), *SHARE_SIZE, photo.alt)


def plain(text: str) -> str:
    """Typeset text as other programs like it: spaces that are only spaces."""
    return text.replace(NBSP, " ")


def plain_text(html: str) -> str:
    """What of `html` is read; blocks stay apart. Only for descriptions: it cuts off long texts.

    `html` is our own (richtext.render): a tag is what stands between angle brackets. What comes out is escaped again.
    """
    return " ".join(unescape(_TAG.sub(" ", _BESIDE.sub(" ", html[:4000]))).split())
