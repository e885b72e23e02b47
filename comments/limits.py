"""How much one address may send: enough for a quarrel, not for a script."""

from datetime import timedelta

from django.db import connection

# A quarrel at the keyboard stays below it; a script, or a whole school behind one address, waits a little.
POSTS_PER_ADDRESS = 5
POSTS_WINDOW = timedelta(minutes=10)
# A form sent again within this time, by a double click or a reload, is the same comment.
SAME_WITHIN = timedelta(hours=1)


class TooOften(Exception):
    """This address has posted enough for now; `wait` says how long."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait


def wait_for_others(address_hash: str) -> None:
    """Hold the address until the transaction ends. The hash is evenly spread, so its head will do as a lock's key."""
    key = int.from_bytes(bytes.fromhex(address_hash)[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
