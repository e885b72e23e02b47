"""On the last Sunday of October Odesa's clocks show the hour after three twice; in March they don't show it at all."""

from datetime import UTC, datetime

import pytest

from articles.models import Article
from tests import cast
from tests.articles.admin.forms import errors, filled
from tests.make import make_article

pytestmark = pytest.mark.django_db

# 03:30 by the clock, twice; a quarter of a second more than the form shows.
FIRST = datetime(2025, 10, 26, 0, 30, 15, 250_000, tzinfo=UTC)
SECOND = datetime(2025, 10, 26, 1, 30, 15, 250_000, tzinfo=UTC)


@pytest.fixture
def editor(client):
    client.force_login(cast.editor())


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


@pytest.mark.parametrize("moment", [FIRST, SECOND])
def test_what_was_published_then_is_edited_and_keeps_its_moment(client, editor, moment):
    article = make_article(published_at=moment)
    data = filled(client, change(article), title="Иначе")
    assert data["published_at_1"] == "03:30:15"
    assert client.post(change(article), {**data, "_publish": "1"}).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.published_at) == ("Иначе", moment)


def test_another_time_of_that_hour_is_asked_about(client, editor):
    article = make_article(status="draft", published_at=None)
    data = filled(client, change(article), published_at_0="2031-10-26", published_at_1="03:30:00")
    said = errors(client.post(change(article), {**data, "_publish": "1"}))
    assert "published_at" in said


def test_an_hour_that_no_clock_shows_is_a_sentence(client, editor):
    article = make_article(status="draft", published_at=None)
    data = filled(client, change(article), published_at_0="2031-03-30", published_at_1="03:30:00")
    said = errors(client.post(change(article), {**data, "_publish": "1"}))
    assert "published_at" in said
    article.refresh_from_db()
    assert article.status == "draft"


def test_the_hour_after_it_is_taken_to_the_second(client, editor):
    article = make_article(status="draft", published_at=None)
    data = filled(client, change(article), published_at_0="2031-10-26", published_at_1="04:00:01")
    assert client.post(change(article), {**data, "_publish": "1"}).status_code == 302
    article.refresh_from_db()
    assert article.published_at == datetime(2031, 10, 26, 2, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize("hour", [0, 1])
def test_both_languages_planned_then_are_published_as_planned(client, editor, hour):
    moment = datetime(2031, 10, 26, hour, 30, tzinfo=UTC)
    one = make_article(published_at=moment, language="ru", title="Мост")
    twin = make_article(published_at=moment, language="uk", story=one.story, title="Міст")
    page = f"/admin/twins/{one.pk}/"
    at = client.get(page).context["at"]
    assert at == "2031-10-26T03:30"
    numbers = {f"revision_{side.article.language}": side.number for side in client.get(page).context["sides"]}
    answer = client.post(page, {**numbers, "at": at})
    assert answer.status_code != 400, answer.context["problem"]
    assert {*Article.objects.filter(pk__in=[one.pk, twin.pk]).values_list("published_at", flat=True)} == {moment}
