"""When comments close by themselves: after some days, at night, in a section."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone, translation

from comments.models import Comment
from comments.opening import closed_because, only_trusted
from tests.make import make_article, make_section

from .sending import send

pytestmark = pytest.mark.django_db

NIGHT = {"comments_from": time(8), "comments_to": time(23)}


def kyiv(hour, minute=0):
    """In November Kyiv is two hours ahead."""
    return datetime(2026, 11, 22, hour, minute, tzinfo=UTC) - timedelta(hours=2)


def article_in(**rules):
    return make_article(section=make_section(**rules), published_at=kyiv(0) - timedelta(hours=5))


@pytest.mark.parametrize(
    ("now", "is_open"), [(kyiv(7, 59), False), (kyiv(8), True), (kyiv(22, 59), True), (kyiv(23), False)]
)
def test_hours(now, is_open):
    assert (closed_because(article_in(**NIGHT), now) == "") is is_open


@pytest.mark.parametrize(("now", "is_open"), [(kyiv(23), True), (kyiv(1), True), (kyiv(2), False), (kyiv(12), False)])
def test_hours_past_midnight(now, is_open):
    article = article_in(comments_from=time(22), comments_to=time(2))
    assert (closed_because(article, now) == "") is is_open


def test_the_sentence_says_when_they_open():
    article = article_in(**NIGHT)
    with translation.override("ru"):
        assert "08:00" in closed_because(article, kyiv(3))


@pytest.mark.parametrize("own", [{}, {"comments_from": time(0), "comments_to": time(23, 59)}])
def test_a_section_goes_by_the_one_above_unless_it_has_hours_of_its_own(own):
    parent = make_section(**NIGHT)
    article = make_article(section=make_section(parent=parent, **own), published_at=kyiv(0))
    assert bool(closed_because(article, kyiv(3))) is not bool(own)


def test_days_of_the_site_and_of_a_section(settings):
    settings.COMMENTS_CLOSE_AFTER = 30
    now = timezone.now()
    for days, rules, is_open in ((29, {}, True), (30, {}, False), (30, {"comments_days": 31}, True)):
        article = make_article(section=make_section(**rules), published_at=now - timedelta(days=days))
        assert (closed_because(article, now) == "") is is_open
    settings.COMMENTS_CLOSE_AFTER = 0
    assert not closed_because(make_article(published_at=now - timedelta(days=4000)), now)


def test_modes():
    assert closed_because(article_in(comments_mode="closed"), kyiv(12))
    trusted = article_in(comments_mode="trusted")
    assert not closed_because(trusted, kyiv(12))
    assert only_trusted(trusted)
    open_again = make_section(parent=trusted.section, comments_mode="open")
    assert not only_trusted(make_article(section=open_again))


def test_the_page_has_no_form_then_but_says_why(reader):
    article = article_in(**NIGHT)
    with time_machine.travel(kyiv(3), tick=False):
        page = reader.get(article.get_absolute_url()).content.decode()
    assert "<form" not in page.partition('id="comments"')[2]
    assert "08:00" in page
    with time_machine.travel(kyiv(9), tick=False):
        assert "<form" in reader.get(article.get_absolute_url()).content.decode().partition('id="comments"')[2]


def test_what_was_being_written_meanwhile_is_given_back(reader):
    article = article_in(**NIGHT)
    with time_machine.travel(kyiv(23, 1), tick=False):
        response = send(reader, article, text="Писала полчаса")
    assert response.status_code == 403
    page = response.content.decode()
    assert "Писала полчаса" in page
    assert "08:00" in page
    assert not Comment.objects.exists()


@pytest.mark.parametrize("hours", [{"comments_from": time(8)}, {"comments_from": time(8), "comments_to": time(8)}])
def test_half_an_opening_is_none(hours):
    with pytest.raises(IntegrityError):
        make_section(**hours)


def test_where_only_the_trusted_write(reader, settings):
    settings.COMMENT_TRUST_AFTER = 1
    article = make_article(section=make_section(comments_mode="trusted"))
    assert "form-note" in reader.get(article.get_absolute_url()).content.decode().partition('id="comments"')[2]
    refused = send(reader, article, text="Пустите")
    assert refused.status_code == 403
    assert "Пустите" in refused.content.decode()
    send(reader, make_article(), text="Другое")
    Comment.objects.get().approve(by=None)
    assert send(reader, article, text="Пустите").status_code == 303
