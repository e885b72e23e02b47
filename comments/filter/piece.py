from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """`key` may be in the stop list. `seen` is how it stands in the text.

    `unless` are words that would make it innocent if a dictionary has all of one group of them: «команда» holds
    «манда», the «кіт» of a Ukrainian is not the «кит» of a Russian, and «за лупой» are two words.
    """

    key: str
    seen: str
    unless: Callable[[], Iterable[tuple[str, ...]]] | None = None
