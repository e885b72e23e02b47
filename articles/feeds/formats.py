"""The three formats. Each writer takes a channel and its items and gives the bytes of the document."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from odessa_news.lib import brand

from ..models.urls import absolute
from .content import Channel, Item

Fields = dict[str, Any]

RSS_NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
IMAGE_TYPE = "image/jpeg"  # of the rendition "share"


class _SteadyDate:
    """An empty feed is the same bytes whenever it is asked for; Django would date it now."""

    items: list[Fields]

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=datetime(2026, 1, 1, tzinfo=UTC))


class _Rss(_SteadyDate, Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **RSS_NAMESPACES}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Fields) -> None:
        super().add_item_elements(handler, item)
        source: Item = item["source"]
        for person in source.people:
            handler.addQuickElement("dc:creator", person.name)
        handler.addQuickElement("dc:language", source.language)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if source.image:
            size = {"width": str(source.image.width), "height": str(source.image.height)}
            about = {"url": source.image.url, "medium": "image", "type": IMAGE_TYPE, **size}
            handler.startElement("media:content", AttributesImpl(about))
            handler.addQuickElement("media:description", source.image.alt, {"type": "plain"})
            handler.endElement("media:content")
        handler.addQuickElement("content:encoded", source.html)


class _Atom(_SteadyDate, Atom1Feed):
    def item_attributes(self, item: Fields) -> dict[str, str]:
        return {"xml:lang": item["source"].language}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Fields) -> None:
        super().add_item_elements(handler, {**item, "enclosures": ()})
        source: Item = item["source"]
        for person in source.people:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", person.name)
            handler.addQuickElement("uri", person.url)
            handler.endElement("author")
        if source.image:
            length = {"length": str(source.image_bytes)} if source.image_bytes else {}
            about = {"rel": "enclosure", "type": IMAGE_TYPE, "href": source.image.url, **length}
            handler.addQuickElement("link", "", about)
        handler.addQuickElement("content", source.html, {"type": "html"})


def _write_xml(kind: type[SyndicationFeed], channel: Channel, items: Sequence[Item]) -> bytes:
    feed = kind(
        title=channel.title,
        link=channel.home,
        description=channel.description,
        subtitle=channel.description,
        language=channel.language,
        feed_url=channel.address,
        feed_guid=channel.home,
        author_name=brand.site_name(),
        author_link=absolute(""),
    )
    for item in items:
        # RSS wants the length. Where it isn't known `media:content` alone, which can do without, tells of the picture.
        enclosures = []
        if item.image and item.image_bytes:
            enclosures.append(Enclosure(item.image.url, str(item.image_bytes), IMAGE_TYPE))
        feed.add_item(
            title=item.title,
            link=item.url,
            description=escape(item.summary),
            pubdate=timezone.localtime(item.published),
            updateddate=timezone.localtime(item.updated),
            unique_id=item.id,
            unique_id_is_permalink=False,
            categories=item.categories,
            enclosures=enclosures,
            source=item,
        )
    document = BytesIO()
    feed.write(document, "utf-8")
    return document.getvalue()


def _write_rss(channel: Channel, items: Sequence[Item]) -> bytes:
    return _write_xml(_Rss, channel, items)


def _write_atom(channel: Channel, items: Sequence[Item]) -> bytes:
    return _write_xml(_Atom, channel, items)


def _write_json(channel: Channel, items: Sequence[Item]) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.address,
        "description": channel.description,
        "icon": absolute(static("img/icon-512.png")),
        "favicon": absolute(static("img/icon-192.png")),
        "language": channel.language,
        "authors": [{"name": brand.site_name(), "url": absolute("")}],
        "items": [_json_item(item) for item in items],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _json_item(item: Item) -> Fields:
    fields: Fields = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "date_published": timezone.localtime(item.published).isoformat(),
        "date_modified": timezone.localtime(item.updated).isoformat(),
        "authors": [{"name": person.name, "url": person.url} for person in item.people],
        "tags": list(item.categories),
        "language": item.language,
    }
    if item.image:
        fields["image"] = item.image.url
    # The specification would rather have a field left out than empty.
    return {name: value for name, value in fields.items() if value} | {"content_html": item.html}


@dataclass(frozen=True)
class Format:
    suffix: str
    """What its address has below `feed/`."""
    content_type: str
    write: Callable[[Channel, Sequence[Item]], bytes]


FORMATS = {
    "rss": Format("", "application/rss+xml; charset=utf-8", _write_rss),
    "atom": Format("atom/", "application/atom+xml; charset=utf-8", _write_atom),
    "json": Format("json/", "application/feed+json; charset=utf-8", _write_json),
}
