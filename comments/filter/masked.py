"""«х*й», «бл#ть», «х..й»: a sign in place of a letter."""

import re
from collections.abc import Iterator

from .letters import LONGEST_WORD, key_of, respelled
from .piece import Piece

_LETTER = "[^\\W\\d_]"
SIGNS = "*#@$€%&^•●"
MASKED = re.compile(f"(?<![\\w{SIGNS}]){_LETTER}+(?:[{SIGNS}]+{_LETTER}+)+(?![\\w{SIGNS}])")
# Behind dots stand new sentences and halves of abbreviations too («т.д», «ст.л»); none of them looks like these.
_RARE_END = f"(?:[йыьъ]{_LETTER}*|[бвгджзклмнпрстфхцчшщ]+ь)"
DOTTED = re.compile(f"(?<![\\w.…]){_LETTER}+(?:\\.{{1,3}}|…){_RARE_END}(?!\\w|[.…]\\w)")
_DOTS = re.compile("[.…]+")
_SIGNS = re.compile(f"[{SIGNS}]")
# «М&М» and prices are no disguise.
_HIDING = re.compile("[*#@%^•●]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# What may have stood there, as keys have it (letters.key_of).
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїє"
# Each is as many keys as there are letters.
MOST_MASKED = 20
SHORTEST, LONGEST_HIDDEN = 3, 14


def pieces_of(masked: list[str]) -> Iterator[Piece]:
    """Of words in which one letter is hidden: one for each that it may have been."""
    one_hidden = [word for word in dict.fromkeys(masked) if len(_SIGNS.findall(word)) == 1]
    for word in one_hidden[:MOST_MASKED]:
        if not SHORTEST <= len(word) <= LONGEST_WORD or not _CYRILLIC.search(word):
            continue
        yield from _each_letter(word, *_SIGNS.split(key_of(word)))


def pieces_with_dots(text: str) -> Iterator[Piece]:
    """However many dots, they hide one letter."""
    for word in list(dict.fromkeys(DOTTED.findall(text)))[:MOST_MASKED]:
        if SHORTEST <= len(word) <= LONGEST_WORD:
            yield from _each_letter(word, *_DOTS.split(key_of(word)))


def _each_letter(word: str, before: str, after: str) -> Iterator[Piece]:
    for spelled in respelled(before + after):
        for letter in LETTERS:
            yield Piece(spelled[: len(before)] + letter + spelled[len(before) :], word)


def much_hidden(masked: list[str]) -> list[str]:
    """Words that hide two letters or more: too many could be meant. Nobody writes innocent ones so."""
    return [
        word
        for word in dict.fromkeys(masked)
        if len(_HIDING.findall(word)) > 1 and len(word) <= LONGEST_HIDDEN and _CYRILLIC.search(word)
    ]
