"""Words that hide from a list by signs in the place of letters («х*й», «б**ть») or by a space («ху йня»)."""

import itertools
import re
from collections.abc import Iterator
from functools import partial

from .letters import key_of

_LETTER, _SIGN = "[^\\W\\d_]", "[*#%&^~+=?•●·°×@$€]"
_MASKED = re.compile(f"(?<!{_LETTER}){_LETTER}+(?:{_SIGN}{{1,2}}{_LETTER}+)+(?!{_LETTER})")
_SIGNS = re.compile(_SIGN)
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїє"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
LONGEST_MASKED = 14
# By the number of signs in a word, how many such words are filled in: two signs may stand for a thousand pairs of
# letters. Three hide a word from people too.
MOST_MASKED = {1: 20, 2: 2}


def filled_in(text: str) -> Iterator[tuple[str, str]]:
    """For each masked word of a plain text what it may be, as keys, and how it stands there."""
    left = dict(MOST_MASKED)
    for seen in dict.fromkeys(match[0] for match in _MASKED.finditer(text)):
        signs = len(_SIGNS.findall(seen))
        if len(seen) > LONGEST_MASKED or left.get(signs, 0) == 0:
            continue
        left[signs] -= 1
        first, *others = _SIGNS.split(key_of(seen))
        alphabet = _LATIN if seen[0] in _LATIN else _CYRILLIC
        for letters in itertools.product(alphabet, repeat=signs):
            yield first + "".join(map("".join, zip(letters, others, strict=True))), seen


# Between two words that may be one.
_PAIR = re.compile(f"(?<!{_LETTER})({_LETTER}+)(?=\\s{{1,2}}({_LETTER}+)(?!{_LETTER}))")
SHORTEST_PAIR, LONGEST_PAIR = 4, 14


def put_together(text: str) -> Iterator[tuple[str, str, "partial[Iterator[str]]"]]:
    """For each two neighbours the key of both as one word, how they stand there, and the words themselves."""
    for match in _PAIR.finditer(text):
        first, second = match.groups()
        if SHORTEST_PAIR <= len(first) + len(second) <= LONGEST_PAIR:
            yield key_of(first + second), f"{first} {second}", partial(iter, (first, second))
