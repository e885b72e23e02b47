"""Straight quotation marks into «ёлочки», and „лапки“ inside them."""

import re

_STRAIGHT = '"'
_ANY_QUOTE = re.compile('["«»„“”]')
_OPENS = frozenset("«„")
_CLOSES = frozenset("»“”")
_BEFORE_OPENING = frozenset("([{-–—/…")
_AFTER_CLOSING = frozenset(".,!?:;…)]}-–—/")
_OUTER, _INNER = ("«", "»"), ("„", "“")


def set_quotes(text: str) -> str:
    """Replaces straight quotes in pairs, character for character; one without a partner stays straight.

    What a mark is depends on its neighbours that are not quotes, so a text once set gives the same answers again.
    """
    if _STRAIGHT not in text:
        return text
    marks = [match.start() for match in _ANY_QUOTE.finditer(text)]
    pairs = _pair(text, marks)
    closing = {last: first for first, last in pairs.items()}
    result = list(text)
    level = 0
    form: dict[int, tuple[str, str]] = {}
    for index in marks:
        if index in pairs:
            form[index] = _INNER if level % 2 else _OUTER
            result[index] = form[index][0]
            level += 1
        elif index in closing:
            result[index] = form[closing[index]][1]
            level = max(level - 1, 0)
        elif text[index] in _OPENS:
            level += 1
        elif text[index] in _CLOSES:
            level = max(level - 1, 0)
    return "".join(result)


def _pair(text: str, marks: list[int]) -> dict[int, int]:
    """Opening → closing positions of the straight marks."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    befores, afters = _neighbours(text, marks)
    for index, before, after in zip(marks, befores, afters, strict=True):
        if text[index] != _STRAIGHT:
            continue
        may_open = not before or before.isspace() or before in _BEFORE_OPENING
        may_close = not after or after.isspace() or after in _AFTER_CLOSING
        if may_open and not may_close:
            waiting.append(index)
        elif waiting:
            pairs[waiting.pop()] = index
    return pairs


def _neighbours(text: str, marks: list[int]) -> tuple[list[str], list[str]]:
    """For every mark the nearest character on each side that is not a quote ("" at an end); linear in the marks."""
    befores: list[str] = []
    for position, index in enumerate(marks):
        touching = position > 0 and marks[position - 1] == index - 1
        befores.append(befores[-1] if touching else text[index - 1 : index])
    afters: list[str] = []
    for position in range(len(marks) - 1, -1, -1):
        index = marks[position]
        touching = position + 1 < len(marks) and marks[position + 1] == index + 1
        afters.append(afters[-1] if touching else text[index + 1 : index + 2])
    return befores, afters[::-1]
