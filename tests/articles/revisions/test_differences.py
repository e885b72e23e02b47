"""What differs between two contents is told in words, field by field."""

from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.revisions.diff import Difference, differences
from articles.revisions.words import compare, words
from articles.richtext import clean

TEXTS = ("title", "slug", "lead", "body", "cover_caption", "seo_title", "seo_description")
EMPTY: dict[str, Any] = {
    **dict.fromkeys(TEXTS, ""),
    **{field: [] for field in ("authors", "topics", "related")},
    "section": None,
    "cover": None,
    "comments_open": True,
}
NAMES = {
    "section": {1: "Общество", 2: "Порт"},
    "authors": {1: "Анна Лиман", 2: "Остап Причал", 3: "Вера Маяк"},
    "topics": {7: "море", 8: "трамвай"},
}


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


def drawn(difference: Difference) -> list[str]:
    """A line a row: [-removed-] {+added+}, and (notes) where they changed."""
    return ["".join(_drawn(piece) for piece in row.pieces) for row in difference.rows]


def _drawn(piece) -> str:
    if piece.kind == "same":
        return "" if piece.is_note else piece.text
    text = f"({piece.text})" if piece.is_note else piece.text
    return f"[-{text}-]" if piece.kind == "removed" else f"{{+{text}+}}"


def between(field: str, old: Any, new: Any) -> list[str]:
    found = differences({**EMPTY, field: old}, {**EMPTY, field: new}, NAMES)
    assert [difference.field for difference in found] == [field]
    return drawn(found[0])


def test_nothing_differs():
    assert differences(EMPTY, dict(EMPTY)) == []
    assert differences({}, EMPTY | {"comments_open": False}) == []


def test_the_order_and_the_labels_are_those_of_the_form():
    changed = {**EMPTY, "slug": "x", "title": "Мост", "seo_title": "y", "section": 1}
    found = differences(EMPTY, changed, NAMES)
    assert [difference.label for difference in found] == ["Title", "Section", "Slug", "Title for search engines"]


def test_words_of_a_title():
    assert between("title", "На мосту стало тихо", "На мосту снова тихо") == ["На мосту [-стало-]{+снова+} тихо"]
    assert between("title", "Мост закрыт", "Мост закрыт, но ненадолго") == ["Мост закрыт{+, но ненадолго+}"]
    assert between("title", "за́мок", "замо́к") == ["[-за́мок-]{+замо́к+}"]


def test_two_quite_different_sentences_are_not_cut_to_confetti():
    rows = between("lead", "Трамвай пришёл, и люди сели", "Паром ушёл, и чайки остались")
    assert rows == ["[-Трамвай пришёл, и люди сели-]{+Паром ушёл, и чайки остались+}"]


def test_names_instead_of_numbers():
    assert between("section", 1, 2) == ["[-Общество-]{+Порт+}"]
    assert between("section", None, 2) == ["{+Порт+}"]
    assert between("cover", 5, None) == ["[-No. 5, deleted since-]"]
    assert between("comments_open", True, False) == ["[-yes-]{+no+}"]


def test_the_order_of_a_byline_is_told():
    assert between("authors", [1, 2], [2, 1]) == ["{+Остап Причал+}", "Анна Лиман", "[-Остап Причал-]"]
    assert between("authors", [1, 2], [1, 3]) == ["Анна Лиман", "[-Остап Причал-]{+Вера Маяк+}"]


def test_topics_stand_in_no_order():
    assert differences({**EMPTY, "topics": [7, 8]}, {**EMPTY, "topics": [8, 7]}) == []
    assert between("topics", [8], [8, 7]) == ["{+море+}", "трамвай"]


def test_a_body_is_compared_by_paragraphs_and_words():
    old = "<p>Первый абзац стоит.</p><p>Второй меняется сегодня.</p><p>Третий уходит совсем.</p><p>Последний.</p>"
    new = "<p>Новый в начале.</p><p>Первый абзац стоит.</p><p>Второй меняется завтра.</p><p>Последний.</p>"
    assert between("body", old, new) == [
        "{+Новый в начале.+}",
        "Первый абзац стоит.",
        "Второй меняется [-сегодня-]{+завтра+}.",
        "[-Третий уходит совсем.-]",
        "Последний.",
    ]


