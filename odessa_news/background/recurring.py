"""What recurs: a table of the code (schedule.py) says how often, a row of the database when next."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from ..models import Recurrence
from . import schedule
from .recovery import lock_key

logger = logging.getLogger(__name__)

# What failed, or took its worker with it, is tried again after this time, or its own if that is shorter.
AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    function: str
    every: timedelta

    @property
    def again(self) -> timedelta:
        return min(self.every, AGAIN_AFTER)


def run_what_is_due() -> None:
    jobs = [Job(function, every) for function, every in schedule.RECURRING]
    if new := {job.function for job in jobs} - set(Recurrence.objects.values_list("function", flat=True)):
        rows = [Recurrence(function=function, next_at=timezone.now()) for function in sorted(new)]
        Recurrence.objects.bulk_create(rows, ignore_conflicts=True)
    due = set(Recurrence.objects.filter(next_at__lte=timezone.now()).values_list("function", flat=True))
    for job in jobs:
        if job.function in due:
            _run(job)


def _run(job: Job) -> None:
    """Unless another worker has it in hand, or has just been through with it."""
    row = Recurrence.objects.filter(function=job.function)
    with _alone(job.function) as alone:
        now = timezone.now()
        # Set before the work: a job that kills its worker must not kill the next one at once.
        if not alone or not row.filter(next_at__lte=now).update(next_at=now + job.again):
            return
        try:
            import_string(job.function)()
        except Exception as error:
            logger.exception("%s failed; it is tried again in %s", job.function, job.again)
            row.update(error=f"{type(error).__name__}: {error}"[:500])
        else:
            row.update(next_at=now + job.every, done_at=timezone.now(), error="")


@contextmanager
def _alone(function: str) -> Iterator[bool]:
    """Whether nobody else runs it. The lock is the session's: it outlives transactions, but not a killed worker."""
    key = lock_key("recurring", function)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        row = cursor.fetchone()
    taken = bool(row and row[0])
    try:
        yield taken
    finally:
        if taken and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
