"""How often an article was read: counted once a network and hour, in the open, and without knowing whose it was."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import reads
from articles.models import Article, ArticleReads, ReadMark
from tests.make import make_article

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


def read(article: Article | int, address: str = "192.0.2.1", headers: Any = HERE, **extra: Any) -> int:
    pk = article if isinstance(article, int) else article.pk
    client = Client(enforce_csrf_checks=True)
    response = client.generic("POST", f"/articles/{pk}/read/", headers=headers, REMOTE_ADDR=address, **extra)
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert response.content == b""
    return response.status_code


def counted(article: Article) -> int:
    return sum(ArticleReads.objects.filter(article=article).values_list("count", flat=True))


def test_each_network_counts_once_an_hour(time_machine: Any) -> None:
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    article = make_article()
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2"):
        assert read(article, address) == 204
    assert counted(article) == 3
    time_machine.shift(timedelta(minutes=59, seconds=59))
    read(article)
    assert counted(article) == 3
    time_machine.shift(timedelta(seconds=1))
    read(article)
    rows = ArticleReads.objects.order_by("hour").values_list("hour", "count")
    assert list(rows) == [(datetime(2026, 11, 22, 10, tzinfo=UTC), 3), (datetime(2026, 11, 22, 11, tzinfo=UTC), 1)]


def test_another_article_is_another_reading() -> None:
    articles = [make_article(), make_article()]
    for article in articles:
        read(article)
    assert [counted(article) for article in articles] == [1, 1]


def test_costs_one_statement() -> None:
    article = make_article()
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            read(article)
        assert len(captured) == 1


@pytest.mark.parametrize(
    "over",
    [
        {"status": "draft"},
        {"status": "review"},
        {"status": "retracted"},
        {"published_at": timezone.now() + timedelta(hours=1)},
        {"published_at": timezone.now() - timedelta(hours=2), "unpublish_at": timezone.now() - timedelta(hours=1)},
    ],
    ids=["draft", "in review", "retracted", "scheduled", "expired"],
)
def test_what_readers_do_not_see_is_not_read_and_answers_alike(over: dict[str, Any]) -> None:
    article = make_article(**over)
    assert read(article) == read(article.pk + 1000) == 204
    assert not ArticleReads.objects.exists()
    assert not ReadMark.objects.exists()


@pytest.mark.parametrize(
    ("headers", "extra", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, {}, 403),
        ({"Origin": "https://evil.example"}, {}, 403),
        (HERE, {"CONTENT_LENGTH": "1"}, 413),
        (HERE, {"CONTENT_LENGTH": "9" * 5000}, 413),
        (HERE, {"CONTENT_LENGTH": "-1"}, 413),
    ],
)
def test_what_no_page_of_ours_sends_is_not_counted(
    headers: dict[str, str], extra: dict[str, str], status: int, caplog: Any
) -> None:
    article = make_article()
    assert read(article, headers=headers, **extra) == status
    assert not ArticleReads.objects.exists()
    assert not caplog.records


@pytest.mark.parametrize("pk", ["0", "01", "-1", "x", "9" * 19, "9" * 400])
def test_absurd_ids(client: Client, pk: str) -> None:
    assert client.post(f"/articles/{pk}/read/", headers=HERE).status_code == 404


def test_a_link_counts_nothing(client: Client) -> None:
    article = make_article()
    assert client.get(f"/articles/{article.pk}/read/").status_code == 405
    assert not counted(article)


def test_a_database_that_is_away_is_nobodys_trouble(caplog: Any) -> None:
    def fail(*args: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    article = make_article()
    with connection.execute_wrapper(fail):
        assert read(article) == 503
    assert not caplog.records


def test_nothing_kept_tells_who_read() -> None:
    """A mark is of one article, one hour and one network, under the site's key; and it goes when the hour is over."""
    article, other = make_article(), make_article()
    read(article)
    read(other)
    marks = list(ReadMark.objects.all())
    assert len({mark.mark for mark in marks}) == 2
    assert {field.name for field in ReadMark._meta.fields} == {"mark", "hour"}
    reads.forget_marks()
    assert ReadMark.objects.count() == 2
    ReadMark.objects.filter(mark=marks[0].mark).update(hour=marks[0].hour - timedelta(hours=1))
    reads.forget_marks()
    assert list(ReadMark.objects.all()) == marks[1:]


def test_a_mark_needs_the_key_of_the_site(settings: Any) -> None:
    hour = timezone.now()
    mark = reads._mark(1, "192.0.2.1", hour)
    settings.SECRET_KEY = "another key"
    assert reads._mark(1, "192.0.2.1", hour) != mark


def test_hours_become_days_and_days_go(time_machine: Any) -> None:
    """In the city's time, two hours ahead: the 19th ends when it is 22 o'clock by UTC."""
    time_machine.move_to("2026-11-22T10:30:00Z", tick=False)
    article = make_article()
    moments = {
        "2025-09-01T10:00:00Z": 1,  # more than a year ago
        "2026-11-18T21:00:00Z": 2,
        "2026-11-18T22:00:00Z": 4,
        "2026-11-19T10:00:00Z": 8,
        "2026-11-19T21:00:00Z": 16,
        "2026-11-19T22:00:00Z": 32,
        "2026-11-19T23:00:00Z": 64,  # of the 20th, which still has hours
    }
    for moment, number in moments.items():
        ArticleReads.objects.create(article=article, hour=datetime.fromisoformat(moment), count=number)
    for _ in range(2):
        reads.fold()
        rows = ArticleReads.objects.order_by("hour").values_list("hour", "count")
        assert [(f"{hour:%d %H}", number) for hour, number in rows] == [
            ("17 22", 2),
            ("18 22", 28),
            ("19 22", 32),
            ("19 23", 64),
        ]


def test_the_ten_that_were_read_most_in_a_day_and_in_a_week(time_machine: Any) -> None:
    time_machine.move_to("2026-11-22T10:30:00Z", tick=False)
    articles = [make_article() for _ in range(12)]
    for n, article in enumerate(articles):
        ArticleReads.objects.create(article=article, hour=datetime(2026, 11, 21, 11, tzinfo=UTC), count=100 + n)
        ArticleReads.objects.create(article=article, hour=datetime(2026, 11, 22, 10, tzinfo=UTC), count=1)
    ArticleReads.objects.create(article=articles[0], hour=datetime(2026, 11, 21, 10, tzinfo=UTC), count=500)
    ArticleReads.objects.create(article=articles[1], hour=datetime(2026, 11, 15, 21, tzinfo=UTC), count=500)
    everything = Article.objects.all()
    day = list(reads.most_read(everything, reads.last_day()))
    assert day == articles[:1:-1]
    assert day[0].times_read == 112  # type: ignore[attr-defined]
    week = list(reads.most_read(everything, reads.last_week()))
    assert week == [articles[0], *articles[:2:-1]]
    assert list(reads.most_read(Article.objects.filter(pk=articles[5].pk), reads.last_day())) == [articles[5]]


def test_the_hours_are_found_by_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "reads_by_hour" in reads.most_read(Article.objects.only("title"), reads.last_day()).explain()
