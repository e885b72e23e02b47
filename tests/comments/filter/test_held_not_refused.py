"""What the filter finds holds a comment and never loses it; the row says what was found."""

import pytest
from django.utils import translation

from comments.filter import describe, examine_again, holds, label
from comments.filter.sentences import LABELS, SENTENCES
from comments.models import Comment, StopWord, TextPrint
from tests.comments.sending import send
from tests.make import make_article, make_comment

from .listed import list_words

pytestmark = pytest.mark.django_db


def names(comment):
    return [finding["name"] for finding in comment.findings]


def test_an_ordinary_comment_has_nothing_against_it(reader):
    assert send(reader, make_article()).status_code == 303
    comment = Comment.objects.get()
    assert (comment.score, comment.findings, comment.status) == (0, [], "pending")


def test_the_field_that_only_programs_fill_in_holds(reader):
    response = send(reader, make_article(), website="https://spam.example")
    assert response.status_code == 303
    comment = Comment.objects.get()
    assert names(comment) == ["trap"]
    assert holds(comment.score)
    assert "spam.example" not in str(comment.findings)


@pytest.mark.parametrize(("seconds", "found"), [("0.4", ["fast"]), ("2.9", ["fast"]), ("3", []), ("61.5", [])])
def test_the_time_that_a_script_measured(reader, seconds, found):
    send(reader, make_article(), seconds=seconds)
    assert names(Comment.objects.get()) == found


@pytest.mark.parametrize("seconds", ["", "-1", "nan", "inf", "1e999", "0x1", "ноль", "1" * 5000, "\u0663 4", "1e300"])
def test_a_time_that_nobody_measured_is_none(reader, seconds):
    assert send(reader, make_article(), seconds=seconds).status_code == 303
    assert names(Comment.objects.get()) == []


def test_everything_at_once_is_stored_with_its_reasons(reader):
    list_words("казино")
    text = "ЛУЧШЕЕ КАЗИН0 ГОРОДА И ВСЕЙ ОБЛАСТИ ЖДЁТ ИМЕННО ТЕБЯ, ПРИХОДИ КОГДА ЗАХОЧЕШЬ, НЕ ПОЖАЛЕЕШЬ"
    text += " www.kazino.example.com и http://xn--80aswg.xn--p1ai/ скорее"
    assert send(reader, make_article(), text=text, website="x", seconds="1").status_code == 303
    comment = Comment.objects.get()
    assert set(names(comment)) == {"trap", "fast", "links", "word", "capitals"}
    assert comment.score == pytest.approx(sum(finding["weight"] for finding in comment.findings))
    assert comment.text == text


def test_the_name_is_read_too(reader):
    list_words("сука")
    send(reader, make_article(), name="Cyкa")
    assert names(Comment.objects.get()) == ["word"]


def test_what_is_changed_later_is_looked_at_again(reader):
    list_words("дурак")
    send(reader, make_article(), text="Вполне вежливое замечание о погоде в городе", seconds="1")
    comment = Comment.objects.get()
    bands = TextPrint.objects.get().bands
    comment.text = "Все дураки, и погода плохая, и город мой не тот"
    examine_again(comment)
    comment.refresh_from_db()
    assert names(comment) == ["fast", "word"]
    assert TextPrint.objects.get().bands != bands


# Of what is held nobody asks whether its writer is trusted.
@pytest.mark.parametrize(
    ("over", "queries"), [({}, 17), ({"text": "раз https://a.ru два b.com " * 150, "website": "x", "seconds": "1"}, 17)]
)
def test_it_costs_the_same_whatever_is_written(reader, over, queries, django_assert_num_queries):
    list_words("раз два", "казино")
    article = make_article()
    for n in range(20):
        make_comment(article, text=f"Комментарий {n} " * 20)
    send(reader, article, text="Первый комментарий этого читателя, чтобы ключ был")
    with django_assert_num_queries(queries):
        send(reader, article, **{"text": "Совсем другой комментарий, тоже длинный", **over})


@pytest.mark.parametrize(
    "text",
    [
        *("\u0130" * 5000, "ﷺ" * 5000, "a." * 2500, "@" * 5000, "ا ب " * 1250, "1 2 3 4 5 6", "x" * 5000),
        *("http://[::1 " * 400, "xn--" * 1200),
    ],
)
def test_odd_texts_are_stored(reader, text):
    list_words("кот")
    assert send(reader, make_article(), text=text).status_code == 303
    assert Comment.objects.count() == 1


def test_every_finding_has_a_name_and_a_sentence():
    assert LABELS.keys() == SENTENCES.keys()
    assert label("trap") != "trap"
    assert label("of yesterday") == "of yesterday"


def test_sentences_for_moderators(source_strings):
    findings = [
        {"name": "links", "weight": 1.2, "detail": {"count": 2, "hosts": ["a.ru", "b.com"]}},
        {"name": "word", "weight": 3, "detail": {"entry": "кот", "seen": "к0т"}},
        {"name": "word", "weight": 1, "detail": {"entry": "Кот", "seen": "кот"}},
        {"name": "rate_reader", "weight": 1.1, "detail": {"count": 3, "minutes": 10}},
        {"name": "near_text", "weight": 0.9, "detail": {"comment": 7, "percent": 83}},
        {"name": "learned", "weight": 0.8, "detail": {"percent": 97, "words": ["ставки", "бонус"]}},
        {"name": "of yesterday", "weight": 0.1},
        {"name": "fast", "weight": 0.1, "detail": {}},
    ]
    assert describe(findings) == [
        "in the stop list: “кот”, written “к0т”",
        "2 links: a.ru, b.com",
        "from this reader: 3 comments in 10 minutes",
        "in the stop list: “Кот”",
        "nearly the text of comment 7 (83 %)",
        "like comments that were refused (97 %): ставки, бонус",
        "of yesterday",
        "Written too fast",
    ]


def test_the_measuring_script_stands_beside_the_form(reader):
    with translation.override("ru"):
        content = reader.get(make_article().get_absolute_url()).content.decode()
    assert content.count("js/pace") == 1
    assert "js/pace" not in reader.get(make_article(comments_open=False).get_absolute_url()).content.decode()


def test_an_empty_list_finds_nothing(reader):
    assert not StopWord.objects.exists()
    send(reader, make_article(), text="сука")
    assert names(Comment.objects.get()) == []
