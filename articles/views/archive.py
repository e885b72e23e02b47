from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .. import archive
from ..cursors import Cursor
from ..listings import Listing, list_page
from ..meta import archive_meta
from ..models import Article
from .rendering import cursor_of, in_both, list_addresses, render_page


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    oldest = archive.first_day()
    today = timezone.localdate()
    periods = [(date(y, 1, 1), date(y + 1, 1, 1)) for y in range(oldest.year, today.year + 1)] if oldest else []
    context = {"years": archive.filled_periods(periods)[::-1], "meta": archive_meta()}
    return render_page(request, "articles/archive_years.html", context, in_both("archive/"))


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    start = _day(year, 1, 1)
    months = archive.filled_periods(archive.months_of(year))
    if not months:
        raise Http404("nothing published that year")
    context = {"year": start, "months": months, "meta": archive_meta(start, "Y")}
    return render_page(request, "articles/archive_year.html", context, in_both(f"archive/{year:04}/"))


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    start = _day(year, month, 1)
    days = archive.filled_periods(archive.days_of(year, month))
    if not days:
        raise Http404("nothing published that month")
    cursor = cursor_of(request)
    listing = _listing(start, archive.month_end(year, month), cursor)
    context = {"month": start, "days": days, "listing": listing, "cursor": cursor, "meta": archive_meta(start, "F Y")}
    return render_page(
        request, "articles/archive_month.html", context, list_addresses(f"archive/{year:04}/{month:02}/", cursor)
    )


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    start = _day(year, month, day)
    cursor = cursor_of(request)
    listing = _listing(start, start + timedelta(days=1), cursor)
    if not listing.articles:
        raise Http404("nothing published that day")
    context = {"day": start, "listing": listing, "cursor": cursor, "meta": archive_meta(start, "j E Y")}
    path = f"archive/{year:04}/{month:02}/{day:02}/"
    return render_page(request, "articles/archive_day.html", context, list_addresses(path, cursor))


def _listing(start: date, end: date, cursor: Cursor | None) -> Listing:
    period = archive.start_of(start), archive.start_of(end)
    return list_page(Article.objects.for_period(*period, get_language()), cursor)


def _day(year: int, month: int, day: int) -> date:
    """Raises Http404 where the calendar has no such day, or a year whose edges don't fit a timestamp."""
    try:
        if not 1900 <= year <= 9000:
            raise ValueError
        return date(year, month, day)
    except ValueError:
        raise Http404("no such day") from None
