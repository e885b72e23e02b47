"""Parts of a page that are the same on thousands of pages: drawn once, and again when anything in them is different."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..chrome import SectionLink

register = template.Library()

# The articles that a city reads in an hour, with what stands around them, in two languages.
KEPT = 2048


@register.simple_tag
def drawn_once(name: str, **context: Any) -> SafeString:
    """As `{% include name with … only %}`, from memory where it was drawn with equal values before.

    The values must be hashable and equal only where they show the same: strings, numbers, tuples of them; no models.
    With the language they must be all that the template looks at.
    """
    if settings.DEBUG:
        return render_to_string(name, context)
    return _kept(name, get_language() or "", settings.LANGUAGE_CODE, tuple(context.items()))


@register.simple_tag
def section_nav(sections: tuple[SectionLink, ...], section: Any = None, trail: Any = None) -> SafeString:
    """The row of top sections. `section` or `trail`: where the page stands, if anywhere."""
    current = (section.parent_id or section.pk) if section else trail[0].pk if trail else None
    return drawn_once("includes/_section_nav.html", sections=sections, current=current)


@lru_cache(maxsize=KEPT)
def _kept(name: str, language: str, default_language: str, context: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(name, dict(context))
