"""By which words a photo is found: its descriptions, captions, credit, and the name its file came with."""

from collections.abc import Iterator

from django.db.models import Func, Value
from django.db.models.functions import Concat, Lower

from odessa_news.lib.text import clean_text

MAX_QUERY = 100
# Nobody types more; each costs a condition.
MAX_WORDS = 8
# «Потёмкинская» is found by «Потемкинская», «об’єкт» by all the apostrophes that keyboards have.
_ALIKE = str.maketrans("ё'ʼ`_", "е’’’-")
_FIELDS = ("alt_ru", "alt_uk", "caption_ru", "caption_uk", "credit", "file_name")

# An index of trigrams stands on this expression (Photo.Meta), so a query has to say exactly it.
SEARCHED = Func(
    Lower(Concat(*(part for name in _FIELDS for part in (name, Value(" "))))),
    Value("".join(map(chr, _ALIKE))),
    Value("".join(map(chr, _ALIKE.values()))),
    function="TRANSLATE",
)


def search_words(query: str) -> Iterator[str]:
    for word in clean_text(query)[:MAX_QUERY].split()[:MAX_WORDS]:
        yield word.lower().translate(_ALIKE)
