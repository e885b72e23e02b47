import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext

from articles.admin import paging
from articles.admin.states import State, in_state, state_of
from articles.models import Article, FrontSlot
from tests import cast
from tests.make import (
    make_article,
    make_author,
    make_comment,
    make_page,
    make_photo,
    make_section,
    make_topic,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def fill(rows: int) -> None:
    photo = make_photo()
    for n in range(rows):
        author = make_author(photo=photo)
        parent = make_section()
        article = make_article(
            authors=[author], cover=photo, section=make_section(parent=parent), topics=[make_topic()]
        )
        make_article(status="draft")
        make_article(published_at=timezone.now() + timedelta(days=1))
        make_comment(article, status="pending")
        make_page()
        if n < 5 and not FrontSlot.objects.filter(language="ru", position=n + 1).exists():
            FrontSlot.objects.create(language="ru", position=n + 1, article=article)
            FrontSlot.objects.create(language="uk", position=n + 1, article=article)


LISTS = (
    "/admin/",
    LIST,
    f"{LIST}?q=Новость",
    f"{LIST}?state=live",
    "/admin/articles/photo/",
    "/admin/articles/section/",
    "/admin/articles/author/",
    "/admin/articles/topic/",
    "/admin/articles/page/",
    "/admin/front/ru/",
    "/admin/auth/user/",
    "/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=to",
)


def test_a_list_costs_the_same_at_1_and_at_20(client: Client) -> None:
    client.force_login(cast.chief())
    fill(1)
    at_one = {url: queries(client, url) for url in LISTS}
    fill(19)
    cast.reporter()
    assert {url: queries(client, url) for url in LISTS} == at_one
    desk = at_one.pop("/admin/")  # ten lists (tests/project/test_desk.py)
    assert desk <= 15
    assert max(at_one.values()) <= 10


@pytest.mark.parametrize("model", ["article", "author", "section", "topic", "page"])
def test_on_a_phone_no_cell_has_a_wrong_name(client: Client, model: str) -> None:
    """Unfold calls the first cell that is neither linked nor a box to tick so; newsroom.css hides that of pictures."""
    client.force_login(cast.chief())
    fill(1)
    cells = re.findall(
        r'<td class="([^"]*)" data-label="([^"]*)">(.*?)</td>', client.get(f"/admin/articles/{model}/").text, re.DOTALL
    )
    assert cells
    first = gettext("Select record")
    wrong = {classes.split()[0] for classes, name, inside in cells if name == first and "checkbox" not in inside}
    assert wrong <= {"field-picture"}


def test_days_are_whole_and_the_towns(client: Client) -> None:
    client.force_login(cast.editor())
    kyiv = timezone.get_current_timezone()
    for day in (1, 2, 3):
        make_article(title=f"День {day}", published_at=datetime(2026, 3, day, 23, 59, tzinfo=kyiv))
    found = client.get(f"{LIST}?published_at_from=2026-03-02&published_at_to=2026-03-02").context["cl"].result_list
    assert [article.title for article in found] == ["День 2"]


def test_nothing_is_counted_to_the_end(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(paging, "CAP", 3)
    client.force_login(cast.editor())
    for _n in range(5):
        make_article()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(LIST)
    assert response.context["cl"].result_count == 3
    counts = [query["sql"] for query in captured if "COUNT(" in query["sql"]]
    assert counts
    assert all("LIMIT 3" in sql for sql in counts)


def test_states_are_those_of_readers(client: Client) -> None:
    now = timezone.now()
    articles = {
        State.DRAFT: make_article(status="draft"),
        State.REVIEW: make_article(status="review"),
        State.LIVE: make_article(unpublish_at=now + timedelta(days=1)),
        State.SCHEDULED: make_article(published_at=now + timedelta(hours=1)),
        State.EXPIRED: make_article(unpublish_at=now - timedelta(minutes=1)),
        State.RETRACTED: make_article(status="retracted"),
    }
    client.force_login(cast.editor())
    for state, article in articles.items():
        assert state_of(article) == state
        assert list(in_state(Article.objects.all(), state)) == [article]
        shown = client.get(f"{LIST}?state={state}").context["cl"].result_list
        assert [a.pk for a in shown] == [article.pk]


@pytest.mark.parametrize(
    "query",
    [
        "state=x",
        "p=9999999",
        "p=x",
        "language__exact=xx",
        "section__id__exact=x",
        "o=99",
        "q=%27%22%25",
        "mine=yes",
        "title__regex=(",
    ],
)
def test_strange_queries(client: Client, query: str) -> None:
    client.force_login(cast.editor())
    make_article()
    assert client.get(f"{LIST}?{query}").status_code in (200, 302, 400)


def test_newest_edit_first(client: Client) -> None:
    client.force_login(cast.editor())
    old, new = make_article(), make_article()
    Article.objects.filter(pk=old.pk).update(updated_at=timezone.now())
    assert [a.pk for a in client.get(LIST).context["cl"].result_list] == [old.pk, new.pk]


def test_children_stand_below_their_sections(client: Client) -> None:
    client.force_login(cast.chief())
    second, first = make_section(order=2), make_section(order=1)
    child = make_section(parent=first, order=9)
    shown = client.get("/admin/articles/section/").context["cl"].result_list
    assert list(shown) == [first, child, second]
