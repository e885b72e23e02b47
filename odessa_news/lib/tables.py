"""Tables for spreadsheets, a line at a time."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

# By these a spreadsheet takes a cell for a formula, and runs what a reader may have typed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file whose `write` gives back what is written: csv's writer makes lines with it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(heads: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Lines of a CSV file in UTF-8. Text that looks like a formula gets an apostrophe before it."""
    line = csv.writer(_Echo()).writerow
    yield "\ufeff"  # by which spreadsheets know UTF-8
    yield line(heads)
    for row in rows:
        yield line([f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row])
