from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString


def thumbnail(sources: dict[str, Any], alt: str, side: int = 48) -> SafeString:
    """A square picture of a list. `sources` are Photo.sources."""
    if not sources:
        return SafeString("")
    return format_html(
        '<img class="newsroom-thumbnail" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        *(sources["square"], alt, side, side),
    )
