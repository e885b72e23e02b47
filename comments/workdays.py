"""Working days as the Media Law counts them.

Public holidays are ordinary working days as long as martial law lasts (Law 2136-IX, art. 6), so only weekends are free.
For the days after, and for those that the government moves, there is the setting DAYS_OFF.
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

SATURDAY = 5


def is_working(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in settings.DAYS_OFF


def end_of_working_day(moment: datetime, days: int) -> datetime:
    """The end of the working day that is `days` after the day of `moment`, by the clock of Kyiv.

    A term begins on the day after what it is counted from and ends with its last day (Civil Code, art. 253 and 254).
    """
    day = timezone.localtime(moment).date()
    while days:
        day += timedelta(days=1)
        days -= is_working(day)
    return timezone.make_aware(datetime.combine(day, time.max.replace(microsecond=0)))
