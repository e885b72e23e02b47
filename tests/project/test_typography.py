import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from odessa_news.lib.typography import NBSP, typograph, typograph_nodes

LANGUAGES = st.sampled_from(["ru", "uk"])
# What the rules look at, thrown together: the nastiest text there is for them.
PIECES = st.sampled_from(
    [
        *'"«»„“”—–-.,:;()№§%$… \n',
        *(NBSP, "...", "--", " - ", "'", "’", "в", "же", "би", "та", "А.", "Иванов", "Їжак", "г.", "ст.", "п", "я"),
        *("5", "12", "2022", "100", "000", "0482", "кг", "https://a.b/c-d", "a@b.ua", "odessa.ua"),
    ]
)
NASTY_TEXT = st.lists(PIECES, max_size=14).map("".join)


def shown(text: str) -> str:
    return text.replace(NBSP, "~")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('Газета "Чайка" вышла', "Газета «Чайка» вышла"),
        ('"Кинотеатр "Родина" закрыт"', "«Кинотеатр „Родина“ закрыт»"),
        ('"ООО "Ромашка""', "«ООО „Ромашка“»"),
        ('Экс-"министр" ("бывший").', "Экс-«министр» («бывший»)."),
        ('«Кинотеатр "Родина" закрыт»', "«Кинотеатр „Родина“ закрыт»"),
        ('Монитор 27" и "Чайка"', 'Монитор 27" и~«Чайка»'),
        ('Он сказал: "Привет', 'Он сказал: "Привет'),
        ("Одесса - город", "Одесса~— город"),
        ("Одесса -- город", "Одесса~— город"),
        ("- Привет, море\n- И тебе", "—~Привет, море\n—~И~тебе"),
        ("из-за бизнес-сектора", "из-за бизнес-сектора"),
        ("и в доме у моря без тебя", "и~в~доме у~моря без~тебя"),
        ("сказал бы он, что же ли", "сказал~бы он, что~же~ли"),
        ("выросло на 15 кг и 20 %, до 5 °C", "выросло на~15~кг и~20~%, до~5~°C"),
        ("№ 5, § 7, 100 грн, 3 млн", "№~5, §~7, 100~грн, 3~млн"),
        ("в 2022 в Одессе с 5 с друзьями", "в~2022 в~Одессе с~5 с~друзьями"),
        ("в 19 в. был бы дом, в 5 вв. до н. э.", "в~19~в. был~бы дом, в~5~вв. до~н.~э."),
        ("10 000 000 жителей", "10~000~000 жителей"),
        ("И. И. Иванов и Петров П. П. пришли", "И.~И.~Иванов и~Петров~П.~П. пришли"),
        ("И.И. Иванов", "И.И.~Иванов"),
        ("10 ст. л. муки и т. д.", "10 ст.~л. муки и~т.~д."),
        ("в 2022 г. открыли, 5 мая 2023 года", "в~2022~г. открыли, 5~мая 2023~года"),
        ("ул. Дерибасовская, д. 5, г. Одесса", "ул.~Дерибасовская, д.~5, г.~Одесса"),
        ("5-7 дней, 1,5-2 тонны, с 10:00-18:00", "5–7 дней, 1,5–2 тонны, с~10:00–18:00"),
        ("Ждали... и дождались", "Ждали… и~дождались"),
    ],
)
def test_russian(typed: str, expected: str) -> None:
    assert shown(typograph(typed, "ru")) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("п'ять сузір'їв", "п’ять сузір’їв"),
        ('Газета "Об\'єктив" та море', "Газета «Об’єктив» та~море"),
        ("у місті й на березі зі мною", "у~місті й~на~березі зі~мною"),
        ("хотів би він, хто ж там", "хотів~би він, хто~ж там"),
        ("12 квітня 2024 року, 5 грн", "12~квітня 2024~року, 5~грн"),
        ("вул. Дерибасівська, буд. 5, м. Одеса", "вул.~Дерибасівська, буд.~5, м.~Одеса"),
        ("зробити дитину хорошою – це щастя", "зробити дитину хорошою~– це~щастя"),
    ],
)
def test_ukrainian(typed: str, expected: str) -> None:
    assert shown(typograph(typed, "uk")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "+38 (048) 722-15-15",
        "(048) 722 15 15",
        "048 722-15-15",
        "722-15-15",
        "2022-05-06",
        "06.05.2022",
        "2:1",
        "3-1",
        "https://odessa.ua/a-b...c'd?x=1-2&y=\xa7",
        "news.odessa.ua/2020-2021/o'x",
        "a-b.c'd@odessa.ua",
        "Ан-24-26",
        "Boeing 737-800",
        "50-летие",
        "топ-5",
        "Aix-Marseille",
        "",
        " ",
        '"',
    ],
)
def test_is_left_alone(text: str) -> None:
    assert typograph(text, "ru") == text
    assert typograph(text, "uk") == text


def test_headline_of_the_first_page_keeps_its_words() -> None:
    title = "Веніамін Унгурян: «Найкращий спосіб зробити дитину хорошою – це зробити її щасливою!»"
    assert typograph(title, "uk").replace(NBSP, " ") == title


def test_quotes_and_dashes_reach_across_nodes() -> None:
    nodes = ['Он читал "', "Чайку", '" - и ', "в", " театре..."]
    assert typograph_nodes(nodes, "ru") == ["Он читал «", "Чайку", f"»{NBSP}— и{NBSP}", "в", f"{NBSP}театре…"]
    assert typograph_nodes([], "ru") == []
    assert typograph_nodes(["", "а"], "ru") == ["", "а"]


def test_language_without_rules_gets_the_common_ones() -> None:
    assert typograph('"Odesa" - a city in a bay', "en") == f"«Odesa»{NBSP}— a city in a bay"


@settings(max_examples=250, deadline=None)
@given(NASTY_TEXT, LANGUAGES)
@example('""a" "', "ru")
@example("в - - 5-7", "ru")
def test_set_text_is_a_fixed_point(text: str, language: str) -> None:
    once = typograph(text, language)
    assert typograph(once, language) == once


@settings(max_examples=150, deadline=None)
@given(st.lists(NASTY_TEXT | st.text(max_size=8), max_size=4), LANGUAGES)
def test_changes_nothing_but_marks_and_spaces(nodes: list[str], language: str) -> None:
    done = typograph_nodes(nodes, language)
    assert len(done) == len(nodes)
    for before, after in zip(nodes, done, strict=True):
        assert skeleton(after) == skeleton(before)


def skeleton(text: str) -> str:
    text = re.sub("[«»„“”]", '"', text.replace("…", "...").replace(NBSP, " ").replace("’", "'"))
    return re.sub("[—–]|--", "-", text)


@pytest.mark.parametrize(
    "piece", ['"', "a", '"a ', "100 ", "a.", "a.b ", "1-2", "-- ", "048 ", "а ", "a@", "http://", "."]
)
def test_a_long_monotonous_text_comes_back(piece: str) -> None:
    # At this length anything worse than linear would take minutes.
    assert typograph(piece * (100_000 // len(piece)), "ru")
