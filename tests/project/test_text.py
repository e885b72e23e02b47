import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from odessa_news.lib.text import clean_text, count_words, reading_minutes, truncate_words


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Одесса \xa0", "Одесса"),
        ("а\x00б\x07в\x7fг\x85д", "абвг\nд"),
        ("строка\r\nдругая\tтретья\rчетвёртая", "строка\nдругая\tтретья\nчетвёртая"),
        ("\u202eодесса\u2066\ufeff", "одесса"),
        ("а\ud800б\udfffв", "абв"),
        ("й", "й"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_clean_text(typed: str, stored: str) -> None:
    assert clean_text(typed) == stored


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_cleaned_text_can_be_stored_and_stays(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode()
    assert not [char for char in cleaned if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t"]
    assert clean_text(cleaned) == cleaned


def test_count_words() -> None:
    assert count_words("Интеллект-форум: п’ять, п'ять — и 2024 год!") == 6
    assert count_words(" — … ") == 0


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (180, 1), (181, 2), (1800, 10)])
def test_reading_minutes(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Привет", 6, "Привет"),
        ("Привет,  мир\nи люди", 30, "Привет, мир и люди"),
        ("Привет, мир и люди", 12, "Привет, мир…"),
        ("Привет, мир и люди", 11, "Привет…"),
        ("Приветище", 6, "Приве…"),
        ("а", 0, ""),
        ("", 10, ""),
    ],
)
def test_truncate_words(text: str, limit: int, expected: str) -> None:
    assert truncate_words(text, limit) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(), st.integers(0, 40))
def test_truncated_text_fits(text: str, limit: int) -> None:
    assert len(truncate_words(text, limit)) <= limit
