"""What differs between two revisions of an article, for people: words, not tags; names, not numbers."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Article
from .blocks import Block, blocks
from .matching import Match, matches
from .words import Note, Piece, Token, compare, marked, words

# The names of what a content holds by id: {"section": {3: "Общество"}, "authors": {…}, …}; see articles.revisions.names
Names = Mapping[str, Mapping[int, str]]


class Row(NamedTuple):
    """A paragraph, or one of several names: what it was beside what it is."""

    pieces: tuple[Piece, ...]
    omitted: int = 0
    """So many rows without a change, which are not shown."""

    @property
    def old(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "added"]

    @property
    def new(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "removed"]

    @property
    def changed(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


class Difference(NamedTuple):
    field: str
    label: str
    rows: list[Row]

    @property
    def pieces(self) -> list[Piece]:
        return [piece for row in self.rows for piece in row.pieces]

    @property
    def shown(self) -> list[Row]:
        """The changes, each between its neighbours; of a long text that did not change only how much of it there is."""
        near = {n + step for n, row in enumerate(self.rows) if row.changed for step in (-1, 0, 1)}
        shown: list[Row] = []
        for is_near, run in groupby(enumerate(self.rows), lambda place: place[0] in near):
            rows = [row for _n, row in run]
            shown += rows if is_near or len(rows) == 1 else [Row((), omitted=len(rows))]
        return shown

    @property
    def in_markup_only(self) -> bool:
        """The stored values differ, but in nothing that this page shows: spaces, the width of a cell."""
        return not any(row.changed for row in self.rows)


def differences(old: Mapping[str, Any], new: Mapping[str, Any], names: Names | None = None) -> list[Difference]:
    """One for each field that differs, in the order of the form. In the active language. Makes no query."""
    found = []
    for field, rows_of in _FIELDS.items():
        before, after = old.get(field), new.get(field)
        if _as_compared(field, before) != _as_compared(field, after):
            found.append(Difference(field, _label(field), rows_of(before, after, (names or {}).get(field, {}))))
    return found


def _label(field: str) -> str:
    name: Any = Article._meta.get_field(field)
    return str(capfirst(name.verbose_name))


def _as_compared(field: str, value: Any) -> Any:
    """A field that an older revision has not yet is an empty one; topics stand in no order."""
    return sorted(value or ()) if field == "topics" else value or None


def _text(old: str | None, new: str | None, _names: Mapping[int, str]) -> list[Row]:
    return [Row(compare(words(old or ""), words(new or "")))]


def _name(old: int | None, new: int | None, names: Mapping[int, str]) -> list[Row]:
    return [_replaced(_called(old, names), _called(new, names))]


def _yes_or_no(old: bool | None, new: bool | None, _names: Mapping[int, str]) -> list[Row]:
    return [_replaced([_("yes") if old else _("no")], [_("yes") if new else _("no")])]


def _sorted_names(old: list[int] | None, new: list[int] | None, names: Mapping[int, str]) -> list[Row]:
    def place(pk: int) -> tuple[str, int]:
        return names.get(pk, ""), pk

    return _names_in_order(sorted(old or (), key=place), sorted(new or (), key=place), names)


def _names_in_order(old: list[int] | None, new: list[int] | None, names: Mapping[int, str]) -> list[Row]:
    rows = []
    for same, removed, added in _parts(old or (), new or ()):
        rows += [Row(marked("same", _called(pk, names))) for pk in same]
        rows += [_replaced(_called(out, names), _called(in_, names)) for out, in_ in zip_longest(removed, added)]
    return rows


def _called(pk: int | None, names: Mapping[int, str]) -> list[Token]:
    if pk is None:
        return []
    return [names.get(pk) or _("No. %(number)s, deleted since") % {"number": pk}]


def _replaced(old: Sequence[Token], new: Sequence[Token]) -> Row:
    return Row((*marked("removed", old), *marked("added", new)))


# --- The body: paragraph by paragraph, and by words within those that belong together ---


def _body(old: str | None, new: str | None, _names: Mapping[int, str]) -> list[Row]:
    rows = []
    for same, removed, added in _parts(blocks(old or ""), blocks(new or "")):
        rows += [Row(marked("same", block)) for block in same]
        rows += _changed_blocks(removed, added)
    return rows


def _changed_blocks(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Row]:
    """What has nothing of its own opposite stands beside what came in its place."""
    i = j = 0
    for end, new_end in [*_pairs(old, new), (len(old), len(new))]:
        for out, in_ in zip_longest(old[i:end], new[j:new_end], fillvalue=()):
            yield _replaced(out, in_)
        if end < len(old) and new_end < len(new):
            yield Row(compare(old[end], new[new_end]))
        i, j = end + 1, new_end + 1


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Which old paragraph became which new one, ascending in both: those that share at least half of the shorter."""
    owners, new_owners = _owners(old), _owners(new)
    tokens, new_tokens = [t for block in old for t in block], [t for block in new for t in block]
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for match in matches(tokens, new_tokens):
        for n in range(match.size):
            token = tokens[match.old + n]
            shared[owners[match.old + n], new_owners[match.new + n]] += 0 if isinstance(token, Note) else len(token)
    pairs: list[tuple[int, int]] = []
    for (i, j), size in shared.items():
        if 2 * size < min(_size(old[i]), _size(new[j])):
            continue
        # A paragraph that was split or joined stays with the part that it has most in common with.
        while pairs and (pairs[-1][0] == i or pairs[-1][1] == j) and shared[pairs[-1]] < size:
            pairs.pop()
        if not pairs or (pairs[-1][0] < i and pairs[-1][1] < j):
            pairs.append((i, j))
    return pairs


def _owners(blocks_: Sequence[Block]) -> list[int]:
    return [n for n, block in enumerate(blocks_) for _token in block]


def _size(block: Block) -> int:
    return sum(len(token) for token in block if isinstance(token, str))


def _parts(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[Sequence[Any], Sequence[Any], Sequence[Any]]]:
    """(same, (), ()) and ((), removed, added) by turns."""
    i = j = 0
    for match in [*matches(old, new), Match(len(old), len(new), 0)]:
        yield (), old[i : match.old], new[j : match.new]
        i, j = match.old + match.size, match.new + match.size
        yield old[match.old : i], (), ()


_FIELDS: dict[str, Callable[[Any, Any, Mapping[int, str]], list[Row]]] = {
    "title": _text,
    "lead": _text,
    "body": _body,
    "section": _name,
    "authors": _names_in_order,
    "topics": _sorted_names,
    "related": _names_in_order,
    "cover": _name,
    "cover_caption": _text,
    "comments_open": _yes_or_no,
    "slug": _text,
    "seo_title": _text,
    "seo_description": _text,
}
