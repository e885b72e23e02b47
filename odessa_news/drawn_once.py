"""Parts that are the same on all pages of a language: drawn once, and again when anything in them is different."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# Two languages, the row of sections as it looks in each top section, a few editions of the menus.
KEPT = 128


def drawn_once(name: str, **context: Any) -> SafeString:
    """As an include with nothing else in its context, from memory where it was drawn with equal values before.

    The values must be hashable and equal only where they show the same: strings, numbers, tuples of them; no models.
    With the language they must be all that the template looks at. Only for what thousands of pages share: what belongs
    to one article would push the rest out.
    """
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(name, get_language() or "", settings.LANGUAGE_CODE, tuple(context.items()))


@lru_cache(maxsize=KEPT)
def _drawn(name: str, language: str, default_language: str, context: tuple[tuple[str, Any], ...]) -> SafeString:
    return mark_safe(render_to_string(name, dict(context)))  # a template's own output
