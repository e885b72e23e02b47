"""Querysets that are built and compiled once a process, then run with other values.

Building and compiling a queryset costs five to ten times what PostgreSQL needs to answer it, and the public pages make
the same few dozen over and over. A function decorated with `@prepared` says its queryset as any other code does, so
that its rules stay where they are said; what the decorator keeps is the SQL and how its rows become objects.
"""

import copy
import functools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Lookup, QuerySet
from django.db.models.query import ValuesListIterable

from .plans import Plan

Row = TypeVar("Row")


@Field.register_lookup
class AnyOf(Lookup):
    """`field__any=[…]`: as `in`, but one parameter whatever the number of values, so that the SQL stays the same."""

    lookup_name = "any"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (value,)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        right, given = compiler.compile(self.rhs) if hasattr(self.rhs, "as_sql") else ("%s", (self.rhs,))
        cast = self.lhs.output_field.db_type(connection)
        # The column's type, for PostgreSQL can't tell that of an empty list. Serial types are those of their values.
        cast = {"bigserial": "bigint", "serial": "integer"}.get(cast, cast)
        return f"{left} = ANY({right}::{cast}[])", (*params, *given)


def prepared(
    *, keep_plan: bool = False, beside: Plan | None = None, **kinds: type
) -> Callable[[Callable[..., "QuerySet[Any, Row]"]], Callable[..., list[Row]]]:
    """Decorates a function that returns a queryset; what comes out runs it and returns its rows as a list.

    `kinds` are the types of its parameters, which are all keyword arguments: datetime, int, str, UUID or list. Each
    must reach the SQL untouched, any number of times. Everything else must be the same in every call. No
    `prefetch_related`. `keep_plan`: PostgreSQL keeps the plan as well (odessa_news.lib.plans says when that is good).
    `beside`: what stands in the WITH of the query, for its RawSQL to look at; its values come with each run as well.
    """

    def decorate(build: Callable[..., "QuerySet[Any, Row]"]) -> Callable[..., list[Row]]:
        statement = functools.cache(lambda: Statement(build, kinds, keep_plan, beside))

        @functools.wraps(build)
        def run(**values: Any) -> list[Row]:
            return statement().rows(values)

        # For tests that change a constant which has gone into the SQL.
        run.forget = statement.cache_clear  # type: ignore[attr-defined]
        return run

    return decorate


def _stand_in(kind: type, number: int) -> Any:
    """A value that no caller passes, to be found again among the parameters of the compiled query."""
    return {
        datetime: datetime(1, 1, 1, tzinfo=UTC) + timedelta(hours=number + 1),
        int: -(2**40) - number,
        str: f"stand-in {number}",
        UUID: UUID(int=number + 1),
        list: [f"stand-in {number}"],
    }[kind]


class Statement:
    """The SQL of a queryset, where its values go, and how its rows become objects."""

    def __init__(
        self,
        build: Callable[..., "QuerySet[Any, Any]"],
        kinds: dict[str, type],
        keep_plan: bool,
        beside: Plan | None = None,
    ) -> None:
        stand_ins = {name: _stand_in(kind, number) for number, (name, kind) in enumerate(kinds.items())}
        self.queryset = build(**stand_ins)
        self.iterable: Any = self.queryset._iterable_class  # what it derives from can't be iterated, says its type
        self.compiler = self.queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.sql, params = self.compiler.as_sql()
        self.params = tuple(_placed(param, stand_ins) for param in params)
        if missing := stand_ins.keys() - {name for name, _value in self.params}:
            raise TypeError(f"not a parameter of the query: {', '.join(sorted(missing))}")
        if beside:
            self.sql, self.params = f"WITH {beside.sql} {self.sql}", (*beside.params, *self.params)
        self.plan = Plan(self.sql, self.params) if keep_plan else None
        # Lists of rows need nothing of Django's but the converters of their columns.
        self.makes_rows = issubclass(self.iterable, ValuesListIterable) and not self.compiler.has_extra_select
        self.converters = self.compiler.get_converters([column for column, *_ in self.compiler.select])
        # For models too they are the same in every run, and Django asks for them only when it has rows.
        self.compiler.get_converters = lambda expressions: self.converters

    def rows(self, values: dict[str, Any]) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        if self.plan:
            statement = self.plan.call(connection, values)
        else:
            statement = self.sql, tuple(value if name is None else values[name] for name, value in self.params)
        return self._rows(connection, statement) if self.makes_rows else self._models(connection, statement)

    def _rows(self, connection: Any, statement: tuple[str, tuple[Any, ...]]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(*statement)
            rows = cursor.fetchall()
        if self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        make = getattr(self.iterable, "make", tuple)
        return [make(row) for row in rows]

    def _models(self, connection: Any, statement: tuple[str, tuple[Any, ...]]) -> list[Any]:
        # A compiler belongs to one run and one connection, and a connection to one thread.
        compiler = copy.copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: statement
        query = SimpleNamespace(get_compiler=lambda using: compiler)
        for name in ("values_select", "extra_select", "annotation_select", "has_select_fields"):
            setattr(query, name, getattr(self.queryset.query, name))
        source = SimpleNamespace(
            query=query, db=DEFAULT_DB_ALIAS, model=self.queryset.model, _known_related_objects={}, _fields=()
        )
        return list(self.iterable(source, chunked_fetch=False))


def _placed(param: Any, stand_ins: dict[str, Any]) -> tuple[str | None, Any]:
    for name, stand_in in stand_ins.items():
        if type(param) is type(stand_in) and param == stand_in:
            return name, None
    return None, param
