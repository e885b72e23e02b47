"""«самтыдурак»: a word of the stop list behind others without a space."""

import re
from collections.abc import Callable, Iterator

from .dictionary import is_known
from .piece import Piece

# One of them is in what people glue together; compound words and surnames, which no dictionary has all of, have none.
_OFTEN_GLUED = """
ты вы он она они мы сам сама сами все всё это этот эта эти так такой такая такие какой какая какие тебя тебе вас вам
его их твой твоя ваш ваша мой моя наш просто иди идите пошел пошёл пошла пошли ну вот что кто как же
ти ви він вона вони ми самі усі всі це цей ця ці такий така такі який яка які тобі йому їх твій мій моя наш просто
йди йдіть пішов пішла пішли ось що хто як
"""
OFTEN_GLUED = frozenset(_OFTEN_GLUED.split())
_ANY, _LONG = "|".join(OFTEN_GLUED), "|".join(word for word in OFTEN_GLUED if len(word) > 2)
# Between others those of two letters would be in every third word.
_ONE_OF_THEM = re.compile(f"^(?:{_ANY})|(?:{_ANY})$|{_LONG}")
SHORTEST, LONGEST = 6, 30
# What is disguised besides is looked for as it stands.
_CYRILLIC = re.compile(f"[\u0400-\u04ff]{{{SHORTEST},{LONGEST}}}")
# Shorter ones stand in too many words, of the list as of the dictionaries.
SHORTEST_PART = 4
# How often the dictionaries are asked for one text: 30 microseconds each.
MOST_LOOKUPS = 80

Ends = dict[int, bool]


def pieces_of(words: Iterator[str]) -> Iterator[Piece]:
    """Of what no dictionary has: each part that leaves on both sides nothing but words, one of them often glued."""
    left = [MOST_LOOKUPS]

    def knows(word: str) -> bool:
        left[0] -= 1
        return left[0] >= 0 and is_known(word)

    for word in words:
        if left[0] <= 0:
            return
        if _CYRILLIC.fullmatch(word) and _ONE_OF_THEM.search(word) and not knows(word):
            yield from _parts_of(word, knows)


def _parts_of(word: str, knows: Callable[[str], bool]) -> Iterator[Piece]:
    size = len(word)
    begins = _reached(word, knows)
    # From the end: the same with all letters turned round.
    ends = {size - place: often for place, often in _reached(word[::-1], lambda part: knows(part[::-1]), -1).items()}
    for start, often_before in begins.items():
        for end, often_after in ends.items():
            if end - start >= SHORTEST_PART and (often_before or often_after):
                yield Piece(word[start:end], word)


def _reached(word: str, knows: Callable[[str], bool], step: int = 1) -> Ends:
    """The places up to which it is made of words, and whether one of them is often glued."""
    reached: Ends = {0: False}
    for start in range(len(word)):
        if start not in reached:
            continue
        for end in range(start + 2, len(word) + 1):
            part = word[start:end]
            often = part[::step] in OFTEN_GLUED
            if often or (end - start >= SHORTEST_PART and end - start <= len(word) - 2 and knows(part)):
                reached[end] = reached.get(end, False) or reached[start] or often
    return reached