def test_a_paragraph_that_was_split_stays_beside_its_larger_half():
    old = "<p>Мост открыли утром, и первыми прошли рыбаки. Потом поехал трамвай.</p>"
    new = "<p>Мост открыли утром, и первыми прошли рыбаки.</p><p>Потом поехал трамвай.</p>"
    assert between("body", old, new) == [
        "Мост открыли утром, и первыми прошли рыбаки[-. Потом поехал трамвай-].",
        "{+Потом поехал трамвай.+}",
    ]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        (
            '<p>Смотрите <a href="/a/">тут</a>.</p>',
            '<p>Смотрите <a href="/b/">тут</a>.</p>',
            "Смотрите [-(link to /a/)-]{+(link to /b/)+}тут.",
        ),
        ("<h2>Порт</h2>", "<h3>Порт</h3>", "[-(heading)-]{+(smaller heading)+}Порт"),
        ("<p>Порт</p>", "<ul><li>Порт</li></ul>", "{+(list)+}Порт"),
        ("<p>Два слова</p>", "<p>Два <strong>слова</strong></p>", "Два {+(bold)+}слова{+(end of bold)+}"),
        (
            '<figure class="photo" data-photo="3"><img src="/m/a.jpg" alt="Маяк"></figure>',
            '<figure class="photo" data-photo="4"><img src="/m/b.jpg" alt="Маяк"></figure>',
            "[-[picture “Маяк”, No. 3]-]{+[picture “Маяк”, No. 4]+}",
        ),
        (
            "<table><tbody><tr><td>Трамвай</td><td>20 минут</td></tr></tbody></table>",
            "<table><tbody><tr><td>Трамвай</td><td>30 минут</td></tr></tbody></table>",
            "Трамвай | [-20-]{+30+} минут | ",
        ),
    ],
)
def test_what_is_no_word_is_told_in_words(old, new, row):
    assert clean(old).replace(' rel="noopener"', "") == old, "not what is stored"
    assert row in between("body", old, new)


def test_a_change_that_no_words_can_tell():
    cell = "<table><tbody><tr><td{}>Порт</td></tr></tbody></table>"
    (found,) = differences({**EMPTY, "body": cell.format("")}, {**EMPTY, "body": cell.format(' colspan="2"')})
    assert found.in_markup_only


TEXT = st.text(alphabet="аб,. \n\u00a0-’é\u0301x漢🙂", max_size=40)


@given(TEXT, TEXT)
def test_words_marked_are_the_two_texts(old, new):
    pieces = compare(words(old), words(new))
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new
    assert old != new or {piece.kind for piece in pieces} <= {"same"}


WORDS = ["порт", "море", "и", "мост,", "чайка", '<a href="/x/">лиман</a>', "<em>да</em>"]
LINES = st.lists(
    st.tuples(
        st.sampled_from(["<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li></ul>", "<blockquote><p>{}</p></blockquote>"]),
        st.lists(st.sampled_from(WORDS), max_size=6),
    ),
    max_size=5,
)


def _body(lines) -> str:
    return clean("".join(shape.format(" ".join(words_)) for shape, words_ in lines))


@given(LINES, LINES)
def test_paragraphs_marked_are_the_two_bodies(old, new):
    before, after = _body(old), _body(new)
    found = differences({**EMPTY, "body": before}, {**EMPTY, "body": after})
    if before == after:
        assert found == []
        return
    rows = found[0].rows
    sides = [[row.old for row in rows], [row.new for row in rows]]
    for side, body in zip(sides, (before, after), strict=True):
        shown = ["".join(piece.text for piece in pieces) for pieces in side if pieces]
        whole = differences({}, {"body": body})
        assert shown == (["".join(p.text for p in row.new) for row in whole[0].rows] if whole else [])
