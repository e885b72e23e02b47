"""The newsroom's first page."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ArticleReads
from comments.typos import TypoReport
from odessa_news import newsroom_desk
from tests import cast
from tests.make import make_article, make_comment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
MINE, REVIEW, TODAY, PUBLISHED = range(4)


def lists(client: Client) -> list[list[int]]:
    context = client.get("/admin/").context
    return [[article.pk for article, _time in each["articles"]] for each in context["lists"]]


def test_mine_and_what_waits_for_an_editor(client: Client) -> None:
    editor, reporter = cast.editor(), cast.reporter()
    own = make_article(status="draft", created_by=editor)
    sent = make_article(status="review", created_by=reporter)
    waiting_longer = make_article(status="review", created_by=reporter)
    Article.objects.filter(pk=waiting_longer.pk).update(updated_at=timezone.now() - timedelta(days=2))
    make_article(status="draft")
    make_article(created_by=editor)
    client.force_login(editor)
    assert lists(client)[:2] == [[own.pk], [waiting_longer.pk, sent.pk]]
    client.force_login(reporter)
    assert set(lists(client)[MINE]) == {waiting_longer.pk, sent.pk}


def test_what_is_to_come_today_and_what_has_just_come(client: Client) -> None:
    client.force_login(cast.editor())
    live = make_article()
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    today = make_article(published_at=now + (midnight - now) / 2)
    make_article(published_at=midnight)
    make_article(unpublish_at=now - timedelta(seconds=1))
    assert lists(client)[2:] == [[today.pk], [live.pk]]


def test_a_reporter_sees_no_embargo_of_others(client: Client) -> None:
    client.force_login(cast.reporter())
    make_article(published_at=timezone.now() + timedelta(seconds=1))
    make_article(status="review")
    assert lists(client) == [[], [], [], []]


def test_comments_that_wait_are_for_moderators(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(newsroom_desk, "MOST_WAITING", 2)
    article = make_article()
    comments = [make_comment(article, status="pending") for _ in range(3)]
    make_comment(article)
    client.force_login(cast.moderator())
    context = client.get("/admin/").context
    assert [comment.pk for comment in context["comments"]] == [comment.pk for comment in comments]
    assert context["waiting"] == "2+"
    client.force_login(cast.editor())
    assert comments[0].text not in client.get("/admin/").text


def test_what_was_read_most(client: Client) -> None:
    now = timezone.now()
    article, older, hidden = make_article(), make_article(), make_article(status="draft")
    ArticleReads.objects.create(article=article, hour=now, count=3)
    ArticleReads.objects.create(article=older, hour=now - timedelta(days=2), count=5)
    ArticleReads.objects.create(article=hidden, hour=now, count=9)
    client.force_login(cast.reporter())
    page = client.get("/admin/")
    day, week = page.context["most_read"]
    assert [each.pk for each in day["articles"]] == [article.pk]
    assert [each.pk for each in week["articles"]] == [older.pk, article.pk]
    assert "read 3 times" in page.text
    client.force_login(cast.moderator())
    assert "most_read" not in client.get("/admin/").context


def test_each_list_is_one_query_however_long(client: Client) -> None:
    chief = cast.chief()
    client.force_login(chief)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/admin/")
        return len(captured)

    def fill(count: int) -> None:
        for n in range(count):
            make_article(status="draft", created_by=chief)
            make_article(status="review")
            make_article(published_at=timezone.now() + timedelta(seconds=n + 60))
            read = make_article()
            make_comment(read, status="pending")
            TypoReport.objects.create(article=read, quote="малако")
            ArticleReads.objects.create(article=read, hour=timezone.now(), count=n + 1)

    fill(1)
    at_one = queries()
    fill(20)
    assert queries() == at_one
    assert at_one <= 15
