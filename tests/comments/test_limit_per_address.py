"""One address can't flood the queue; who must wait is told how long, and keeps the text."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.models import POSTS_PER_ADDRESS, POSTS_WINDOW, Comment
from tests.make import make_article

from .sending import send

pytestmark = pytest.mark.django_db


def fill(reader, **extra):
    for n in range(POSTS_PER_ADDRESS):
        assert send(reader, make_article(), text=f"Раз {n}", **extra).status_code == 303


def test_after_so_many_comments_an_address_waits(reader):
    fill(reader)
    article = make_article()
    response = send(reader, article, text="И ещё одно")
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= POSTS_WINDOW.total_seconds()
    assert "И ещё одно" in response.content.decode()
    assert f'action="/comments/ru/send/{article.pk}/"' in response.content.decode()
    assert Comment.objects.count() == POSTS_PER_ADDRESS


def test_may_go_on_when_the_time_named_is_over(reader):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        fill(reader)
        article = make_article()
        clock.shift(timedelta(minutes=3))
        wait = int(send(reader, article).headers["Retry-After"])
        assert wait == (POSTS_WINDOW - timedelta(minutes=3)).total_seconds()
        clock.shift(timedelta(seconds=wait))
        assert send(reader, article).status_code == 303


def test_other_addresses_are_free(reader):
    fill(reader)
    reader.defaults["REMOTE_ADDR"] = "192.0.2.77"
    assert send(reader, make_article()).status_code == 303


def test_neighbours_in_one_ipv6_network_share_the_limit(reader):
    reader.defaults["REMOTE_ADDR"] = "2001:db8:1:2::1"
    fill(reader)
    reader.defaults["REMOTE_ADDR"] = "2001:db8:1:2:ffff::9"
    assert send(reader, make_article()).status_code == 429
    reader.defaults["REMOTE_ADDR"] = "2001:db8:1:3::1"
    assert send(reader, make_article()).status_code == 303


def test_a_forged_header_does_not_help(reader):
    for n in range(POSTS_PER_ADDRESS + 1):
        reader.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{n}"
        response = send(reader, make_article(), text=f"Раз {n}")
    assert response.status_code == 429
