"""What of a text may be a word: words as they stand, and as they may have been meant."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from . import glued, halves, masked
from .letters import LONGEST_WORD, key_of, respelled, variants
from .piece import Piece

_LETTER = "[^\\W_]"
WORD = re.compile(f"(?:{_LETTER}|[@$€])+(?:['’ʼ`]{_LETTER}+)*")
# «на-хер», «с*у*к*а»: joined without a space.
_JOINED = re.compile(f"(?<!{_LETTER}){_LETTER}+(?:[^\\w\\s]{{1,3}}{_LETTER}+|_+{_LETTER}+)+")
# «с у к а», «с. у. к. а»: single letters, near each other and on one line.
_SPACED = re.compile(f"(?<!{_LETTER}){_LETTER}(?!{_LETTER})(?:(?:[^\\w\\n]|_){{1,3}}{_LETTER}(?!{_LETTER})){{2,}}")
_NO_LETTERS = re.compile(r"[\W_]+")
# Of letters that stand alone so many are put together again; whoever writes more of them is looked at anyway.
MOST_SPACED = 120
SHORTEST_SPACED, LONGEST_SPACED = 3, 14


@dataclass(frozen=True, slots=True)
class Reading:
    """A text taken apart. `places` says for each key where it stands, counted in words."""

    words: list[str]
    places: dict[str, list[int]]
    pieces: dict[str, Piece]
    # Letters that stand alone, beyond what is natural («а я и в»).
    spaced: int
    # Words of which two letters or more are hidden.
    hidden: list[str]

    def is_one_of(self, place: int, keys: Iterable[str]) -> bool:
        """Whether the word there may be read as one of them."""
        return any(place in self.places.get(key, ()) for key in keys)


def read(text: str) -> Reading:
    """`text` is a plain one (letters.plain_text)."""
    words = WORD.findall(text)
    places: dict[str, list[int]] = {}
    pieces: dict[str, Piece] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    by_key: dict[str, list[int]] = {}
    for word, where in places.items():
        for piece in _of_word(word):
            by_key.setdefault(piece.key, []).extend(where)
            _keep(pieces, piece)
    for match in _JOINED.finditer(text):
        for piece in _of_joined(match[0]):
            _keep(pieces, piece)
    with_signs = masked.MASKED.findall(text)
    for piece in (
        *masked.pieces_of(with_signs),
        *masked.pieces_with_dots(text),
        *halves.pieces_of(text),
        *glued.pieces_of(iter(places)),
    ):
        _keep(pieces, piece)
    spaced = 0
    for match in _SPACED.finditer(text):
        letters = _NO_LETTERS.sub("", match[0])
        if spaced < MOST_SPACED:
            for piece in _of_spaced(letters[: MOST_SPACED - spaced], match[0]):
                _keep(pieces, piece)
        spaced += len(letters)
    return Reading(words, by_key, pieces, spaced, masked.much_hidden(with_signs))


def _keep(pieces: dict[str, Piece], piece: Piece) -> None:
    """Of two with one key the one that nothing excuses, or that came first."""
    if piece.key not in pieces or piece.unless is None:
        pieces[piece.key] = piece


def _of_word(word: str) -> Iterator[Piece]:
    key = key_of(word)
    yield Piece(key, word)
    for variant in variants(key):
        yield Piece(variant, word, unless=partial(iter, [(word,)]))


def _of_joined(seen: str) -> Iterator[Piece]:
    word = _NO_LETTERS.sub("", seen)
    if 2 < len(word) <= LONGEST_WORD:
        key = key_of(word)
        yield Piece(key, seen)
        for variant in variants(key):
            yield Piece(variant, seen, unless=partial(iter, [(word,), (seen,)]))


def _of_spaced(letters: str, seen: str) -> Iterator[Piece]:
    """Each stretch of them: nobody says where a word begins. What a longer real word explains is innocent."""
    for spelled in respelled(key_of(letters)):
        for start in range(len(spelled) - SHORTEST_SPACED + 1):
            for end in range(start + SHORTEST_SPACED, min(start + LONGEST_SPACED, len(spelled)) + 1):
                word = spelled[start:end]
                yield Piece(word, seen if len(seen) < 60 else word, unless=partial(_around, spelled, start, end))


def _around(letters: str, start: int, end: int) -> Iterator[tuple[str]]:
    """The longer stretches that hold this one."""
    for first in range(max(0, end - LONGEST_SPACED), start + 1):
        for last in range(end, min(first + LONGEST_SPACED, len(letters)) + 1):
            if last - first > end - start:
                yield (letters[first:last],)
