import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cursors import Cursor

TIMES = st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))


@given(TIMES, st.integers(0, 10**18 - 1))
def test_what_is_written_is_read_again(time, pk):
    assert Cursor.parse(str(Cursor(time, pk))) == Cursor(time, pk)


@pytest.mark.parametrize(
    "text",
    ["", "1", "-", "1-", "-1", "1-1-1", "١-١", "1-1\n", " 1-1", "9" * 19 + "-1", "1-" + "9" * 19, "9" * 18 + "-1"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="cursor"):
        Cursor.parse(text)


@given(st.text())
def test_no_text_breaks_the_reader(text):
    with contextlib.suppress(ValueError):
        assert str(Cursor.parse(text))
