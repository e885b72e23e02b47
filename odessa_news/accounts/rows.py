from dataclasses import dataclass
from datetime import datetime
from typing import Self

from .browsers import in_words
from .models import StaffSession


@dataclass(frozen=True)
class SessionRow:
    """A session as a page shows it; its key stays out of it."""

    public_id: str
    browser: str
    address: str
    since: datetime | None
    seen_at: datetime
    is_this: bool

    @classmethod
    def of(cls, session: StaffSession, this_key: str | None) -> Self:
        return cls(
            public_id=session.public_id,
            browser=in_words(session.browser),
            address=session.address or "",
            since=session.since,
            # To the hour: it is written every few minutes only, and a person's minutes are their own.
            seen_at=session.seen_at.replace(minute=0, second=0, microsecond=0),
            is_this=session.session_key == this_key,
        )
