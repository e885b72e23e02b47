"""«ху йня», «су-⏎ка»: a word in two by a space or the end of a line."""

import re
from collections.abc import Iterator
from functools import partial

from .letters import key_of, respelled
from .piece import Piece

_LETTER = "[^\\W\\d_]"
# A half is looked at twice: as the second of one pair and the first of the next.
_PAIR = re.compile(f"(?<![^\\W_])({_LETTER}+)(?=(-?\\s{{1,4}})({_LETTER}+)(?![^\\W_]))")
# Of words so short the dictionaries know letters, syllables and abbreviations too. These are words; «й» is one only
# after a word, so «ху й» is none.
_SHORT_WORDS = """
а и о у я в к с б ж э і є е з
на не но ну за из от до по об во со ко ни же ли бы то да ты вы мы он их её ей им ее ка уж ум яд ад ас ил юг еж ёж
ус ох ах ой эх эй ух ам ля ре ми фа си як щи га пы
зі із од та ти ви її їх їй їм що це ця ці цю ту ті чи би бо де йо ще ні го ба
"""
SHORT_WORDS = frozenset(_SHORT_WORDS.split())
SHORTEST, LONGEST_SHORT = 3, 2
# Of both halves: what people tear apart so is shorter, and most neighbours are longer, which spares the asking.
LONGEST = 14


def pieces_of(text: str) -> Iterator[Piece]:
    """Innocent where both halves are words: «за лупой», «ману да»."""
    for match in _PAIR.finditer(text):
        first, gap, second = match.groups()
        if not SHORTEST <= len(first) + len(second) <= LONGEST or (gap[0] == "-" and "\n" not in gap):
            continue
        if first in SHORT_WORDS and (len(first) == 1 or second in SHORT_WORDS):
            continue
        halves = tuple(half for half in (first, second) if half not in SHORT_WORDS)
        # Syllables that stand for no word excuse nothing.
        excuse = [halves] if all(len(half) > LONGEST_SHORT for half in halves) else []
        for key in respelled(key_of(first + second)):
            yield Piece(key, f"{first} {second}", unless=partial(iter, excuse))
