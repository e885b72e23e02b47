"""The same text elsewhere, or nearly the same: found by one query, for a month."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comments.filter import keep_print
from comments.filter.chores import forget_old_prints
from comments.filter.copies import KEPT, bands_of, examine
from comments.models import Comment, TextPrint
from tests.comments.sending import send
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db

TEXT = (
    "Срочно сдам квартиру у моря без посредников, недорого, рядом парк и остановка трамвая, звоните в любое время "
    "по телефону, спрашивайте Александра, возможен торг при осмотре."
)
NEAR = TEXT.replace("Александра", "Антонину").replace("недорого", "дёшево")


def store(text=TEXT, **over):
    comment = make_comment(make_article(), text=text, **over)
    keep_print(comment)
    return comment


def found(text, **over):
    return [(finding.name, finding.detail["comment"]) for finding in examine(text, **over)]


def test_the_same_text():
    comment = store()
    assert found(TEXT) == [("same_text", comment.pk)]
    assert found("  " + TEXT.upper().replace(",", " !!! ").replace(" ", "\n")) == [("same_text", comment.pk)]
    assert found(TEXT, pk=comment.pk) == []


def test_what_readers_send_is_remembered():
    for _ in range(2):
        assert send(Client(), make_article(), text=TEXT).status_code == 303
    first, second = Comment.objects.order_by("pk")
    assert [finding["name"] for finding in first.findings] == []
    assert "same_text" in [finding["name"] for finding in second.findings]


def test_nearly_the_same_text():
    comment = store()
    assert found(NEAR) == [("near_text", comment.pk)]
    assert found(TEXT + " Пишите!") == [("near_text", comment.pk)]


def test_other_texts_on_the_same_matter():
    store()
    store("Спасибо!")
    assert found("Сняли квартиру у моря через посредников, дорого, зато рядом пляж; трамвай не ходит уже год.") == []
    assert found("Спасибо!") == []


def test_after_a_month_it_is_news_again_and_the_print_is_gone():
    old = store(created_at=timezone.now() - KEPT - timedelta(minutes=1))
    store("Другой достаточно длинный текст о чём-то своём")
    assert found(TEXT) == []
    forget_old_prints()
    assert TextPrint.objects.count() == 1
    assert not TextPrint.objects.filter(comment=old).exists()


def test_a_text_that_changed_has_another_print():
    comment = store()
    comment.text = "Короткий"
    keep_print(comment)
    assert not TextPrint.objects.exists()


def test_the_print_is_the_same_in_every_process_and_tells_nothing():
    assert len(set(bands_of(TEXT))) == 8
    assert all(-(2**63) <= band < 2**63 for band in bands_of(TEXT))
    assert bands_of("Доброго дня усім, хто читає")[0] == bands_of("доброго дня — усім, хто читає!")[0]
    assert bands_of("Коротко") == []


def test_one_query(django_assert_num_queries):
    for n in range(20):
        store(f"{TEXT} {n}")
    with django_assert_num_queries(1):
        assert len(found(TEXT)) == 1
