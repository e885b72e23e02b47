"""A form that was opened before somebody moved the article in the calendar doesn't move it back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.schedule import Kind, move
from tests import cast
from tests.articles.admin.forms import errors, filled
from tests.make import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated")]


def noon(days: int) -> datetime:
    day = timezone.localtime(timezone.now() + timedelta(days=days))
    return day.replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


@pytest.fixture
def article() -> Article:
    # A moment has microseconds, and a field has none.
    return make_article(published_at=noon(2) + timedelta(microseconds=5), unpublish_at=noon(9))


def url(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def put_off(article: Article) -> None:
    assert article.published_at
    move(article.pk, Kind.PUBLICATION, article.published_at, noon(4), None)


def times(article: Article) -> tuple[Any, Any]:
    article.refresh_from_db()
    return article.published_at, article.unpublish_at


def test_mending_a_slip_moves_nothing(editor: Client, article: Article) -> None:
    sent = filled(editor, url(article), title="Опечатка", _continue="1")
    put_off(article)
    assert editor.post(url(article), sent).status_code == 302
    assert times(article) == (noon(4), noon(9))
    revision = article.latest_revision()
    assert revision
    assert revision.content["title"] == "Опечатка"


@pytest.mark.parametrize("deed", ["another time", "publish"])
def test_who_decides_on_what_has_moved_is_told_and_shown(editor: Client, article: Article, deed: str) -> None:
    sent = filled(editor, url(article), _continue="1")
    if deed == "publish":
        del sent["_continue"]
        sent["_publish"] = ""
    else:
        sent["unpublish_at_0"] = noon(7).date().isoformat()
    put_off(article)
    answer = editor.post(url(article), sent)
    assert "Тем временем" in errors(answer)
    assert times(article) == (noon(4), noon(9))
    form = answer.context["adminform"].form
    shown = [str(form["published_at"].subwidgets[0].data["subwidgets"][n]["value"]) for n in range(2)]
    assert shown == [noon(4).strftime("%d.%m.%Y"), "12:00:00"]
    again = {**sent, "seen": form.seen_now(), "published_at_0": shown[0], "published_at_1": shown[1]}
    assert editor.post(url(article), again).status_code == 302
    assert times(article) == (noon(4), noon(9) if deed == "publish" else noon(7))


@pytest.mark.parametrize("seen", ["", "published - x y", "published - 2026-01-01 -", "published -", "\0 - - -"])
def test_garbage_in_the_place_of_what_was_seen(editor: Client, article: Article, seen: str) -> None:
    sent = filled(editor, url(article), seen=seen, unpublish_at_0="", unpublish_at_1="", _continue="1")
    errors(editor.post(url(article), sent))
    assert times(article)[1] == noon(9)
