"""Entries of the stop list: how they are typed, looked up, and brought in by the thousand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from articles.models import AuditEntry
from articles.roles import Staff

from ..models.stop_word import MOST_WORDS, WORD_LENGTH, StopWord
from .dictionary import forms_of
from .letters import key_of, plain_text
from .links import domain_of
from .words import WORD

# So many entries get their forms in one go: some seconds.
BATCH = 500
# So many lines are brought in while somebody waits for the page; more by the worker, as many at a time.
LINES_AT_ONCE = 1000


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
        text, spared, remark = _read(line)
        if not text:
            continue
        key = _key_of_line(text)
        if not key:
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


def bring_in(lines: Sequence[str], by: Staff | None, **options: Any) -> Imported:
    """As `import_lines`, with the entries of the audit log. A part is stored whole or not at all; begun anew after it
    was cut short, it finds the parts that are stored among those known."""
    parts = []
    for start in range(0, len(lines), LINES_AT_ONCE):
        with transaction.atomic():
            part = import_lines(lines[start : start + LINES_AT_ONCE], **options)
            AuditEntry.record_each("added", part.added, by)
        parts.append(part)
    return Imported(
        [entry for part in parts for entry in part.added],
        sum(part.known for part in parts),
        [line for part in parts for line in part.unread],
    )


def unread_in(lines: Iterable[str]) -> list[str]:
    """What `import_lines` will not be able to read, found without a query."""
    texts = (_read(line)[0] for line in lines)
    return [text for text in texts if text and not _key_of_line(text)]


def write_missing_forms() -> int:
    """Of all entries that have none yet, a batch at a time. Returns of how many."""
    done = 0
    while batch := list(StopWord.objects.filter(formed_at=None).order_by("id")[:BATCH]):
        StopWord.write_forms_of(batch)
        done += len(batch)
    return done


def _read(line: str) -> tuple[str, str, str]:
    """The entry, its innocent forms, its note."""
    entry, _hash, remark = (part.strip() for part in line.partition("#"))
    text, _slash, spared = (part.strip() for part in entry.partition(" / "))
    return text, spared, remark


def _key_of_line(text: str) -> str:
    """Empty where it can't be an entry."""
    return entry_key(text) if len(text) <= WORD_LENGTH else ""
