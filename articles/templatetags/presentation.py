"""What templates need to show times and files; each costs microseconds, because lists show dozens of them."""

from datetime import datetime

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString

from odessa_news.lib.typography import NBSP

from ..models.urls import public_url

register = template.Library()


@register.filter(expects_localtime=True)
def when(moment: datetime | None) -> SafeString | str:
    """`<time>` with day, year and hour: «22 ноября 2026, 14:05». Never "an hour ago": pages are kept by caches."""
    return _time(moment, f"j{NBSP}E Y, H:i")


@register.filter(expects_localtime=True)
def when_short(moment: datetime | None) -> SafeString | str:
    """As `when`, without the year where it is this one."""
    is_recent = moment is not None and moment.year == timezone.localdate().year
    return _time(moment, f"j{NBSP}E, H:i" if is_recent else f"j{NBSP}E Y")


@register.filter
def plain(text: str) -> str:
    """Typeset text as other programs like it: spaces that are only spaces."""
    return text.replace(NBSP, " ")


@register.simple_tag
def home_address() -> str:
    """The front page in the active language, for pages that have no context."""
    return public_url("")


@register.simple_tag
def static_or_blank(path: str) -> str:
    """As `{% static %}`; nothing where the collected files are what is broken. For the page that says so."""
    try:
        return staticfiles_storage.url(path)
    except (OSError, ValueError):
        return ""


def _time(moment: datetime | None, form: str) -> SafeString | str:
    if moment is None:
        return ""
    machine = moment.isoformat(timespec="seconds")
    return format_html('<time datetime="{}">{}</time>', machine, format_date(moment, form))
