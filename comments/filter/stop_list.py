"""The stop list, looked for in a text."""

from collections.abc import Iterator

from ..models.stop_word import StopForm
from . import links
from .dictionary import is_known
from .finding import Finding
from .words import Piece, Reading

# What a moderator reads; whoever writes more of them is held anyway.
MOST_FINDINGS = 8
# Which of the disguises that hit something are innocent words, so many times the dictionaries are asked.
MOST_LOOKUPS = 300
# Words whose letters stand alone, beyond this number of letters: read by nobody else, so a moderator should.
MANY_SPACED, SPACED_WEIGHT = 60, 1.0


def examine(reading: Reading, hosts: list[str]) -> Iterator[Finding]:
    """One query, whatever the length of the list and of the text."""
    domains = {parent: host for host in hosts for parent in links.with_parents(host)}
    keys = [*reading.pieces, *domains]
    lookups = [MOST_LOOKUPS]
    found: dict[int, Finding] = {}
    if keys:
        for hit in StopForm.objects.filter(form__any=keys).select_related("word").order_by("word_id", "form"):
            entry = hit.word
            if entry.pk in found:
                continue
            detail = {"entry": entry.text}
            if hit.form in domains:
                found[entry.pk] = Finding("domain", entry.weight, {**detail, "seen": domains[hit.form][:100]})
            elif (seen := _seen(hit, reading, lookups)) is not None:
                found[entry.pk] = Finding("word", entry.weight, {**detail, "seen": seen[:100]})
    heaviest = sorted(found.values(), key=lambda finding: -finding.weight)
    yield from heaviest[:MOST_FINDINGS]
    if reading.spaced >= MANY_SPACED:
        yield Finding("spaced", SPACED_WEIGHT, {"count": reading.spaced})


def _seen(hit: StopForm, reading: Reading, lookups: list[int]) -> str | None:
    """How the text writes what was hit; None where it only looks like it."""
    piece = reading.pieces[hit.form]
    if _is_excused(piece, lookups):
        return None
    if hit.word.parts is None:
        return piece.seen
    return _phrase(hit.form, hit.word.anchor, hit.word.parts, reading)


def _is_excused(piece: Piece, lookups: list[int]) -> bool:
    """Whether a disguise is in truth an innocent word that a dictionary knows."""
    if piece.unless is None:
        return False
    for word in piece.unless():
        if lookups[0] <= 0:
            return False
        lookups[0] -= 1
        if is_known(word):
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
