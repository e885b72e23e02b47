"""Entries of the stop list: how they are typed, looked up, and brought in by the thousand."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models.stop_word import MOST_WORDS, WORD_LENGTH, StopWord
from .dictionary import forms_of
from .letters import key_of, plain_text
from .links import domain_of
from .words import WORD

# So many entries get their forms in one go: some seconds.
BATCH = 500


def entry_key(text: str) -> str:
    """Empty where there is nothing in it to look for."""
    if domain := domain_of(text):
        return domain[:WORD_LENGTH]
    return " ".join(key_of(word) for word in WORD.findall(plain_text(text)))[:WORD_LENGTH]


def parts_of(entry: StopWord) -> list[list[str]]:
    """For each word of it all forms, as keys."""
    if domain := domain_of(entry.text):
        return [[domain[:WORD_LENGTH]]]
    spared = {key_of(word) for word in WORD.findall(plain_text(entry.spared))}
    words = WORD.findall(plain_text(entry.text))[:MOST_WORDS]
    # The word itself is looked for whatever is spared: an entry that finds nothing would be none.
    return [sorted({key_of(word), *(forms_of(word, entry.language) - spared)}) for word in words]


@dataclass(frozen=True)
class Imported:
    added: list[StopWord]
    known: int
    # Lines in which there is nothing to look for, as they were typed.
    unread: list[str]


def import_lines(lines: Iterable[str], *, language: str = "", weight: float = 1, note: str = "") -> Imported:
    """One entry a line; after " / " stand its innocent forms, after "#" its note. Forms are written by
    `write_missing_forms`."""
    entries: dict[str, StopWord] = {}
    unread: list[str] = []
    known = 0
    for line in lines:
        entry, _hash, remark = (part.strip() for part in line.partition("#"))
        text, _slash, spared = (part.strip() for part in entry.partition(" / "))
        if not text:
            continue
        key = entry_key(text)
        if not key or len(text) > WORD_LENGTH:
            unread.append(text)
            continue
        known += key in entries
        own = {
            "note": (remark or note)[: StopWord._meta.get_field("note").max_length],
            "spared": spared[: StopWord._meta.get_field("spared").max_length],
        }
        entries.setdefault(key, StopWord(text=text, key=key, language=language, weight=weight, **own))
    stored = set(StopWord.objects.filter(key__any=list(entries)).values_list("key", flat=True))
    new = [entry for key, entry in entries.items() if key not in stored]
    StopWord.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
    # Read again for their ids; another import may have been quicker with some.
    added = StopWord.objects.filter(key__any=[entry.key for entry in new]).exclude(formed_at__isnull=False)
    return Imported(list(added), known + len(stored), unread)


def write_missing_forms() -> int:
    """Of all entries that have none yet, a batch at a time. Returns of how many."""
    done = 0
    while batch := list(StopWord.objects.filter(formed_at=None).order_by("id")[:BATCH]):
        StopWord.write_forms_of(batch)
        done += len(batch)
    return done
