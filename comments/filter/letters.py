"""A word as it was meant: letters of another alphabet that look alike, digits for letters, letters repeated."""

import re
import unicodedata
from collections.abc import Iterator

# What a comment of 5,000 characters can grow to when ligatures are taken apart is cut here: one of them is 18 letters.
LONGEST_TEXT = 12_000
# Forms of real words are shorter.
LONGEST_WORD = 40
# A word of all alternatives for all letters would be thousands; the first are the likeliest.
MOST_VARIANTS = 12

# Latin letters that look like Cyrillic ones in some type, small or capital.
LOOKS_CYRILLIC = {
    "a": "а",
    "b": "вь",
    "c": "с",
    "e": "е",
    "h": "н",
    "i": "иі",
    "k": "к",
    "m": "м",
    "n": "пи",
    "o": "о",
    "p": "р",
    "r": "г",
    "t": "т",
    "u": "и",
    "w": "ш",
    "x": "х",
    "y": "у",
}
# As they sound: believed only beside real Cyrillic letters.
SOUNDS_CYRILLIC = {"d": "д", "f": "ф", "g": "г", "j": "й", "l": "л", "s": "с", "v": "в", "z": "з"}
DIGIT_AS_CYRILLIC = {
    "0": "о",
    "1": "іл",
    "3": "зе",
    "4": "ч",
    "6": "б",
    "8": "в",
    "9": "я",
    "@": "а",
    "$": "с",
    "€": "е",
}
DIGIT_AS_LATIN = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "€": "e"}
# One neighbour's letter in the other's word.
OF_THE_NEIGHBOUR = {"і": "и", "ї": "и", "є": "е", "ў": "у", "ј": "й", "ѕ": "с"}
LOOKS_LATIN = {"а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "і": "i", "к": "k", "м": "m", "о": "o", "р": "p"} | {
    "т": "t",
    "х": "x",
    "у": "y",
    "ѕ": "s",
    "ј": "j",
    "п": "n",
}
_CYRILLIC = {letter: letter for letter in "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ"}
_LATIN = {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"}
_AS_CYRILLIC = {**DIGIT_AS_CYRILLIC, **SOUNDS_CYRILLIC, **LOOKS_CYRILLIC, **OF_THE_NEIGHBOUR, **_CYRILLIC}
_LOOKS_CYRILLIC = {**DIGIT_AS_CYRILLIC, **LOOKS_CYRILLIC}
_AS_LATIN = {**DIGIT_AS_LATIN, **LOOKS_LATIN, **_LATIN}
_FROM_THE_NEIGHBOUR = {**_CYRILLIC, **{letter: own + letter for letter, own in OF_THE_NEIGHBOUR.items()}}
# Shorter ones are English too often ("cop").
SHORTEST_IN_LATIN = 4

_RUN = re.compile(r"(.)\1+")
_LONG_RUN = re.compile(r"(.)\1{2,}")
# Nobody reads anything else into these.
_ORDINARY = re.compile("[а-я]*")
_ANY_CYRILLIC, _ALL_CYRILLIC = re.compile("[\u0400-\u04ff]"), re.compile("[\u0400-\u04ff]*")
_APOSTROPHES = re.compile("['’ʼ`]")


class _Bare(dict[int, str]):
    """What a letter is without its marks, for str.translate. Each is found out once a process."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
            bare = ""
        elif letter in "йїё":
            bare = letter
        else:
            bare = unicodedata.normalize("NFD", letter)[0]
        self[code] = bare
        return bare


_BARE = _Bare()


def plain_text(text: str) -> str:
    """In small letters and without what can't be seen: spaces of no width, soft hyphens, marks on letters."""
    return unicodedata.normalize("NFKC", text)[:LONGEST_TEXT].lower().translate(_BARE)


def key_of(word: str) -> str:
    """How a word of a plain text is looked up: «ё» and «ґ» are often typed as «е» and «г», apostrophes left out."""
    return _APOSTROPHES.sub("", word).replace("ё", "е").replace("ґ", "г")


def variants(key: str) -> list[str]:
    """What else it may be meant as, its own key aside. Most words have none."""
    if _ORDINARY.fullmatch(key) and not _RUN.search(key):
        return []
    found: dict[str, None] = {}
    for spelling in (key, *_shortened(key)):
        found |= dict.fromkeys([spelling, *_readings(spelling)])
    for reading in list(found):
        found |= dict.fromkeys(_shortened(reading))
    del found[key]
    return [reading for reading in found if 2 < len(reading) <= LONGEST_WORD]


def respelled(letters: str) -> list[str]:
    """Letters that were pulled apart, as they stand and as they may be meant: one for one, so that places stay."""
    if _ORDINARY.fullmatch(letters):
        return [letters]
    read = ("".join(table.get(letter, letter)[0] for letter in letters) for table in (_AS_CYRILLIC, _AS_LATIN))
    return list(dict.fromkeys([letters, *read]))


def _readings(key: str) -> Iterator[str]:
    if not 2 < len(key) <= LONGEST_WORD or key.isdecimal():
        return
    if _ALL_CYRILLIC.fullmatch(key):
        yield from _read(key, _FROM_THE_NEIGHBOUR)
        return
    if _ANY_CYRILLIC.search(key):
        yield from _read(key, _AS_CYRILLIC)
    elif len(key) >= SHORTEST_IN_LATIN:
        yield from _read(key, _LOOKS_CYRILLIC)
    yield from _read(key, _AS_LATIN)


def _read(key: str, table: dict[str, str]) -> Iterator[str]:
    """Each letter as what the table reads in it; nothing where it has none for one."""
    try:
        choices = [table[letter] for letter in key]
    except KeyError:
        return
    only = "".join(choices)
    if len(only) == len(key):
        yield only
    else:
        yield from _product(choices)


def _product(choices: list[str]) -> Iterator[str]:
    readings = [""]
    for letters in choices:
        readings = [reading + letter for letter in letters for reading in readings][:MOST_VARIANTS]
    yield from readings


def _shortened(key: str) -> Iterator[str]:
    """«сууука»: each run of a letter once; and twice, for words that have double letters («ванннна»)."""
    if _RUN.search(key):
        yield _RUN.sub(r"\1", key)
        if _LONG_RUN.search(key):
            yield _LONG_RUN.sub(r"\1\1", key)
