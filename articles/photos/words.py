"""By which words a photo is found: its descriptions, captions, credit, and the name its file came with.

A trigger (migration 0010) keeps them in one column, in small letters and with the same letters made alike as here.
"""

from collections.abc import Iterator

from odessa_news.lib.text import clean_text

MAX_QUERY = 100
# Nobody types more; each costs a condition.
MAX_WORDS = 8
# «Потёмкинская» is found by «Потемкинская», «об’єкт» by all the apostrophes that keyboards have, IMG_1 by img-1.
_ALIKE = str.maketrans("ё'ʼ`_", "е’’’-")


def search_words(query: str) -> Iterator[str]:
    """What each word's photo has in `Photo.searched`. Two letters say too little to be looked for inside of words (an
    index of trigrams could not help either), so they have to begin one."""
    for word in clean_text(query)[:MAX_QUERY].split()[:MAX_WORDS]:
        alike = word.lower().translate(_ALIKE)
        yield alike if len(alike) > 2 else f" {alike}"


def says_something(words: str) -> bool:
    """Spaces of no width, or a dash, tell a reader nothing."""
    return any(character.isalnum() for character in words)
