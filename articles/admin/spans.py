"""A month or a week of the calendar, as an address names it: `month=2026-12`, `week=2026-W49`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.utils import timezone

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
_WEEK = re.compile(r"(20\d\d)-W(\d\d)", re.ASCII)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Whole weeks, from Monday to Sunday; `anchor` is a day of the month or week that is meant."""

    is_week: bool
    anchor: date

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """What the address names, or the present month where it names nothing that we know."""
        if match := _WEEK.fullmatch(query.get("week", "")):
            try:
                return cls(True, date.fromisocalendar(int(match[1]), int(match[2]), 1))
            except ValueError:
                return cls(True, timezone.localdate())
        if match := _MONTH.fullmatch(query.get("month", "")):
            return cls(False, date(int(match[1]), int(match[2]), 1))
        return cls(False, timezone.localdate())

    @property
    def first(self) -> date:
        start = self.anchor if self.is_week else self.anchor.replace(day=1)
        return start - start.weekday() * DAY

    @property
    def days(self) -> list[date]:
        last = self.first + 6 * DAY if self.is_week else self._month(1).anchor - DAY
        count = (last - self.first).days // 7 * 7 + 7
        return [self.first + n * DAY for n in range(count)]

    @property
    def weeks(self) -> list[list[date]]:
        return [self.days[n : n + 7] for n in range(0, len(self.days), 7)]

    @property
    def start(self) -> datetime:
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        return midnight(self.days[-1] + DAY)

    @property
    def last(self) -> date:
        return self.days[-1]

    @property
    def previous(self) -> "Span":
        return self._shifted(-1)

    @property
    def next(self) -> "Span":
        return self._shifted(1)

    def _shifted(self, by: int) -> "Span":
        return Span(True, self.anchor + by * 7 * DAY) if self.is_week else self._month(by)

    def _month(self, by: int) -> "Span":
        months = self.anchor.year * 12 + self.anchor.month - 1 + by
        return Span(False, date(months // 12, months % 12 + 1, 1))

    @property
    def value(self) -> str:
        return week_of(self.anchor) if self.is_week else f"{self.anchor:%Y-%m}"

    @property
    def query(self) -> str:
        return f"{'week' if self.is_week else 'month'}={self.value}"


def week_of(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())
