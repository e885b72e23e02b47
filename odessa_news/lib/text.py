"""Plain text as people type and paste it."""

import math
import re
import unicodedata

# Newspaper prose on a screen is read at 180 to 240 words a minute; the slow end, because Russian and Ukrainian
# words are longer than the English ones of most studies, and a promise of time is better kept than beaten.
WORDS_PER_MINUTE = 180

# NUL and surrogates cannot be stored; other controls and non-characters are never typed on purpose;
# directional overrides turn the text around them (and the headline in a list beside it) back to front.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
_WORD = re.compile(r"\w+(?:[-–'’ʼ]\w+)*")


def strip_unsafe(value: str) -> str:
    """The text without characters that break storage, parsers or the page; safe on HTML too."""
    return _UNSAFE.sub("", _LINE_ENDS.sub("\n", value))


def clean_text(value: str) -> str:
    """A single typed text (name, title, caption) as it is stored."""
    return unicodedata.normalize("NFC", strip_unsafe(value)).strip()


def count_words(text: str) -> int:
    """«Интеллект-форум» and «п’ять» are one word each."""
    return sum(1 for _ in _WORD.finditer(text))


def reading_minutes(words: int) -> int:
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def truncate_words(text: str, limit_chars: int) -> str:
    """At most `limit_chars` characters on one line, cut after a whole word, with «…» where something is missing."""
    text = " ".join(text.split())
    if len(text) <= limit_chars:
        return text
    if limit_chars < 1:
        return ""
    head = text[: limit_chars - 1]
    if text[limit_chars - 1] != " ":
        whole_words = head.rpartition(" ")[0]
        head = whole_words or head  # a single word longer than the limit is cut inside
    return head.rstrip(" ,;:.!?…—–-«„([{") + "…"
