"""The words of an article's address: suggested, written by hand, made on saving; and the old address leads on."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article

from .forms import filled

pytestmark = pytest.mark.django_db
URL, ADD = "/admin/articles/slug/", "/admin/articles/article/add/"


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


@pytest.mark.parametrize(
    ("title", "language", "slug"),
    [
        ("Щедрый вечер", "ru", "shchedryy-vecher"),
        ("Щедрий вечір", "uk", "shchedryi-vechir"),
        ("Їжак на п’ятому", "uk", "yizhak-na-piatomu"),
        ("  — ", "uk", ""),
        ("", "ru", ""),
        ("Порт\u200b", "ru", "port"),
    ],
)
def test_by_the_rules_of_the_language(editor: Client, title: str, language: str, slug: str) -> None:
    response = editor.get(URL, {"title": title, "language": language})
    assert (response.status_code, response.json()) == (200, {"slug": slug})
    assert "no-store" in response["Cache-Control"]


def test_a_long_title_is_cut_at_a_word(editor: Client) -> None:
    slug = editor.get(URL, {"title": "слово " * 30, "language": "ru"}).json()["slug"]
    assert slug.endswith("-slovo")
    assert len(slug) <= 80


@pytest.mark.parametrize("query", [{}, {"language": "pl", "title": "Порт"}, {"title": "Порт"}])
def test_no_language_is_a_sentence(editor: Client, query: dict[str, str]) -> None:
    response = editor.get(URL, query)
    assert response.status_code == 400
    assert response.json()["error"]


def test_who_may_ask(client: Client) -> None:
    query = {"title": "Порт", "language": "ru"}
    assert client.get(URL, query).status_code == 302
    client.force_login(cast.moderator())
    assert client.get(URL, query).status_code == 403
    client.force_login(cast.reporter())
    assert client.get(URL, query).json() == {"slug": "port"}
    assert client.post(URL, query).status_code == 405


def attrs(client: Client, url: str) -> Any:
    return client.get(url).context["adminform"].form.fields["slug"].widget.attrs


def test_the_form_says_what_it_would_suggest_and_whether_readers_know_it(editor: Client) -> None:
    assert attrs(editor, ADD)["data-suggested"] == ""
    article = make_article(title="Порт", status="draft", published_at=None)
    ours = attrs(editor, change(article))
    assert ours["data-suggested"] == article.slug == "port"
    assert "data-public" not in ours
    for status in ("published", "retracted"):
        assert "data-public" in attrs(editor, change(make_article(status=status)))


def test_an_empty_one_is_made_of_the_title_and_a_written_one_stays(editor: Client) -> None:
    assert editor.post(ADD, filled(editor, ADD, title="Туман", slug="", _draft="")).status_code == 302
    article = Article.objects.get()
    assert article.slug == "tuman"
    editor.post(change(article), filled(editor, change(article), title="Шторм", slug="by-hand", _draft=""))
    editor.post(change(article), filled(editor, change(article), title="Штиль", _draft=""))
    article.refresh_from_db()
    assert (article.title, article.slug) == ("Штиль", "by-hand")
    editor.post(change(article), filled(editor, change(article), slug="", _draft=""))
    article.refresh_from_db()
    assert article.slug == "shtil"


def test_the_old_address_leads_to_the_new_one_once_that_is_published(client: Client) -> None:
    editor, article = cast.editor(), make_article(title="Порт")
    old = article.get_absolute_url()
    revision = article.save_revision(editor, {**content_of(article), "slug": "gavan"}, None)
    assert client.get(old).status_code == 200
    article.publish(editor, revision)
    new = article.get_absolute_url()
    assert new == old.replace("/port-", "/gavan-")
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)
    assert client.get(new).status_code == 200
