"""The allow-list: what a stored body may consist of, whatever editor or import it came from."""

import re
from urllib.parse import urlsplit

import nh3

from articles.richtext.builder import Builder
from articles.richtext.soup import prepare, refuse_if_huge
from articles.richtext.tokens import End, Start, tokens
from odessa_news.lib.text import strip_unsafe

_TAGS = "p h2 h3 strong em a ul ol li blockquote table thead tbody tr th td caption figure img figcaption br"
_ATTRIBUTES = {
    "a": {"href"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "figure": {"class", "data-photo"},
    "img": {"src", "alt"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
MAX_URL_LENGTH = 2000
MAX_SPAN = 100  # no table of a newspaper is wider; browsers lay out a colspan of thousands for seconds

_SCOPES = frozenset({"col", "row", "colgroup", "rowgroup"})
# Ten digits: every id that PostgreSQL's bigint sequence will hand out in this site's life, and none that overflows.
_PHOTO_ID = re.compile("[1-9][0-9]{0,9}")
_ABSOLUTE = ("http://", "https://")
_NOT_IN_URL = re.compile(r"[\x00-\x20\x7f\\]")
_SITE_RELATIVE = re.compile(r"/(?!/)")
_TELEPHONE = re.compile(r"tel:\+?[0-9().-]{2,30}")
_MAIL = re.compile(r"mailto:[^@/?]{1,100}@[^@/?]{1,200}(?:\?.*)?")


def clean(html: str) -> str:
    """The body as it is stored; cleaning it again changes nothing. Raises UnreadableHTML, a ValueError."""
    sane = nh3.clean(
        prepare(strip_unsafe(html)),
        tags=set(_TAGS.split()),
        clean_content_tags=set(),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    builder = Builder()
    for token in tokens(sane):
        if isinstance(token, Start):
            builder.start(token.name, _attributes(token))
        elif isinstance(token, End):
            builder.end(token.name)
        else:
            builder.text(strip_unsafe(token))
    cleaned = builder.finish()
    refuse_if_huge(cleaned)
    return cleaned


def link_attributes(href: str) -> dict[str, str]:
    """Empty for an address that may not be linked."""
    url = _url(href)
    if not url:
        return {}
    return {"href": url, "rel": "noopener"} if url.startswith(_ABSOLUTE) else {"href": url}


def _attributes(tag: Start) -> dict[str, str]:
    attrs = {name: strip_unsafe(value).replace("\n", " ") for name, value in tag.attrs.items()}
    match tag.name:
        case "a":
            return link_attributes(attrs.get("href", ""))
        case "figure":
            return _photo(attrs)
        case "img":
            source = _url(attrs.get("src", ""))
            alt = " ".join(attrs.get("alt", "").split())
            return {"src": source, "alt": alt} if source.startswith(("/", *_ABSOLUTE)) else {}
        case "th" | "td":
            return _cell(attrs)
    return {}


def _url(value: str) -> str:
    """The address if it may be linked, else ""."""
    url = value.strip().replace(" ", "%20")
    if len(url) > MAX_URL_LENGTH or _NOT_IN_URL.search(url):
        return ""
    if _SITE_RELATIVE.match(url):
        return url
    scheme, colon, rest = url.partition(":")
    url = f"{scheme.lower()}{colon}{rest}"
    if url.startswith("tel:"):
        url = url.replace("%20", "")
    if _TELEPHONE.fullmatch(url) or _MAIL.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
        return url if url.startswith(_ABSOLUTE) and parts.hostname else ""
    except ValueError:
        return ""


def _photo(attrs: dict[str, str]) -> dict[str, str]:
    number = attrs.get("data-photo", "")
    if "photo" in attrs.get("class", "").split() and _PHOTO_ID.fullmatch(number):
        return {"class": "photo", "data-photo": number}
    return {}


def _cell(attrs: dict[str, str]) -> dict[str, str]:
    kept = {}
    if attrs.get("scope") in _SCOPES:
        kept["scope"] = attrs["scope"]
    for name in ("colspan", "rowspan"):
        span = attrs.get(name, "")
        if re.fullmatch("[0-9]{1,3}", span) and 1 < int(span) <= MAX_SPAN:
            kept[name] = str(int(span))
    return kept
