from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    HARD = "hard"
    """Blocks publishing."""
    SOFT = "soft"


@dataclass(frozen=True)
class Finding:
    level: Level
    field: str
    """Of the content, or "twin"."""
    sentence: str
    about: int | None = None
    """The photo in that field which it speaks of; of "twin", the twin that there is."""
    is_dangerous: bool = False
