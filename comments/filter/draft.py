import math
from dataclasses import dataclass, field

# A form may be left open over night; what claims to be longer, or less than nothing, is forged.
LONGEST = 100 * 24 * 3600.0


@dataclass(frozen=True)
class Signs:
    """What came with the form beside its text. Without JavaScript nobody measures the seconds."""

    trap: bool = False
    seconds: float | None = None

    @classmethod
    def read(cls, trap: str, seconds: str) -> "Signs":
        """From the fields as they were sent, which may hold anything."""
        try:
            measured = float(seconds[:20])
        except ValueError:
            return cls(trap=bool(trap))
        if not math.isfinite(measured) or not 0 <= measured < LONGEST:
            return cls(trap=bool(trap))
        return cls(trap=bool(trap), seconds=measured)


@dataclass(frozen=True)
class Draft:
    """A comment before it is stored, or changed: `pk` is None where it is new."""

    name: str
    text: str
    article: int
    reader: int | None
    address_hash: str
    signs: Signs = field(default_factory=Signs)
    pk: int | None = None
