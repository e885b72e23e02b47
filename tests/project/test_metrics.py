"""/metrics: what an operator's Prometheus watches, for whoever has the token."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Complaint
from odessa_news import metrics
from tests.make import make_article, make_comment
from tests.project import chores
from tests.queue import run_tasks

pytestmark = pytest.mark.django_db
TOKEN = "0123456789abcdef0123"


@pytest.fixture
def scrape(client, settings):
    settings.METRICS_TOKEN = TOKEN
    return lambda token=f"Bearer {TOKEN}": client.get("/metrics", headers={"Authorization": token} if token else {})


def values(text):
    return {name: int(value) for name, value in re.findall(r"^odessa_news_(\w+) (\d+)$", text, re.M)}


def filed(comment, **over):
    complaint = Complaint.file(comment, kind="law", text="", contact="", address_hash="cd" * 32, page="/comments/1/")
    Complaint.objects.filter(pk=complaint.pk).update(**over)


def test_nothing_is_there_without_a_token(client, settings):
    assert settings.METRICS_TOKEN == ""
    for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer None"}):
        assert client.get("/metrics", headers=headers).status_code == 404


@pytest.mark.parametrize("token", ["", "Bearer", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN[:-1]}", "Bearer ключ"])
def test_others_are_refused(scrape, token):
    response = scrape(token)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert "odessa_news_" not in response.text


def test_a_quiet_newsroom(scrape):
    response = scrape()
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]
    found = values(response.text)
    assert len(found) == 6
    assert not any(found.values())
    for name in found:
        assert f"# TYPE odessa_news_{name} gauge\n" in response.text


def test_what_waits_and_what_went_wrong(scrape):
    article = make_article()
    for hours in (1, 5):
        make_comment(article, status="pending", created_at=timezone.now() - timedelta(hours=hours))
    make_comment(make_article(status="trashed"), status="pending", created_at=timezone.now() - timedelta(days=9))
    shown = make_comment(article)
    filed(shown)
    filed(make_comment(article), due_at=timezone.now() - timedelta(minutes=1))
    filed(make_comment(article), status="declined", decided_at=timezone.now(), due_at=timezone.now() - timedelta(1))
    chores.fail.enqueue()
    run_tasks()
    chores.note.enqueue("word")
    found = values(scrape().text)
    assert 5 * 3600 <= found.pop("comments_oldest_waiting_seconds") < 5 * 3600 + 60
    assert found == {
        "comments_waiting": 2,
        "complaints_open": 2,
        "complaints_overdue": 1,
        "tasks_waiting": 1,
        "tasks_failed": 1,
    }


def test_it_stops_counting(scrape, monkeypatch):
    monkeypatch.setattr(metrics, "COUNTED", 2)
    article = make_article()
    for _ in range(4):
        make_comment(article, status="pending")
    assert values(scrape().text)["comments_waiting"] == 2


def test_six_queries_however_many_rows_each_on_an_index(scrape):
    article = make_article()
    counts = []
    for number in (1, 20):
        for _ in range(number):
            make_comment(article, status="pending")
            filed(make_comment(article))
            Complaint.objects.update(address_hash="")
            chores.note.enqueue("word")
        with CaptureQueriesContext(connection) as queries:
            scrape()
        counts.append(len(queries))
    assert counts == [6, 6]
    with connection.cursor() as cursor:
        # Of so few rows the planner would rather read all.
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in queries:
            cursor.execute("EXPLAIN " + query["sql"])
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "Seq Scan" not in plan, plan
            assert "LIMIT" in query["sql"]


def test_a_database_that_is_away_is_said(scrape, monkeypatch):
    def away():
        raise DatabaseError

    monkeypatch.setattr(metrics, "page", away)
    assert scrape().status_code == 503


def test_the_document_names_each():
    from django.conf import settings

    document = (settings.BASE_DIR / "docs" / "deploy.md").read_text()
    assert set(re.findall(r"`odessa_news_(\w+)`", document)) == set(values(metrics.page()))
