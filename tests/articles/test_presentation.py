from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.utils import timezone, translation

from articles.presentation import plain, static_or_blank, when, when_short

MOMENT = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "shown"), [("ru", "22\xa0ноября 2026, 14:05"), ("uk", "22\xa0листопада 2026, 14:05")]
)
def test_time_is_kyivs_and_exact(language: str, shown: str) -> None:
    with translation.override(language):
        assert when(MOMENT) == f'<time datetime="2026-11-22T14:05:00+02:00">{shown}</time>'


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (datetime(2026, 12, 1, tzinfo=UTC), "22\xa0ноября, 14:05"),
        (datetime(2027, 1, 9, tzinfo=UTC), "22\xa0ноября 2026"),
    ],
)
def test_a_card_leaves_out_this_year(now: datetime, shown: str) -> None:
    with translation.override("ru"), patch.object(timezone, "now", lambda: now):
        assert shown + "</time>" in when_short(MOMENT)


def test_no_time_is_nothing() -> None:
    assert when(None) == when_short(None) == ""


def test_plain_text_has_plain_spaces() -> None:
    assert plain("в\xa0Одессе") == "в Одессе"


def test_the_error_page_survives_a_lost_manifest() -> None:
    with patch("articles.presentation.staticfiles_storage.url", side_effect=ValueError):
        assert static_or_blank("css/site.css") == ""
