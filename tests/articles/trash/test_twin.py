"""A twin in the trash keeps its place in the story: nobody begins another beside it by mistake."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.checks import check
from articles.models import Article, NewText
from articles.revisions.content import content_of
from tests import cast
from tests.articles.admin.forms import errors, filled
from tests.make import make_article, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
ADD = "/admin/articles/article/add/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


@pytest.fixture
def pair() -> tuple[Article, Article]:
    article = make_article(status="draft", published_at=None, title="Туман")
    twin = make_twin(article, status="draft", published_at=None, title="Туман укр")
    return article, twin


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_whoever_starts_it_is_led_to_the_one_in_the_trash(editor: Client, pair: Any) -> None:
    article, twin = pair
    twin.trash(None)
    form = editor.get(f"/admin/articles/article/{article.pk}/change/")
    assert form.context["twin_link"]["title"] == "The twin is in the trash: Українська"
    response = editor.get(form.context["twin_link"]["url"], follow=True)
    assert response.redirect_chain == [(f"/admin/trash/{twin.pk}/", 302)]
    assert "The text in the other language is in the trash" in said(response)


def test_who_may_not_take_it_back_asks_an_editor(client: Client) -> None:
    reporter = cast.reporter()
    client.force_login(reporter)
    article = make_article(status="draft", published_at=None, created_by=reporter)
    make_twin(article, status="draft", published_at=None).trash(None)
    response = client.get(f"{ADD}?twin_of={article.pk}", follow=True)
    assert response.redirect_chain == [(f"/admin/articles/article/{article.pk}/change/", 302)]
    assert "Ask an editor to take it back." in said(response)


def test_one_begun_before_is_refused_with_its_text(editor: Client, pair: Any) -> None:
    article, twin = pair
    twin.delete()
    address = f"{ADD}?twin_of={article.pk}"
    data = filled(editor, address, title="Туман над портом", _continue="1")
    twin = make_twin(article, status="draft", published_at=None)
    twin.trash(None)
    response = editor.post(address, data)
    assert "The text in this language is in the trash. Take it back, or delete it for good first." in errors(response)
    assert "Туман над портом" in response.text
    twin.purge(None)
    assert editor.post(address, data).status_code == 302
    assert Article.objects.filter(story=article.story).count() == 2


def test_what_was_typed_for_one_may_still_be_looked_at(editor: Client, pair: Any) -> None:
    article, twin = pair
    user = User.objects.get(username="editor")
    content = {**content_of(Article()), "title": "Туман над портом"}
    kept = NewText.objects.create(
        user=user,
        key="0b6a3c1e-7f1c-4b47-8f2c-1d2f3a4b5c6d",
        language="uk",
        twin_of=article,
        content=content,
        kept_at=article.updated_at,
    )
    twin.trash(None)
    assert "Туман над портом" in editor.get(f"{ADD}?twin_of={article.pk}&autosave={kept.key}").text


def test_an_article_does_not_change_into_its_language(editor: Client, pair: Any) -> None:
    article, twin = pair
    twin.trash(None)
    data = filled(editor, f"/admin/articles/article/{article.pk}/change/", language="uk", _continue="1")
    response = editor.post(f"/admin/articles/article/{article.pk}/change/", data)
    assert "The text in this language is in the trash." in errors(response)


def test_an_article_without_a_twin_changes_its_language(editor: Client) -> None:
    article = make_article(status="draft", published_at=None)
    data = filled(editor, f"/admin/articles/article/{article.pk}/change/", language="uk", _continue="1")
    assert editor.post(f"/admin/articles/article/{article.pk}/change/", data).status_code == 302
    article.refresh_from_db()
    assert article.language == "uk"


def test_the_checks_and_the_report_say_where_it_is(editor: Client, pair: Any) -> None:
    _draft, twin = pair
    twin.trash(None)
    article = make_article(title="Маяк")
    make_twin(article).trash(None)
    assert "Its twin is in the trash" in editor.get("/admin/twins/").text
    said_of = [finding.sentence for finding in check(article, content_of(article)) if finding.field == "twin"]
    assert said_of == ["The text in the other language is in the trash: Українська."]
