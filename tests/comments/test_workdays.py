"""Three working days, as the law counts them."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured

from comments.workdays import end_of_working_day
from odessa_news import environment


@pytest.mark.parametrize(
    ("came", "due"),
    [
        ("2026-11-16T09:00", "2026-11-19"),  # Monday → Thursday
        ("2026-11-18T09:00", "2026-11-23"),  # Wednesday → Monday: the weekend does not count
        ("2026-11-20T23:30", "2026-11-25"),  # Friday night
        ("2026-11-21T12:00", "2026-11-25"),  # Saturday: the term begins on Monday
        ("2026-11-22T12:00", "2026-11-25"),
        # A public holiday is a working day while martial law lasts.
        ("2026-12-23T12:00", "2026-12-28"),
    ],
)
def test_from_the_day_after_to_the_end_of_the_third(came, due):
    moment = datetime.fromisoformat(came + "+02:00")
    assert end_of_working_day(moment, 3).isoformat() == f"{due}T23:59:59+02:00"


def test_the_day_is_that_of_kyiv():
    late = datetime(2026, 11, 16, 22, 30, tzinfo=UTC)  # Tuesday already
    assert end_of_working_day(late, 1).date() == date(2026, 11, 18)


def test_days_off(settings):
    settings.DAYS_OFF = {date(2026, 12, 24), date(2026, 12, 25)}
    moment = datetime.fromisoformat("2026-12-23T12:00+02:00")
    assert end_of_working_day(moment, 3).date() == date(2026, 12, 30)


def test_days_off_of_the_environment(monkeypatch):
    monkeypatch.setenv("DAYS_OFF", "2027-01-01, 2027-03-08")
    assert environment.days("DAYS_OFF") == {date(2027, 1, 1), date(2027, 3, 8)}
    monkeypatch.setenv("DAYS_OFF", "1.1.2027")
    with pytest.raises(ImproperlyConfigured, match="DAYS_OFF"):
        environment.days("DAYS_OFF")
