"""Cards of articles. The one piece of HTML that is put together here and not in a template: a front page shows forty of
them, and as a template they were more than half of what the page cost (0.4 ms each; these are a tenth of that).
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..cards import Card
from ..languages import Language
from .presentation import when_short

register = template.Library()

# What the picture of each kind of card takes up, as `sizes` says it. They follow static/css/components.
SIZES = {
    "lead": "(min-width: 80rem) 44rem, (min-width: 64rem) 56vw, 100vw",
    "slot": "(min-width: 80rem) 18rem, (min-width: 64rem) 23vw, (min-width: 40rem) 45vw, 7rem",
    "block": "(min-width: 80rem) 18rem, (min-width: 64rem) 23vw, (min-width: 40rem) 45vw, 7rem",
    "related": "(min-width: 80rem) 24rem, (min-width: 64rem) 30vw, (min-width: 40rem) 45vw, 7rem",
    "row": "(min-width: 48rem) 16rem, (min-width: 40rem) 30vw, 7rem",
}
WITHOUT_LEAD = {"compact", "related"}


@register.simple_tag
def card(article: Card, language: str, kind: str, level: int = 2, eager: bool = False) -> SafeString:
    """One card. `kind`: "compact" (text only) or one of SIZES; `language`: the page's; `level`: of the headline.

    `eager`: the picture is in the first screen.
    """
    return mark_safe(_card(article, language, kind, level, eager))  # all texts are escaped in _card


@register.simple_tag
def card_items(
    articles: Iterable[Card], language: str, kind: str, level: int = 2, first_eager: bool = False
) -> SafeString:
    """A list item with a card for each article."""
    return mark_safe(
        "\n".join(
            f"<li>{_card(article, language, kind, level, first_eager and not number)}</li>"
            for number, article in enumerate(articles)
        )
    )


def _card(article: Card, language: str, kind: str, level: int, eager: bool) -> str:
    foreign = article.language != language
    lang = f' lang="{article.language}"' if foreign else ""
    lead = ""
    if article.public_lead and kind not in WITHOUT_LEAD:
        lead = f'<p class="card-lead"{lang}>{escape(article.public_lead)}</p>\n'
    names = ", ".join(article.byline_names)
    byline = f'<span class="card-byline">{escape(names)}</span>' if names else ""
    badge = _badge(article.language) if foreign else ""
    return (
        f'<article class="card card-as-{kind}">\n{_picture(article, kind, eager)}<div class="card-text">\n'
        f'<h{level} class="card-title"><a href="{escape(article.get_absolute_url())}"{lang}>'
        f"{escape(article.public_title)}</a></h{level}>\n{lead}"
        f'<p class="card-meta">{badge}{when_short(article.published_at)}{byline}</p>\n'
        "</div>\n</article>"
    )


def _picture(article: Card, kind: str, eager: bool) -> str:
    sizes = SIZES.get(kind)
    sources = article.picture
    if not sizes or not sources:
        return ""
    loading = 'fetchpriority="high"' if eager else 'loading="lazy"'
    return (
        f'<picture class="card-picture"><source type="image/avif" srcset="{escape(sources["avif"])}" sizes="{sizes}">'
        f'<img src="{escape(sources["src"])}" srcset="{escape(sources["jpeg"])}" sizes="{sizes}"'
        f' width="{sources["width"]}" height="{sources["height"]}" alt="{escape(article.alt)}"'
        f' decoding="async" {loading}></picture>\n'
    )


def _badge(language: str) -> str:
    """That an article is in the other language, in three letters for the eye and in words for the ear."""
    short, name = ("УКР", _("in Ukrainian")) if language == Language.UK else ("РУС", _("in Russian"))
    return f'<abbr class="badge" title="{name}">{short}</abbr> '
