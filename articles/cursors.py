"""Where a list goes on: the place after the last article shown, as it stands in an address."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Microseconds up to the year 9999 have 18 digits; so may an id, which then fits a bigint.
_FORM = re.compile(r"(\d{1,18})-(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Cursor:
    published_at: datetime
    id: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError where `text` isn't what `str(cursor)` makes."""
        if not (match := _FORM.fullmatch(text)):
            raise ValueError("not a cursor")
        try:
            return cls(_EPOCH + timedelta(microseconds=int(match[1])), int(match[2]))
        except OverflowError:
            raise ValueError("a cursor beyond the calendar") from None

    def __str__(self) -> str:
        return f"{(self.published_at - _EPOCH) // timedelta(microseconds=1)}-{self.id}"
