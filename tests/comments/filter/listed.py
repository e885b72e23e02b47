"""Entries of the stop list and what they find."""

from comments.filter import Finding, links, stop_list
from comments.filter.entries import import_lines, write_missing_forms
from comments.filter.letters import plain_text
from comments.filter.words import read


def list_words(*lines: str, **options) -> None:
    import_lines(lines, **options)
    write_missing_forms()


def findings_in(text: str) -> list[Finding]:
    return list(stop_list.examine(read(plain_text(text)), links.links_in(text)))


def entries_in(text: str) -> set[str]:
    return {finding.detail["entry"] for finding in findings_in(text) if finding.name in ("word", "domain")}
