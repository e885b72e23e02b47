"""Two texts compared word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from .matching import matches


class Note(NamedTuple):
    """What is no word of the text but belongs to it: where a link leads, that a paragraph is a heading."""

    text: str


Token = str | Note
Kind = Literal["same", "added", "removed"]


class Piece(NamedTuple):
    kind: Kind
    text: str
    is_note: bool = False


class _Run(NamedTuple):
    """Tokens that are the same, or else what stood there and what stands there now."""

    same: Sequence[Token] = ()
    removed: Sequence[Token] = ()
    added: Sequence[Token] = ()


# Words with the space behind them, so that a space is no match between two changes; stress marks belong to the word.
_WORD = re.compile(r"(?:[\w\u0300-\u036f]+(?:[-–'’ʼ][\w\u0300-\u036f]+)*|[^\w\s])\s*|\s+")


def words(text: str) -> list[Token]:
    """Joined again they are the text."""
    return list(_WORD.findall(text))


def compare(old: Sequence[Token], new: Sequence[Token]) -> tuple[Piece, ...]:
    """What both have, what was taken out and what was put in, in reading order; of a change the old comes first."""
    runs = (part for run in _readable(_runs(old, new)) for part in _trimmed(run))
    return _joined(piece for run in runs for piece in _pieces(run))


def marked(kind: Kind, tokens: Iterable[Token]) -> tuple[Piece, ...]:
    """All of one kind: a paragraph that is new, or gone, or was left alone."""
    return _joined(_piece(kind, token) for token in tokens)


def _runs(old: Sequence[Token], new: Sequence[Token]) -> Iterator[_Run]:
    i = j = 0
    for match in [*matches(old, new), None]:
        end, new_end = (match.old, match.new) if match else (len(old), len(new))
        if end > i or new_end > j:
            yield _Run(removed=old[i:end], added=new[j:new_end])
        if match:
            i, j = end + match.size, new_end + match.size
            yield _Run(same=old[end:i])


def _readable(runs: Iterable[_Run]) -> list[_Run]:
    """Without the lone commas and prepositions that two quite different sentences happen to share."""
    kept: list[_Run] = []
    for run in runs:
        kept.append(run)
        while len(kept) >= 3 and _is_chance(*kept[-3:]):
            before, between, after = kept[-3:]
            kept[-3:] = [
                _Run(
                    removed=[*before.removed, *between.same, *after.removed],
                    added=[*before.added, *between.same, *after.added],
                )
            ]
    return kept


def _is_chance(before: _Run, between: _Run, after: _Run) -> bool:
    if not between.same:
        return False
    size = _length(between.same)
    return all(size <= max(_length(run.removed), _length(run.added)) for run in (before, after))


def _length(tokens: Iterable[Token]) -> int:
    return sum(len(token.rstrip()) for token in tokens if isinstance(token, str))


def _trimmed(run: _Run) -> Iterator[_Run]:
    """A change without the words and spaces at its ends that did not change: «мост » became «мост,»."""
    removed, added = _fine(run.removed), _fine(run.added)
    most = min(len(removed), len(added))
    head = next((n for n in range(most) if removed[n] != added[n]), most)
    tail = next((n for n in range(most - head) if removed[-1 - n] != added[-1 - n]), most - head)
    yield _Run(same=[*run.same, *removed[:head]])
    yield _Run(removed=removed[head : len(removed) - tail], added=added[head : len(added) - tail])
    yield _Run(same=removed[len(removed) - tail :])


def _fine(tokens: Iterable[Token]) -> list[Token]:
    fine: list[Token] = []
    for token in tokens:
        if isinstance(token, Note):
            fine.append(token)
        else:
            word = token.rstrip()
            fine += [part for part in (word, token[len(word) :]) if part]
    return fine


def _pieces(run: _Run) -> Iterator[Piece]:
    kinds: tuple[tuple[Kind, Sequence[Token]], ...] = (
        ("same", run.same),
        ("removed", run.removed),
        ("added", run.added),
    )
    for kind, tokens in kinds:
        for token in tokens:
            yield _piece(kind, token)


def _piece(kind: Kind, token: Token) -> Piece:
    return Piece(kind, token.text, is_note=True) if isinstance(token, Note) else Piece(kind, token)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Words of one kind become one piece; notes stay apart."""
    joined: list[Piece] = []
    for (kind, is_note), alike in groupby(pieces, lambda piece: (piece.kind, piece.is_note)):
        run = list(alike)
        joined += run if is_note else [Piece(kind, "".join(piece.text for piece in run))]
    return tuple(joined)
