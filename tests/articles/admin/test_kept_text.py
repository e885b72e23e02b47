"""What a form has kept while somebody typed no form has checked: it gets no further than what is typed and saved."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from articles.models import Article, Beat, Revision
from tests import cast
from tests.make import make_article, make_section

pytestmark = pytest.mark.django_db


def draft(by: User, **over: Any) -> Article:
    article = make_article(status="draft", published_at=None, created_by=by, **over)
    article.ensure_revision()
    return article


def keep(client: Client, user: User, article: Article, **fields: Any) -> Revision:
    url = f"/admin/articles/article/{article.pk}/autosave/"
    typed = {name: [str(value)] for name, value in {"title": "Другое", **fields}.items()}
    data = {"user": user.pk, "fields": typed, "based_on": 1, "over": ""}
    assert client.post(url, json.dumps(data), content_type="application/json").status_code == 200
    kept = article.revision_kept_for(user)
    assert kept
    return kept


def bring_back(client: Client, article: Article) -> Any:
    return client.post(f"/admin/articles/article/{article.pk}/history/restore/", {"revision": "kept"})


def take_mine(client: Client, article: Article) -> Any:
    return client.post(f"/admin/articles/article/{article.pk}/conflict/", {"theirs": "1"})


@pytest.fixture
def reporter(client: Client) -> User:
    user = cast.reporter()
    client.force_login(user)
    return user


@pytest.mark.parametrize("field", ["related", "chosen_related"])
def test_the_number_of_anothers_draft_tells_nothing(client, reporter, field):
    secret = draft(cast.reporter("another"), title="Тайна мэрии")
    public = make_article(title="Всем известно")
    mine = draft(reporter)
    assert keep(client, reporter, mine, **{field: secret.pk}).content["related"] == []
    compared = client.get(f"/admin/articles/article/{mine.pk}/history/compare/?old=1&new=kept")
    assert "Тайна" not in compared.content.decode()
    mine.revisions.filter(kind="autosave").delete()
    assert keep(client, reporter, mine, chosen_related=public.pk).content["related"] == [public.pk]


def test_nor_in_a_text_that_has_no_article_yet(client, reporter):
    secret = draft(cast.reporter("another"), title="Тайна мэрии")
    key = "c0ffee00-0000-4000-8000-000000000001"
    fields = {"title": ["Другое"], "chosen_related": [str(secret.pk)]}
    data = {"user": reporter.pk, "fields": fields, "key": key, "over": ""}
    client.post("/admin/articles/article/add/autosave/", json.dumps(data), content_type="application/json")
    page = client.get(f"/admin/articles/article/add/?autosave={key}").content.decode()
    assert "Другое" in page
    assert "Тайна" not in page


def test_what_an_editor_has_chosen_stays(client, reporter):
    secret = draft(cast.reporter("another"))
    mine = draft(reporter)
    latest = mine.ensure_revision()
    mine.save_revision(cast.editor(), {**latest.content, "related": [secret.pk]}, 1)
    assert keep(client, reporter, mine, chosen_related=secret.pk).content["related"] == [secret.pk]


@pytest.mark.parametrize("way", [bring_back, take_mine])
def test_it_moves_no_article_to_anothers_beat(client, way):
    editor, sport, city = cast.editor(), make_section(), make_section()
    Beat.objects.create(user=editor, section=sport, language="ru")
    article = draft(editor, section=sport)
    client.force_login(editor)
    keep(client, editor, article, section=city.pk)
    response = way(client, article)
    assert str(city) in " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert _latest(article).number == 1
    assert article.revision_kept_for(editor)


@pytest.mark.parametrize("way", [bring_back, take_mine])
@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "т" * 201},
        {"title": ""},
        {"slug": "two words/a-slash"},
        {"slug": "кириллица"},
        {"slug": "s" * 81},
        {"cover_caption": "п" * 301},
        {"seo_title": "п" * 121},
        {"seo_description": "п" * 301},
    ],
)
@pytest.mark.parametrize("status", ["draft", "published"])
def test_what_fits_no_column_and_no_address_is_a_sentence(client, way, wrong, status):
    editor = cast.editor()
    article = draft(editor) if status == "draft" else make_article()
    article.ensure_revision()
    client.force_login(editor)
    keep(client, editor, article, **wrong)
    response = way(client, article)
    assert response.status_code == 302
    assert list(get_messages(response.wsgi_request))
    assert _latest(article).number == 1
    # Nothing is lost: it is still offered, to be mended in the form.
    assert article.revision_kept_for(editor)
    assert client.get(f"/admin/articles/article/{article.pk}/change/?autosave=1").status_code == 200


@pytest.mark.parametrize("way", [bring_back, take_mine])
def test_what_is_right_comes_back(client, reporter, way):
    article = draft(reporter)
    keep(client, reporter, article, title="Моё", slug="moye")
    way(client, article)
    latest = _latest(article)
    assert (latest.number, latest.content["title"], latest.content["slug"]) == (2, "Моё", "moye")


def test_a_revision_that_fits_no_column_is_not_published(client):
    """As one could be saved before this was asked."""
    editor = cast.editor()
    article = draft(editor)
    first = article.ensure_revision()
    Revision.objects.filter(pk=first.pk).update(content={**first.content, "slug": "two words"})
    client.force_login(editor)
    article.refresh_from_db()
    response = client.post(f"/admin/twins/{article.pk}/", {"revision_ru": "1"})
    assert response.status_code == 409
    article.refresh_from_db()
    assert article.status == "draft"


def _latest(article: Article) -> Revision:
    latest = article.latest_revision()
    assert latest
    return latest
