"""Addresses from headlines."""

import re
import unicodedata

from translitua import RussianInternationalPassport1997, TransliterationTable, UkrainianKMU, translit

MAX_SLUG_LENGTH = 80  # search results and messengers cut longer addresses; the article's id follows anyway
FALLBACK_SLUG = "news"

# Letters of the sister language (the other's names, quotes, brands) that a table leaves as they are.
_TABLES: dict[str, tuple[type[TransliterationTable], ...]] = {
    "ru": (RussianInternationalPassport1997, UkrainianKMU),
    "uk": (UkrainianKMU, RussianInternationalPassport1997),
}
_APOSTROPHES = re.compile("['’ʼ‘`´′]")
_NOT_SLUG = re.compile("[^a-z0-9]+")


def slugify_title(title: str, language: str) -> str:
    """Ukrainian by the Cabinet's rules of 2010, Russian by the passport rules of 1997; never empty."""
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", title).lower())
    for table in _TABLES.get(language, _TABLES["ru"]):
        text = translit(text, table)
    text = _APOSTROPHES.sub("", text)  # the Russian table writes soft and hard signs as one
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _cut(_NOT_SLUG.sub("-", text).strip("-")) or FALLBACK_SLUG


def _cut(slug: str) -> str:
    if len(slug) <= MAX_SLUG_LENGTH:
        return slug
    head = slug[: MAX_SLUG_LENGTH + 1]
    return head.rpartition("-")[0] or slug[:MAX_SLUG_LENGTH]
