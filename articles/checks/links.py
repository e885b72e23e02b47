"""Addresses that a text links to."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from .. import richtext
from ..models import Article, Author, Page, Section, Topic
from .finding import Finding, Level

# By the name of a page's address: the part of it that says which one, and those there are of these. Others (the front
# page, archives, files) are there as soon as their address is understood.
_THERE: dict[str, tuple[str, Callable[[Any, Article, datetime], Any]]] = {
    "article": ("pk", lambda ids, own, moment: _articles(ids, own, moment)),
    "section": ("slug", lambda slugs, *_: _with_slug(Section, slugs)),
    "topic": ("slug", lambda slugs, *_: _with_slug(Topic, slugs)),
    "author": ("slug", lambda slugs, *_: _with_slug(Author, slugs)),
    "page": ("slug", lambda slugs, *_: _with_slug(Page, slugs)),
}
_NEWSROOM = "admin/"
# Browsers don't see them in a scheme.
_UNSEEN = re.compile(r"[\x00-\x20]")
_PROGRAMS = ("javascript:", "vbscript:", "data:")


def dangerous(body: str) -> Iterator[Finding]:
    """What the sanitiser removes when a text is saved, should it have come in by another way: `javascript:`, `data:`
    and whatever else isn't known to be harmless."""
    for href in dict.fromkeys(richtext.link_addresses(body)):
        if not richtext.link_attributes(href):
            yield _dangerous(href)


def dangerous_as_typed(html: str) -> list[Finding]:
    """In a text that no sanitiser has seen yet, what would run as a program: the link would go without a word. Other
    addresses that are removed, as those of a word processor's footnotes, are nobody's loss."""
    found = dict.fromkeys(richtext.link_addresses(html))
    return [_dangerous(href) for href in found if _UNSEEN.sub("", href).lower().startswith(_PROGRAMS)]


def _dangerous(href: str) -> Finding:
    sentence = _("This link is dangerous and has to go: %(address)s") % {"address": href[:200]}
    return Finding(Level.HARD, "body", sentence, is_dangerous=True)


def broken(body: str, article: Article, moment: datetime) -> Iterator[Finding]:
    """Links to pages of ours that readers won't find at that moment. One query for each kind of page."""
    matches = {href: _match(path) for href in richtext.link_addresses(body) if (path := own_path(href)) is not None}
    wanted: defaultdict[str, set[Any]] = defaultdict(set)
    for match in matches.values():
        if match and match.url_name in _THERE:
            wanted[match.url_name].add(match.kwargs[_THERE[match.url_name][0]])
    there = {name: set(_THERE[name][1](keys, article, moment)) for name, keys in wanted.items()}
    for href, match in matches.items():
        if not (match and _is_found(match, there)):
            sentence = _("Readers won’t find the page that this link leads to: %(address)s") % {"address": href[:200]}
            yield Finding(Level.SOFT, "body", sentence)


def own_path(href: str) -> str | None:
    """The path, where it is of this site; else None. Files of the site's look are not asked for."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    is_own = parts.netloc.lower() == urlsplit(settings.SITE_URL).netloc.lower() and parts.scheme in ("http", "https")
    if not is_own and (parts.scheme or parts.netloc or not href.startswith("/")):
        return None
    path = unquote(parts.path) or "/"
    return None if path.startswith(settings.STATIC_URL) else path


def _match(path: str) -> ResolverMatch | None:
    """None where no page has such an address. One without its last slash is sent on to the one with it."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        for address in (path, f"{path}/"):
            try:
                return resolve(address)
            except Resolver404:
                continue
    return None


def _is_found(match: ResolverMatch, there: dict[str, set[Any]]) -> bool:
    if match.route.startswith(_NEWSROOM) or match.url_name == "preview":
        return False
    name = match.url_name or ""
    return name not in _THERE or match.kwargs[_THERE[name][0]] in there[name]


def _articles(ids: set[int], own: Article, moment: datetime) -> Iterator[int]:
    """One that will lead to itself once it is out isn't broken."""
    found = Article.objects.published(moment).filter(pk__in=ids).values_list("pk", flat=True)
    yield from (pk for pk in (*found, own.pk) if pk is not None)


def _with_slug(model: Any, slugs: set[str]) -> Any:
    return model.objects.filter(slug__in=slugs).values_list("slug", flat=True)
