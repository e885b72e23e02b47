"""Which years, months and days have something published: one index probe each, however large the archive is."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from .models import Article


def start_of(day: date) -> datetime:
    """Midnight in Kyiv."""
    return timezone.make_aware(datetime.combine(day, time.min))


def first_day() -> date | None:
    """The day of the oldest published article. One query."""
    oldest = Article.objects.published().order_by("published_at").values_list("published_at", flat=True).first()
    return timezone.localdate(oldest) if oldest else None


def filled_periods(periods: list[tuple[date, date]]) -> list[date]:
    """The starts of those periods (start, end without it) in which something is published. One query."""
    published = Article.objects.published().values("pk").order_by()
    sql, params = published.query.sql_with_params()
    starts, ends = [start_of(start) for start, _end in periods], [start_of(end) for _start, end in periods]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT period.start FROM unnest(%s::timestamptz[], %s::timestamptz[]) AS period (start, stop)"
            f" WHERE EXISTS ({sql} AND published_at >= period.start AND published_at < period.stop)"
            " ORDER BY 1",
            [starts, ends, *params],
        )
        return [timezone.localdate(start) for (start,) in cursor.fetchall()]


def months_of(year: int) -> list[tuple[date, date]]:
    return [(date(year, month, 1), month_end(year, month)) for month in range(1, 13)]


def days_of(year: int, month: int) -> list[tuple[date, date]]:
    start, end = date(year, month, 1), month_end(year, month)
    days = [start + timedelta(days=n) for n in range((end - start).days)]
    return [(day, day + timedelta(days=1)) for day in days]


def month_end(year: int, month: int) -> date:
    """The first day of the next month."""
    return date(year + month // 12, month % 12 + 1, 1)
