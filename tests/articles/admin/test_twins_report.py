import csv
import io
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import twins as report
from articles.languages import Language
from articles.models import Article
from tests import cast
from tests.make import make_article, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated")]
TWINS = "/admin/twins/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def listed(client: Client, name: str, **query: Any) -> list[int]:
    return [article.pk for article in client.get(TWINS, query).context[name]]


def changed(article: Article, **ago: float) -> Article:
    Article.objects.filter(pk=article.pk).update(updated_at=timezone.now() - timedelta(**ago))
    return article


def test_what_readers_find_in_one_language_only(editor: Client) -> None:
    alone = make_article()
    make_twin(make_article())
    begun = make_article(published_at=timezone.now() - timedelta(hours=2))
    draft = make_twin(begun, status="draft")
    make_article(status="draft")
    make_article(published_at=timezone.now() + timedelta(hours=1))
    make_article(published_at=timezone.now() - timedelta(days=31))
    page = editor.get(TWINS)
    assert [a.pk for a in page.context["missing"]] == [alone.pk, begun.pk]
    assert f"?twin_of={alone.pk}" in page.text
    assert f"/article/{draft.pk}/change/" in page.text
    assert len(listed(editor, "missing", days=90)) == 3


def test_a_twin_that_has_fallen_behind(editor: Client) -> None:
    three_days = timezone.now() - timedelta(days=3)
    reworked, in_step, translated = (make_article(published_at=three_days) for _ in range(3))
    changed(make_twin(reworked), days=2)
    changed(make_twin(in_step), days=3)
    changed(in_step, days=3)
    # Translated two days after, which makes nothing old.
    changed(make_twin(translated, published_at=timezone.now() - timedelta(days=1)), days=1)
    changed(translated, days=3)
    changed(reworked, hours=5)
    assert listed(editor, "behind") == [reworked.pk]
    changed(Article.objects.get(story=reworked.story, language="uk"), hours=4)
    assert reworked.pk not in listed(editor, "behind")


@pytest.mark.parametrize(("name", "parameter"), [("missing", "before"), ("behind", "changed_before")])
def test_lists_go_on_by_cursor(editor: Client, monkeypatch: Any, name: str, parameter: str) -> None:
    monkeypatch.setattr(report, "SHOWN", 2)
    for n in range(5):
        article = make_article(published_at=timezone.now() - timedelta(days=5))
        if name == "behind":
            changed(make_twin(article), days=5)
            changed(article, hours=n + 1)
    seen: list[int] = []
    query: dict[str, str] = {}
    for _page in range(3):
        context = editor.get(TWINS, query).context
        seen += [article.pk for article in context[name]]
        query = {parameter: context[f"{name}_older"]}
    assert len(seen) == len(set(seen)) == 5
    assert query == {parameter: ""}


def test_figures_of_a_span(editor: Client) -> None:
    day = timezone.localdate() - timedelta(days=40)
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    make_article(title="Пять!", lead="Шесть.", body="<p>Семь &amp; <strong>восемь</strong></p>", published_at=noon)
    make_article(language="uk", title="Дві", lead="", body="", published_at=noon)
    make_article(published_at=noon - timedelta(days=1))
    make_article(published_at=noon, status="retracted")
    page = editor.get(TWINS, {"from": day.isoformat(), "to": day.isoformat()}).context
    shown = {each.language: (each.stories, each.characters) for each in page["figures"]}
    assert shown == {Language.RU: (1, len("Пять!Шесть.Семь & восемь")), Language.UK: (1, 3)}
    assert page["total"] == {"stories": 2, "characters": len("Пять!Шесть.Семь & восемь") + 3}


def test_characters_follow_the_text_whatever_wrote_it() -> None:
    article = make_article(title="Раз", lead="", body="")
    Article.objects.filter(pk=article.pk).update(body="<p>два</p>", characters=999)
    article.refresh_from_db()
    assert article.characters == 6
    article.updated_at = timezone.now()
    article.save(update_fields=["updated_at"])
    article.characters = 0
    article.save()
    article.refresh_from_db()
    assert article.characters == 6


@pytest.mark.parametrize(
    "query", ["from=x&to=y", "from=2026-02-01", "from=2026-02-02&to=2026-02-01", "from=2020-01-01&to=2026-01-01"]
)
def test_a_strange_span_is_a_sentence(editor: Client, query: str) -> None:
    response = editor.get(f"{TWINS}?{query}")
    assert response.status_code == 200
    assert response.context["period"].problem in response.text
    assert editor.get(f"{TWINS}csv/?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["days=x", "before=x", "changed_before=999999999999999999-1", "from=0001-01-01&to=0001-01-02"]
)
def test_strange_queries(editor: Client, query: str) -> None:
    assert editor.get(f"{TWINS}?{query}").status_code == 200


def test_the_table(editor: Client) -> None:
    article = make_article(title="=cmd|' /C calc'!A0, и ещё", body="<p>Текст</p>")
    twin = make_twin(article, title="Близнюк")
    today = timezone.localdate()
    span = {"from": (today - timedelta(days=1)).isoformat(), "to": today.isoformat()}
    response = editor.get(f"{TWINS}csv/", span)
    text = response.getvalue().decode()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert len({len(row) for row in rows}) == 1
    assert [row[1:3] for row in rows[1:]] == [["ru", f"'{article.title}"], ["uk", "Близнюк"]]
    assert rows[1][3].endswith(article.get_absolute_url())
    assert rows[2][4] == str(Article.objects.get(pk=twin.pk).characters)


def test_who_may_not(client: Client) -> None:
    client.force_login(cast.moderator())
    assert client.get(TWINS).status_code == 403
    assert client.get(f"{TWINS}csv/").status_code == 403
    client.logout()
    assert client.get(f"{TWINS}csv/").status_code == 302


def test_it_costs_the_same_at_1_and_at_20(editor: Client) -> None:
    def queries(path: str = "") -> int:
        with CaptureQueriesContext(connection) as captured:
            response = editor.get(TWINS + path)
            assert response.getvalue() if response.streaming else response.content
        return len(captured)

    def fill(count: int) -> None:
        for _ in range(count):
            make_article()
            article = make_article(published_at=timezone.now() - timedelta(days=3))
            changed(make_twin(article), days=2)
            changed(article, days=1)

    fill(1)
    at_one = queries(), queries("csv/")
    fill(20)
    assert (queries(), queries("csv/")) == at_one
    assert at_one[0] <= 7
