"""Double clicks and forms that are sent again store one comment."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from comments.models import POSTS_PER_ADDRESS, Comment
from tests.make import make_article

from .sending import send


@pytest.mark.django_db
def test_sent_again_leads_to_the_same_page(reader):
    article = make_article()
    pages = {send(reader, article).headers["Location"] for _ in range(POSTS_PER_ADDRESS + 2)}
    assert len(pages) == 1
    assert Comment.objects.count() == 1


@pytest.mark.django_db
def test_another_browser_behind_the_same_address_gets_a_page_of_its_own(reader):
    article = make_article()
    first = send(reader, article).headers["Location"]
    Comment.objects.get().approve(by=None)
    again = send(Client(enforce_csrf_checks=True), article).headers["Location"]
    assert again != first
    assert send(reader, article).headers["Location"] == first


@pytest.mark.django_db
def test_a_second_click_that_outran_the_cookie_keeps_the_comment(reader):
    article = make_article()
    send(Client(enforce_csrf_checks=True), article)
    send(reader, article)
    send(reader, article, text="Ещё одно")
    assert Comment.objects.filter(reader=Comment.objects.order_by("id")[0].reader).count() == 2


@pytest.mark.django_db
def test_what_was_decided_meanwhile_stays_decided(reader):
    article = make_article()
    send(reader, article)
    Comment.objects.get().reject(by=None)
    assert send(reader, article).status_code == 303
    assert Comment.objects.get().status == "rejected"


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"text": "Другое"}, {"name": "Другая"}])
def test_another_text_or_name_is_another_comment(reader, other):
    article = make_article()
    send(reader, article)
    send(reader, article, **other)
    assert Comment.objects.count() == 2


@pytest.mark.django_db
def test_another_article_or_address_is_another_comment(reader):
    article = make_article()
    send(reader, article)
    send(reader, make_article())
    reader.defaults["REMOTE_ADDR"] = "192.0.2.77"
    send(reader, article)
    assert Comment.objects.count() == 3


@pytest.mark.django_db
def test_the_same_words_may_be_said_again_later(reader):
    article = make_article()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        send(reader, article, text="Спасибо!")
        clock.shift(timedelta(hours=1, seconds=1))
        send(reader, article, text="Спасибо!")
    assert Comment.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("texts", "stored"), [(["Раз"] * 8, 1), ([f"Раз {n}" for n in range(8)], POSTS_PER_ADDRESS)])
def test_at_the_very_same_moment(texts, stored):
    """Neither one comment twice nor more comments than the limit."""
    article = make_article()
    start = Barrier(len(texts))

    def click(text):
        try:
            start.wait()
            send(Client(enforce_csrf_checks=True), article, text=text)
        finally:
            connection.close()

    threads = [Thread(target=click, args=[text]) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Comment.objects.count() == stored
