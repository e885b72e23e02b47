"""What templates need to show times and files; each costs microseconds, because lists show dozens of them."""

from datetime import datetime
from functools import cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import timezone
from django.utils.dates import MONTHS_ALT
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, override

from odessa_news.lib.typography import NBSP

from .models.urls import public_url


def when(moment: datetime | None, language: str | None = None) -> SafeString | str:
    """`<time>` with day, year and hour: «22 ноября 2026, 14:05». Never "an hour ago": pages are kept by caches.

    Lists say which language is active, because asking for it forty times takes longer than all else here.
    """
    if moment is None:
        return ""
    moment = in_kyiv(moment)
    return _time(moment, f"{_day(moment, language or get_language())} {moment.year}, {_hour(moment)}")


def when_short(moment: datetime | None, language: str | None = None) -> SafeString | str:
    """As `when`, without the year where it is this one, and without the hour where it isn't."""
    if moment is None:
        return ""
    kyiv = timezone.get_default_timezone()
    moment = moment.astimezone(kyiv)
    day = _day(moment, language or get_language())
    is_recent = moment.year == timezone.now().astimezone(kyiv).year
    return _time(moment, f"{day}, {_hour(moment)}" if is_recent else f"{day} {moment.year}")


def plain(text: str) -> str:
    """Typeset text as other programs like it: spaces that are only spaces."""
    return text.replace(NBSP, " ")


def in_kyiv(moment: datetime) -> datetime:
    """As timezone.localtime(), which first asks whether the thread has a time zone of its own; none ever has."""
    return moment.astimezone(timezone.get_default_timezone())


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
    return in_kyiv(moment).isoformat(timespec="seconds")


def _time(moment: datetime, shown: str) -> SafeString:
    # Nothing typed in it; mark_safe() says the same at three times the cost.
    return SafeString(f'<time datetime="{moment.isoformat(timespec="seconds")}">{shown}</time>')


def _day(moment: datetime, language: str | None) -> str:
    """«22 ноября». By hand, because a page shows fifty of these and Django's date formats take 50 µs each."""
    return f"{moment.day}{NBSP}{_months(language)[moment.month - 1]}"


def _hour(moment: datetime) -> str:
    # strftime is three times as slow.
    return f"{moment.hour:02}:{moment.minute:02}"


@cache
def _months(language: str | None) -> tuple[str, ...]:
    with override(language):
        return tuple(str(MONTHS_ALT[number]) for number in range(1, 13))
