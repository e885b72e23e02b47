"""A connection that is kept from request to request."""

import select
import time

from django.conf import settings
from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper

# Firewalls that forget a silent connection without a word do so after minutes; after half of one we ask.
ASK_AFTER = 30.0


class KeptConnection(PostgresWrapper):
    """Django asks `SELECT 1` before the first query of every request, which costs as much as the query itself.

    A server that stops or restarts says so on the connection, which then has something to be read; between two queries
    there is nothing else to say. So a connection used a moment ago is only looked at.
    """

    _used_at = 0.0

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
        if settings.KEEP_PLANS:
            with self.connection.cursor() as cursor:
                cursor.execute("SET plan_cache_mode TO force_generic_plan")
