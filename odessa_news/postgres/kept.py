"""A connection that is kept from request to request."""

import select
import time
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper
from django.db.utils import DatabaseErrorWrapper
from django.utils.functional import cached_property

from .validation import DatabaseValidation

# Firewalls that forget a silent connection without a word do so after minutes; after half of one we ask.
ASK_AFTER = 30.0


class ErrorsOfTheServer(DatabaseErrorWrapper):
    """psycopg2 calls most of what happens to a connection an OperationalError, but has no name for a server that goes
    away while it answers: that is a plain DatabaseError, without PostgreSQL's code. Nothing else is."""

    wrapper: Any

    def __exit__(self, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        if exc_type is self.wrapper.Database.DatabaseError:
            self.wrapper.errors_occurred = True
            raise OperationalError(*exc_value.args).with_traceback(traceback) from exc_value
        super().__exit__(exc_type, exc_value, traceback)


class KeptConnection(PostgresWrapper):
    """Django asks `SELECT 1` before the first query of every request, which costs as much as the query itself.

    A server that stops or restarts says so on the connection, which then has something to be read; between two queries
    there is nothing else to say. So a connection used a moment ago is only looked at.
    """

    validation_class = DatabaseValidation

    _used_at = 0.0

    @cached_property
    def wrap_database_errors(self) -> ErrorsOfTheServer:
        return ErrorsOfTheServer(self)

    def is_usable(self) -> bool:
        now = time.monotonic()
        recent, self._used_at = now - self._used_at < ASK_AFTER, now
        if recent and self.connection is not None and not self.connection.closed:
            readable, _writable, _broken = select.select([self.connection.fileno()], [], [], 0)
            return not readable
        return bool(super().is_usable())

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._used_at = time.monotonic()
        # What a page asks is found by an index within a millisecond; helpers for it take longer to come than that, and
        # take the processor from other readers.
        wanted = ["SET max_parallel_workers_per_gather TO 0"]
        if settings.KEEP_PLANS:
            wanted.append("SET plan_cache_mode TO force_generic_plan")
        with self.connection.cursor() as cursor:
            cursor.execute("; ".join(wanted))
