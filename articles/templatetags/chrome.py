"""The parts of a page that are the same on thousands of pages: drawn once, and again when anything in them changes."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..chrome import PageLink, SectionLink

register = template.Library()

# Two languages times the sections that a page may stand in, with room for what they were called before.
KEPT = 256


@register.simple_tag
def section_nav(sections: tuple[SectionLink, ...], section: Any = None, trail: Any = None) -> SafeString:
    """The row of top sections. `section` or `trail`: where the page stands, if anywhere."""
    current = (section.parent_id or section.pk) if section else trail[0].pk if trail else None
    return _draw("includes/_section_nav.html", sections=sections, current=current)


@register.simple_tag
def site_footer(sections: tuple[SectionLink, ...], pages: tuple[PageLink, ...], home_url: str) -> SafeString:
    return _draw("includes/_footer.html", sections=sections, pages=pages, home_url=home_url)


def _draw(name: str, **context: Any) -> SafeString:
    """The template, from memory where it was drawn with the very same values before. They must be hashable, and
    with the language they must be all that the template looks at."""
    if settings.DEBUG:
        return render_to_string(name, context)
    return _kept(name, get_language() or "", settings.LANGUAGE_CODE, tuple(context.items()))


@lru_cache(maxsize=KEPT)
def _kept(name: str, language: str, default_language: str, context: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(name, dict(context))
