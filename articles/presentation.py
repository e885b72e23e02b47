"""What templates need to show times and files; each costs microseconds, because lists show dozens of them."""

from datetime import datetime

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import timezone
from django.utils.dates import MONTHS_ALT
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from odessa_news.lib.typography import NBSP

from .models.urls import public_url


def when(moment: datetime | None) -> SafeString | str:
    """`<time>` with day, year and hour: «22 ноября 2026, 14:05». Never "an hour ago": pages are kept by caches."""
    if moment is None:
        return ""
    moment = timezone.localtime(moment)
    return _time(moment, f"{_day(moment)} {moment.year}, {moment:%H:%M}")


def when_short(moment: datetime | None) -> SafeString | str:
    """As `when`, without the year where it is this one, and without the hour where it isn't."""
    if moment is None:
        return ""
    moment = timezone.localtime(moment)
    is_recent = moment.year == timezone.localdate().year
    return _time(moment, f"{_day(moment)}, {moment:%H:%M}" if is_recent else f"{_day(moment)} {moment.year}")


def plain(text: str) -> str:
    """Typeset text as other programs like it: spaces that are only spaces."""
    return text.replace(NBSP, " ")


def minutes_to_read(minutes: int) -> str:
    """«3 минуты чтения»."""
    return ngettext("%(minutes)s minute to read", "%(minutes)s minutes to read", minutes) % {"minutes": minutes}


def home_address() -> str:
    """The front page in the active language, for pages that have no context."""
    return public_url("")


def static_or_blank(path: str) -> str:
    """As `static()`; nothing where the collected files are what is broken. For the page that says so."""
    try:
        return staticfiles_storage.url(path)
    except (OSError, ValueError):
        return ""


def iso(moment: datetime) -> str:
    """For machines: with seconds, and the offset of Kyiv at that moment."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def _time(moment: datetime, shown: str) -> SafeString:
    return mark_safe(f'<time datetime="{moment.isoformat(timespec="seconds")}">{shown}</time>')  # nothing typed in it


def _day(moment: datetime) -> str:
    """«22 ноября». By hand, because a page shows fifty of these and Django's date formats take 50 µs each."""
    return f"{moment.day}{NBSP}{MONTHS_ALT[moment.month]}"
