"""What a page is about, in the vocabulary of schema.org (JSON-LD)."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from odessa_news.lib import brand
from odessa_news.lib.text import truncate_words

from .languages import Language
from .meta import Meta, plain, share_image
from .models.urls import absolute, public_url
from .presentation import iso

if TYPE_CHECKING:
    from .models import Article, Author, Section
    from .reading import ArticlePage, AuthorLink, CorrectionNote

# Search engines cut longer ones.
HEADLINE_LENGTH = 110
LOGO_SIZE = 512
# No character of a text may end the script element that it stands in, or a line of it.
_UNSAFE = re.compile("[<>&\u2028\u2029]")

Thing = dict[str, Any]


def scripts(*things: Thing) -> list[SafeString]:
    """The contents of one `<script type="application/ld+json">` each."""
    return [_json({"@context": "https://schema.org", **thing}) for thing in things]


def _json(thing: Thing) -> SafeString:
    # Escaped below for the one place where it is printed, the inside of a script element.
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


def front_data() -> list[SafeString]:
    website = {
        "@type": "WebSite",
        "@id": absolute("#website"),
        "name": brand.site_name(),
        "description": brand.site_description(),
        "url": absolute(public_url("")),
        "inLanguage": get_language(),
        "publisher": {"@id": _organization()["@id"]},
    }
    return scripts(website, {**_organization(), "knowsLanguage": list(Language.values)})


def article_data(page: "ArticlePage", meta: Meta) -> list[SafeString]:
    thing = _news_article(page, meta)
    if page.corrections:
        thing["correction"] = [_correction(note) for note in page.corrections]
    return scripts(thing, _breadcrumbs(page.article.trail(), page.article))


def section_data(section: "Section") -> list[SafeString]:
    return scripts(_breadcrumbs(section.trail()))


def author_data(author: "Author") -> list[SafeString]:
    person = _person(author)
    if author.bio:
        person["description"] = author.bio
    if image := share_image(author.photo):
        person["image"] = image.url
    return scripts({"@type": "ProfilePage", "mainEntity": {**person, "worksFor": _organization()}})


def _news_article(page: "ArticlePage", meta: Meta) -> Thing:
    article, authors, topics, twin, _corrections = page
    address = absolute(article.get_absolute_url())
    assert article.published_at  # readers see it
    changed = article.shown_update or article.published_at
    thing: Thing = {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "url": address,
        "headline": truncate_words(article.public_title, HEADLINE_LENGTH),
        "description": meta.description,
        "datePublished": iso(article.published_at),
        "dateModified": iso(changed),
        "inLanguage": article.language,
        "articleSection": article.section.name if article.section else "",
        "keywords": [topic.name for topic in topics],
        "wordCount": article.word_count,
        "isAccessibleForFree": True,
        # An unsigned article is the newsroom's.
        "author": [_person(author) for author in authors] or [_organization()],
        "publisher": _organization(),
    }
    if images := _images(article):
        thing["image"] = images
    if twin:
        # The text that was begun first is the original.
        relation = "workTranslation" if article.pk < twin.pk else "translationOfWork"
        twin_address = absolute(twin.get_absolute_url())
        thing[relation] = {
            "@type": "NewsArticle",
            "@id": f"{twin_address}#article",
            "url": twin_address,
            "headline": truncate_words(twin.public_title, HEADLINE_LENGTH),
            "inLanguage": twin.language,
        }
    return thing


def _correction(note: "CorrectionNote") -> Thing:
    return {"@type": "CorrectionComment", "text": note.text, "datePublished": iso(note.at)}


def _images(article: "Article") -> list[str]:
    """The cover in its shapes, widest first."""
    sources = article.cover.sources if article.cover else {}
    addresses = [
        sources.get("share"),
        sources.get("body", {}).get("src"),
        sources.get("card", {}).get("src"),
    ]
    return [absolute(address) for address in addresses if address]


def _person(author: "Author | AuthorLink") -> Thing:
    address = absolute(author.get_absolute_url())
    return {"@type": "Person", "@id": f"{address}#person", "name": author.name, "url": address}


def _organization() -> Thing:
    """The newspaper itself, as the page's language names it. Not to be changed by who gets it: it is kept."""
    return _organization_at(absolute("/"), absolute(public_url("")), brand.site_name())


@lru_cache(maxsize=8)
def _organization_at(site: str, home: str, name: str) -> Thing:
    logo = {
        "@type": "ImageObject",
        "url": absolute(static("img/icon-512.png")),
        "width": LOGO_SIZE,
        "height": LOGO_SIZE,
    }
    return {"@type": "NewsMediaOrganization", "@id": f"{site}#organization", "name": name, "url": home, "logo": logo}


def _breadcrumbs(trail: "Sequence[Section]", article: "Article | None" = None) -> Thing:
    steps = [(brand.site_name(), public_url(""))]
    steps += [(section.name, section.get_absolute_url()) for section in trail]
    if article:
        steps.append((plain(article.public_title), article.get_absolute_url()))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(address)}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
