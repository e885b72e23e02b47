"""The stop list, looked for in a text."""

from collections.abc import Iterator
from typing import NamedTuple

from ..models.stop_word import StopForm, StopWord
from . import links
from .dictionary import is_known
from .finding import Finding
from .piece import Piece
from .words import Reading

# What a moderator reads; whoever writes more of them is held anyway.
MOST_FINDINGS = 8
# Which of the disguises that hit something are innocent words, so many times the dictionaries are asked.
MOST_LOOKUPS = 300
# Words whose letters stand alone, beyond this number of letters: read by nobody else, so a moderator should.
MANY_SPACED, SPACED_WEIGHT = 60, 1.0
# «п***ц»: too many words could be meant for the list to tell, so a moderator should.
HIDDEN_WEIGHT, MOST_HIDDEN = 1.0, 3


def examine(reading: Reading, hosts: list[str]) -> Iterator[Finding]:
    """Two queries at most, whatever the length of the list and of the text."""
    domains = {parent: host for host in hosts for parent in links.with_parents(host)}
    keys = [*reading.pieces, *domains]
    lookups = [MOST_LOOKUPS]
    found: dict[int, Finding] = {}
    if keys:
        for hit in _hits(keys):
            if hit.entry in found:
                continue
            if hit.form in domains:
                name, seen = "domain", domains[hit.form]
            elif (as_written := _seen(hit, reading, lookups)) is not None:
                name, seen = "word", as_written
            else:
                continue
            found[hit.entry] = Finding(name, hit.weight, {"entry": hit.text, "seen": seen[:100]})
    heaviest = sorted(found.values(), key=lambda finding: -finding.weight)
    yield from heaviest[:MOST_FINDINGS]
    if reading.spaced >= MANY_SPACED:
        yield Finding("spaced", SPACED_WEIGHT, {"count": reading.spaced})
    if reading.hidden:
        yield Finding("hidden", HIDDEN_WEIGHT, {"words": reading.hidden[:MOST_HIDDEN]})


class Hit(NamedTuple):
    form: str
    entry: int
    text: str
    weight: float
    anchor: int
    parts: list[list[str]] | None


def _hits(keys: list[str]) -> Iterator[Hit]:
    """By two queries: joined in one, the planner reads all words, expecting every key to be in the list."""
    forms = StopForm.objects.filter(form__any=keys).order_by("word_id", "form").values_list("form", "word_id")
    if not forms:
        return
    columns = ("text", "weight", "anchor", "parts")
    words = {
        pk: row
        for pk, *row in StopWord.objects.filter(pk__in={word for _form, word in forms}).values_list("pk", *columns)
    }
    for form, word in forms:
        if word in words:  # not deleted between the two
            yield Hit(form, word, *words[word])


def _seen(hit: Hit, reading: Reading, lookups: list[int]) -> str | None:
    """How the text writes what was hit; None where it only looks like it."""
    piece = reading.pieces[hit.form]
    if _is_excused(piece, lookups):
        return None
    return piece.seen if hit.parts is None else _phrase(hit.form, hit.anchor, hit.parts, reading)


def _is_excused(piece: Piece, lookups: list[int]) -> bool:
    """Whether a disguise is in truth an innocent word that a dictionary knows."""
    if piece.unless is None:
        return False
    for words in piece.unless():
        if lookups[0] < len(words):
            return False
        lookups[0] -= len(words)
        if all(map(is_known, words)):
            return True
    return False


def _phrase(form: str, anchor: int, parts: list[list[str]], reading: Reading) -> str | None:
    """The words around the one that was hit are those of the phrase."""
    for place in reading.places.get(form, ()):
        start = place - anchor
        around = range(start, start + len(parts))
        if start >= 0 and all(reading.is_one_of(index, forms) for index, forms in zip(around, parts, strict=True)):
            return " ".join(reading.words[start : start + len(parts)])
    return None
