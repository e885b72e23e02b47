from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import calendar_view
from articles.admin.calendar_view import Entry
from articles.admin.spans import Span
from articles.models import Article, AuditEntry
from tests import cast
from tests.make import make_article, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated")]
CALENDAR = "/admin/calendar/"
MOVE = "/admin/calendar/move/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def soon(**over: Any) -> datetime:
    """Noon of a day to come, by the newsroom's clock."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    return noon + timedelta(**{"days": 3, **over})


def typed(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def entries(client: Client, moment: datetime | None, by: str = "week") -> list[Entry]:
    span = Span(by == "week", timezone.localtime(moment).date())
    weeks = client.get(f"{CALENDAR}?{span.query}").context["weeks"]
    return [entry for week in weeks for day in week for entry in day.entries]


def move(client: Client, article: Article, to: datetime | str, kind: str = "published_at", **over: Any) -> Any:
    was = over.pop("was", getattr(article, kind).isoformat())
    to = to if isinstance(to, str) else typed(to)
    data = {"article": article.pk, "kind": kind, "was": was, "to": to, **over.pop("forged", {}), **over}
    response = client.post(MOVE, data, follow=True)
    return [str(message) for message in response.context["messages"]] if response.status_code == 200 else response


def moments(article: Article) -> tuple[datetime | None, datetime | None]:
    article.refresh_from_db()
    return article.published_at, article.unpublish_at


@pytest.mark.parametrize("by", ["week", "month"])
def test_it_shows_what_is_out_what_is_to_come_and_what_goes(editor: Client, by: str) -> None:
    out = make_article(unpublish_at=timezone.now() + timedelta(minutes=1))
    coming = make_article(published_at=timezone.now() + timedelta(minutes=2))
    make_article(status="draft", published_at=coming.published_at)
    make_article(status="retracted")
    found = {(e.article.pk, e.kind.value, e.is_to_come) for e in entries(editor, coming.published_at, by)}
    expected = {(coming.pk, "published_at", True), (out.pk, "unpublish_at", True)}
    assert expected <= found <= {*expected, (out.pk, "published_at", False)}


def test_a_day_is_the_newsrooms_own(editor: Client) -> None:
    # Half past midnight of the second of December in Odesa is still the first in Greenwich.
    late = make_article(published_at=datetime(2031, 12, 1, 22, 30, tzinfo=UTC))
    days = editor.get(f"{CALENDAR}?month=2031-12").context["weeks"][0]
    assert [day.date.day for day in days for entry in day.entries if entry.article == late] == [2]
    hours = editor.get(f"{CALENDAR}?week=2031-W49").context["hours"]
    assert [hour for hour, cells in hours if any(found for _day, found in cells)] == [0]


def test_of_a_busy_day_the_rest_is_counted(editor: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(calendar_view, "PUBLISHED_IN_MONTH", 2)
    moment = timezone.now() - timedelta(days=40)
    articles = [make_article(published_at=moment + timedelta(seconds=n)) for n in range(5)]
    weeks = editor.get(f"{CALENDAR}?{Span(False, timezone.localtime(moment).date()).query}").context["weeks"]
    day = next(day for week in weeks for day in week if day.entries)
    assert ([entry.article for entry in day.entries], day.more) == (articles[3:], 3)


def test_moving_a_publication(editor: Client) -> None:
    article = make_article(published_at=soon(seconds=7, microseconds=8))
    assert "12:00" in move(editor, article, soon(days=5))[0]
    assert moments(article)[0] == soon(days=5)
    entry = AuditEntry.objects.get(object_id=str(article.pk))
    assert (entry.who, entry.verb) == ("editor", "scheduled")


def test_moving_a_take_down(editor: Client) -> None:
    article = make_article(unpublish_at=soon())
    move(editor, article, soon(days=9), "unpublish_at")
    assert moments(article)[1] == soon(days=9)


def test_back_where_one_was(editor: Client) -> None:
    article = make_article(published_at=soon())
    data = {"article": article.pk, "kind": "published_at", "was": soon().isoformat(), "to": typed(soon(days=4))}
    assert (
        editor.post(f"{MOVE}?week=2031-W49", data)["Location"] == f"{CALENDAR}?week=2031-W49#publication-{article.pk}"
    )


def test_twins_move_as_a_pair_or_alone(editor: Client) -> None:
    article = make_article(published_at=soon())
    twin = make_twin(article)
    assert all(entry.is_paired for entry in entries(editor, soon()))
    move(editor, article, soon(days=4), twin="1")
    assert moments(article)[0] == moments(twin)[0] == soon(days=4)
    move(editor, twin, soon(days=6))
    assert moments(article)[0] == soon(days=4)
    assert moments(twin)[0] == soon(days=6)
    assert not any(entry.is_paired for entry in entries(editor, soon(days=6)))


def test_a_pair_moves_as_a_whole_or_not_at_all(editor: Client) -> None:
    article = make_article(published_at=soon(), title="Пара")
    twin = make_twin(article, published_at=soon(days=8), title="Близнец")
    assert "Близнец" in move(editor, article, soon(days=4), twin="1")[0]
    assert moments(article)[0] == soon()
    twin.delete()
    assert move(editor, article, soon(days=4), twin="1")
    assert moments(article)[0] == soon()


def test_what_went_out_meanwhile_is_not_pulled_back(editor: Client) -> None:
    article = make_article(published_at=soon())
    seen = soon().isoformat()
    out = timezone.now() - timedelta(seconds=1)
    for over in ({"published_at": out}, {"status": "retracted"}, {"published_at": soon(days=8)}):
        Article.objects.filter(pk=article.pk).update(**{"published_at": soon(), "status": "published", **over})
        said = move(editor, article, soon(days=4), was=seen)
        assert article.title in said[0]
        assert moments(article)[0] != soon(days=4)
    Article.objects.filter(pk=article.pk).update(published_at=out, status="published")
    assert article.title in move(editor, article, soon(days=4), was=out.isoformat())[0]
    assert moments(article)[0] == out


def test_it_is_never_taken_down_before_it_is_published(editor: Client) -> None:
    article = make_article(published_at=soon(), unpublish_at=soon(days=4))
    assert article.title in move(editor, article, soon(days=5))[0]
    assert article.title in move(editor, article, soon(days=2), "unpublish_at")[0]
    assert moments(article) == (soon(), soon(days=4))


@pytest.mark.parametrize(
    "to", ["", "завтра", "2020-01-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59", "2031-02-30T10:00"]
)
def test_a_strange_time_is_a_sentence(editor: Client, to: str) -> None:
    article = make_article(published_at=soon())
    said = move(editor, article, to)
    assert len(said) == 1
    assert moments(article)[0] == soon()


def test_forged_moves(editor: Client) -> None:
    article = make_article(published_at=soon())
    for was in ("", "x", soon().replace(tzinfo=None).isoformat(), "0001-01-01T00:00:00+14:00"):
        assert len(move(editor, article, soon(days=4), was=was)) == 1
    for over in ({"article": "x"}, {"article": 2**70}, {"kind": "updated_at"}, {"kind": ""}):
        assert move(editor, article, soon(days=4), forged=over).status_code == 404
    assert len(move(editor, article, soon(days=4), forged={"article": 2**62})) == 1
    assert editor.get(MOVE).status_code == 405
    assert moments(article)[0] == soon()


def test_who_may_see_and_move(client: Client) -> None:
    reporter = cast.reporter()
    others, own = make_article(published_at=soon()), make_article(published_at=soon(), created_by=reporter)
    client.force_login(reporter)
    assert [entry.article for entry in entries(client, soon())] == [own]
    assert "calendar/move/" not in client.get(f"{CALENDAR}?{Span(True, soon().date()).query}").text
    assert move(client, own, soon(days=4)).status_code == 403
    client.force_login(cast.moderator())
    assert client.get(CALENDAR).status_code == 403
    client.logout()
    assert client.get(CALENDAR).status_code == 302
    assert client.post(MOVE, {"article": others.pk}).status_code == 403
    assert Client(enforce_csrf_checks=True).post(MOVE, {"article": others.pk}).status_code == 403


@pytest.mark.parametrize(
    "query",
    ["month=x", "month=2026-13", "month=0001-01", "week=2026-W54", "week=2026-W00", "week=²⁰²⁶", "month=2099-12"],
)
def test_strange_spans(editor: Client, query: str) -> None:
    assert editor.get(f"{CALENDAR}?{query}").status_code == 200


@pytest.mark.parametrize("by", ["week", "month"])
def test_it_costs_the_same_at_1_and_at_20(editor: Client, by: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            entries(editor, timezone.now(), by)
        return len(captured)

    make_article(unpublish_at=timezone.now() + timedelta(minutes=5))
    at_one = queries()
    for n in range(20):
        make_article()
        make_twin(make_article(published_at=timezone.now() + timedelta(minutes=n + 1)))
        make_article(unpublish_at=timezone.now() + timedelta(minutes=n + 1))
    assert queries() == at_one
    assert at_one <= 7
