"""The list beside the form: of the text as it was opened, and of what is being typed."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Revision
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article, make_photo, make_section, make_topic, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
LIST = "/admin/articles/article/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def fields_in(client: Client, url: str) -> list[str]:
    return [row["field"] for row in client.get(url).context["checks"]["findings"]]


def asked(client: Client, address: str, **fields: list[str]) -> Any:
    return client.post(f"{LIST}{address}/checks/", {"fields": fields}, content_type="application/json")


def test_it_stands_beside_the_form_of_the_latest_revision(editor: Client) -> None:
    article = make_article(cover=make_photo(), topics=[make_topic()])
    url = f"{LIST}{article.pk}/change/"
    assert fields_in(editor, url) == ["twin"]
    latest = article.ensure_revision()
    article.save_revision(None, {**latest.content, "lead": "", "cover": make_photo(credit="").pk, "topics": []}, 1)
    assert fields_in(editor, url) == ["cover", "lead", "chosen_topics", "twin"]
    html = editor.get(url).content.decode()
    assert 'href="#id_chosen_topics"' in html
    assert f"twin_of={article.pk}" in html
    assert "It can’t be published yet. To mend: 1. To think about: 3." in html


def test_what_is_being_typed_is_checked_and_not_kept(editor: Client) -> None:
    article = make_article(cover=make_photo(), topics=[make_topic()])
    make_twin(article)
    before = content_of(article)
    assert asked(editor, str(article.pk)).json()["summary"] == "Nothing is missing."
    answer = asked(editor, str(article.pk), title=["я" * 91], lead=[""], section=[""], chosen_topics=[]).json()
    assert answer["html"].count("<li") == 4
    assert answer["html"].index("#id_section") < answer["html"].index("#id_title")
    assert content_of(Article.objects.get(pk=article.pk)) == before
    assert not Revision.objects.exists()


def test_a_section_that_is_gone_is_no_section(editor: Client) -> None:
    article = make_article()
    assert "#id_section" in asked(editor, str(article.pk), section=["999999"]).json()["html"]


def test_a_new_article_too(editor: Client) -> None:
    assert {"title", "section"} <= set(fields_in(editor, f"{LIST}add/"))
    html = asked(editor, "add", title=["Порт"], section=[str(make_section().pk)], language=["uk"]).json()["html"]
    assert "#id_title" not in html
    assert "#id_section" not in html


def test_a_photo_without_words_leads_to_its_page(editor: Client) -> None:
    photo = make_photo(credit="")
    article = make_article(cover=photo)
    page = f"/admin/articles/photo/{photo.pk}/change/"
    assert page in editor.get(f"{LIST}{article.pk}/change/").content.decode()
    reporter = Client()
    reporter.force_login(user := cast.reporter())
    own = make_article(status="draft", published_at=None, created_by=user, cover=photo)
    html = reporter.get(f"{LIST}{own.pk}/change/").content.decode()
    assert "#id_cover" in html
    assert page not in html


def test_what_is_quoted_is_no_markup(editor: Client) -> None:
    photo = make_photo(credit="", caption_ru="<b>x</b>", caption_uk="<b>x</b>")
    html = asked(editor, str(make_article().pk), cover=[str(photo.pk)]).json()["html"]
    assert "&lt;b&gt;x" in html


def test_only_for_who_may_write_it(client: Client) -> None:
    article = make_article(status="draft", published_at=None)
    assert asked(client, str(article.pk)).status_code == 401
    client.force_login(cast.reporter())
    assert asked(client, str(article.pk)).status_code == 403
    assert asked(client, "999999").status_code == 404
    assert asked(client, "add").status_code == 200
    client.force_login(cast.moderator())
    assert asked(client, "add").status_code == 403


@pytest.mark.parametrize("body", ["", "[]", "{", '{"fields": 1}', '{"fields": {"title": 1, "cover": ["x"]}}'])
def test_nonsense_is_no_error(editor: Client, body: str) -> None:
    article = make_article()
    for address in (article.pk, "add"):
        answer = editor.post(f"{LIST}{address}/checks/", body, content_type="application/json")
        assert answer.status_code in (200, 400)
    assert editor.get(f"{LIST}{article.pk}/checks/").status_code == 405


def test_as_many_queries_for_twenty_photos_as_for_one(editor: Client) -> None:
    article = make_article()

    def queries(count: int) -> int:
        body = "".join(
            f'<figure class="photo" data-photo="{make_photo(credit="").pk}"></figure>' for _n in range(count)
        )
        with CaptureQueriesContext(connection) as captured:
            assert asked(editor, str(article.pk), body=[body]).json()["html"].count("checks-hard") == count
        return len(captured)

    assert queries(1) == queries(20)
