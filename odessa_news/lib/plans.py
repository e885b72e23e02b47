"""SQL that PostgreSQL parses and plans once a connection (PREPARE, EXECUTE).

For queries that find their rows by keys or walk an index from a given place: planning them costs more than running
them, and one plan fits all values. Left to itself PostgreSQL would go on planning some of them for each run, because it
takes what it can't know of the values for the worst; odessa_news.postgres.kept tells every connection not to. Where the
best plan does depend on the values, an ordinary query is the better one. bench/run says whether a plan still fits at a
hundred thousand articles.
"""

import itertools
import re
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

# The names that a database connection (psycopg2's) has heard of. It forgets them when it is closed, and so do we.
_prepared: "WeakKeyDictionary[Any, set[str]]" = WeakKeyDictionary()
_numbers = itertools.count(1)
_NAMED = re.compile(r"%\((\w+)\)s")

# Each parameter of a statement: the name of a value that comes with each run, or None and a value for all runs.
Params = tuple[tuple[str | None, Any], ...]


class Plan:
    """`sql` with a `%s` for each of `params`."""

    def __init__(self, sql: str, params: Params) -> None:
        self.sql = sql
        self.params = params
        self.names = tuple(dict.fromkeys(name for name, _value in params if name))
        self.name = f"plan_{next(_numbers)}"

    @classmethod
    def of(cls, sql: str, **constants: Any) -> "Plan":
        """`sql` with `%(name)s` for each value; those given here are the same in every run."""
        names = _NAMED.findall(sql)
        params = tuple((None, constants[name]) if name in constants else (name, None) for name in names)
        return cls(_NAMED.sub("%s", sql), params)

    def call(self, connection: BaseDatabaseWrapper, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """What to execute, and with which parameters. PostgreSQL is told of the plan if `connection` is new to it."""
        if not settings.KEEP_PLANS:
            return self.sql, tuple(value if name is None else values[name] for name, value in self.params)
        connection.ensure_connection()
        known = _prepared.setdefault(connection.connection, set())
        if self.name not in known:
            # Past Django's cursor, whose parameters this has none of; its names for what goes wrong hold all the same.
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                cursor.execute(self._statement(cursor))
            known.add(self.name)
        if not self.names:
            return f"EXECUTE {self.name}", ()
        places = ", ".join(["%s"] * len(self.names))
        return f"EXECUTE {self.name} ({places})", tuple(values[name] for name in self.names)

    def _statement(self, cursor: Any) -> bytes:
        """What is the same in every run is written out: only so can PostgreSQL tell that a partial index fits."""
        pieces = self.sql.split("%s")
        places = [
            b"$%d" % (self.names.index(name) + 1) if name else cursor.mogrify("%s", (value,))
            for name, value in self.params
        ]
        text = [piece.replace("%%", "%").encode() for piece in pieces]
        body = text[0] + b"".join(place + piece for place, piece in zip(places, text[1:], strict=True))
        return f"PREPARE {self.name} AS ".encode() + body
