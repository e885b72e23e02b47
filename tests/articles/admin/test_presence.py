"""Who has which article open: since when, until when, and who is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Presence
from articles.models.presence import GONE_AFTER, SAME_VISIT, SWEPT_AFTER
from tests import cast
from tests.make import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
LIST = "/admin/articles/article/"


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def beat(client: Client, article: Article) -> Any:
    return client.post(f"{LIST}{article.pk}/presence/", "{}", content_type="application/json")


def leave(client: Client, article: Article, seen: Any) -> Any:
    return client.post(f"{LIST}{article.pk}/presence/left/", {"seen": seen}, content_type="application/json")


@pytest.fixture
def olga() -> Client:
    user = cast.editor("olga")
    user.first_name, user.last_name = "Ольга", "Бондарь"
    user.save()
    return logged_in(user)


@pytest.fixture
def lev() -> Client:
    return logged_in(cast.editor("lev"))


def test_each_is_told_of_the_other_and_nobody_of_themselves(olga: Client, lev: Client) -> None:
    article, other = make_article(), make_article()
    assert beat(olga, article).json()["others"] == []
    beat(olga, other)
    since = timezone.localtime(Presence.objects.get(article=article).since)
    assert beat(lev, article).json()["others"] == [f"Ольга Бондарь has had this open since {since:%H:%M}."]
    assert [line.partition(" ")[0] for line in beat(olga, article).json()["others"]] == ["lev"]


def test_goes_without_a_beat_and_comes_back_to_the_same_visit(olga: Client, lev: Client) -> None:
    article = make_article()
    beat(olga, article)
    since = timezone.now() - timedelta(hours=1)
    Presence.objects.update(since=since, seen_at=timezone.now() - GONE_AFTER + timedelta(seconds=5))
    assert beat(lev, article).json()["others"]
    olgas = Presence.objects.filter(user__username="olga")
    olgas.update(seen_at=timezone.now() - GONE_AFTER)
    assert beat(lev, article).json()["others"] == []
    beat(olga, article)
    assert olgas.get().since == since
    olgas.update(seen_at=timezone.now() - SAME_VISIT)
    beat(olga, article)
    assert timezone.now() - olgas.get().since < timedelta(minutes=1)


def test_leaving_shows_at_once_but_not_what_a_newer_beat_has_outlived(olga: Client, lev: Client) -> None:
    article = make_article()
    first = beat(olga, article).json()["seen"]
    second = beat(olga, article).json()["seen"]
    leave(olga, article, first)
    assert beat(lev, article).json()["others"]
    leave(olga, article, second)
    assert beat(lev, article).json()["others"] == []


@pytest.mark.parametrize("seen", ["", None, "yesterday", "2026-13-45T99:00", "2026-01-01T00:00:00", 7, ["x"]])
def test_leaving_with_nonsense_is_no_error(olga: Client, seen: Any) -> None:
    assert leave(olga, make_article(), seen).status_code == 200


def test_a_day_shows_where_it_was_not_today(olga: Client, lev: Client) -> None:
    article = make_article()
    beat(olga, article)
    Presence.objects.update(since=timezone.now() - timedelta(days=30))
    (line,) = beat(lev, article).json()["others"]
    assert str(timezone.localtime(timezone.now() - timedelta(days=30)).day) in line.partition("since")[2]


def test_what_a_crash_left_behind_is_swept(olga: Client, lev: Client) -> None:
    beat(olga, make_article())
    Presence.objects.update(seen_at=timezone.now() - SWEPT_AFTER)
    beat(lev, make_article())
    assert Presence.objects.get().user.username == "lev"


def test_only_who_may_change_the_article(olga: Client) -> None:
    article = make_article()
    reporter = logged_in(cast.reporter())
    answer = beat(reporter, article)
    assert (answer.status_code, answer.json()["error"]) == (403, "This article is not yours to change now.")
    assert beat(Client(), article).status_code == 401
    assert beat(logged_in(cast.moderator()), article).status_code == 403
    assert not Presence.objects.exists()
    assert "data-presence" not in reporter.get(f"{LIST}{article.pk}/change/").content.decode()
    assert "data-presence" in olga.get(f"{LIST}{article.pk}/change/").content.decode()


def test_refusals_are_sentences(olga: Client) -> None:
    gone = olga.post(f"{LIST}{10**30}/presence/", "{}", content_type="application/json")
    assert (gone.status_code, gone.json()["error"]) == (404, "This article isn't there any more.")
    assert olga.get(f"{LIST}{make_article().pk}/presence/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.editor())
    assert beat(strict, make_article()).status_code == 403
    assert not Presence.objects.exists()


def test_a_beat_costs_the_same_for_one_and_for_twenty(olga: Client) -> None:
    article = make_article()
    beat(olga, article)
    with CaptureQueriesContext(connection) as alone:
        beat(olga, article)
    for n in range(20):
        beat(logged_in(cast.editor(f"editor-{n}")), article)
    with CaptureQueriesContext(connection) as among_many:
        assert len(beat(olga, article).json()["others"]) == 20
    assert len(among_many) == len(alone) <= 8


def test_the_list_shows_who_else_and_asks_once(olga: Client, lev: Client) -> None:
    articles = [make_article() for _n in range(20)]
    beat(olga, articles[0])
    with CaptureQueriesContext(connection) as one:
        page = lev.get(LIST).content.decode()
    assert page.count('class="newsroom-open"') == 1
    assert "Ольга Бондарь" in page
    for article in articles:
        beat(olga, article)
        beat(lev, article)
    with CaptureQueriesContext(connection) as many:
        assert lev.get(LIST).content.decode().count('class="newsroom-open"') == 20
    assert len(many) == len(one)
    assert sum("articles_presence" in query["sql"] for query in many) == 1
