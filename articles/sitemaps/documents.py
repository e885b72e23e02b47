"""The XML of sitemaps (sitemaps.org, with Google's hreflang and news)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils import timezone, translation

from odessa_news.lib import brand
from odessa_news.lib.text import strip_unsafe

from ..languages import Language
from ..models.urls import absolute
from ..views.rendering import hreflang_pairs
from .entries import Entry, NewsEntry

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def index(names: Iterable[str]) -> str:
    files = "".join(f"<sitemap><loc>{_text(f'{settings.SITE_URL}/{name}')}</loc></sitemap>\n" for name in names)
    return f"{_HEAD}<sitemapindex {_SITEMAP}>\n{files}</sitemapindex>\n"


def url_set(entries: Iterable[Entry]) -> str:
    return f"{_HEAD}<urlset {_SITEMAP} {_XHTML} {_IMAGE}>\n{''.join(map(_url, entries))}</urlset>\n"


def news_set(entries: Iterable[NewsEntry]) -> str:
    return f"{_HEAD}<urlset {_SITEMAP} {_NEWS}>\n{''.join(_news_urls(entries))}</urlset>\n"


def _url(entry: Entry) -> str:
    changed = f"<lastmod>{_time(entry.changed)}</lastmod>" if entry.changed else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>'
        for code, address in hreflang_pairs(entry.addresses)
    )
    picture = ""
    if entry.picture:
        picture = f"<image:image><image:loc>{_text(absolute(entry.picture))}</image:loc></image:image>"
    return f"<url><loc>{_text(absolute(entry.address))}</loc>{changed}{links}{picture}</url>\n"


def _news_urls(entries: Iterable[NewsEntry]) -> Iterator[str]:
    names: dict[str, str] = {}
    for language in Language.values:
        with translation.override(language):
            names[language] = _text(brand.site_name())
    for entry in entries:
        yield (
            f"<url><loc>{_text(absolute(entry.address))}</loc><news:news>"
            f"<news:publication><news:name>{names[entry.language]}</news:name>"
            f"<news:language>{entry.language}</news:language></news:publication>"
            f"<news:publication_date>{_time(entry.published)}</news:publication_date>"
            f"<news:title>{_text(entry.title)}</news:title></news:news></url>\n"
        )


def _text(value: str) -> str:
    return escape(strip_unsafe(value))


def _time(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
