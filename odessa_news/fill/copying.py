"""Rows into PostgreSQL by COPY."""

import io
import json
from typing import Any

from django.db import connection, models

# str.translate() is twenty times slower than these on texts in which nothing is to be escaped.
_ESCAPES = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


class Rows:
    """Rows of one model, waiting to be copied. What a row leaves out gets the database's default, or the model's."""

    def __init__(self, model: type[models.Model], *given: str) -> None:
        self.model = model
        self.given = given
        defaults = {
            field.column: _text(_stored(field, field.get_default()))
            for field in model._meta.concrete_fields
            if not (field.primary_key or field.generated or field.has_db_default() or field.column in given)
        }
        columns = ", ".join(f'"{column}"' for column in (*given, *defaults))
        self._copy = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
        # Every default of ours is a constant, or (a time, a story's id) is given.
        self._rest = "".join(f"\t{value}" for value in defaults.values()) + "\n"
        self._lines: list[str] = []
        self.copied = 0

    def add(self, *values: Any) -> None:
        """In the order of `given`."""
        self._lines.append("\t".join([_text(value) for value in values]) + self._rest)

    def copy(self) -> None:
        with connection.cursor() as cursor:
            cursor.copy_expert(self._copy, io.StringIO("".join(self._lines)), size=2**20)
        self.copied += len(self._lines)
        self._lines.clear()


def _stored(field: models.Field[Any, Any], value: Any) -> Any:
    # What a driver does with JSON is meant for a query.
    return json.dumps(value) if isinstance(field, models.JSONField) else field.get_db_prep_save(value, connection)


def _text(value: Any) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, list):
        return f"{{{','.join(map(str, value))}}}"  # of numbers
    if not isinstance(value, str):
        return str(value)
    for character, escape in _ESCAPES:
        value = value.replace(character, escape)
    return value
