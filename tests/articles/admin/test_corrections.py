"""The page beside the form where an editor tells readers what was wrong."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Beat, Correction
from tests import cast
from tests.make import make_article, make_section

pytestmark = pytest.mark.django_db
TEXT = "Мост открыли в\xa01961\xa0году."
QUERIES = 7


@pytest.fixture
def article() -> Article:
    return make_article(title="Мост")


@pytest.fixture
def editor(client: Client) -> User:
    user = cast.editor()
    client.force_login(user)
    return user


def page(article: Article, correction: Correction | None = None) -> str:
    return f"/admin/articles/article/{article.pk}/corrections/{f'{correction.pk}/' if correction else ''}"


def test_an_editor_tells_readers(client, editor, article):
    form = client.get(f"/admin/articles/article/{article.pk}/change/").text
    assert page(article) in form
    assert client.post(page(article), {"text": f" {TEXT} "}).url == page(article)
    correction = Correction.objects.get()
    assert (correction.text, correction.by, correction.article) == (TEXT, editor, article)
    assert TEXT in client.get(page(article)).text
    assert TEXT in client.get(article.get_absolute_url()).text
    entry = AuditEntry.objects.get(verb="corrected")
    assert (entry.by_id, entry.object_id, entry.detail) == (editor.pk, str(article.pk), {"note": TEXT})


@pytest.mark.parametrize("text", ["", "   ", "а" * 1001, "\0"])
def test_what_is_no_correction_gets_a_sentence(client, editor, article, text):
    response = client.post(page(article), {"text": text})
    assert response.status_code == 200
    assert 'role="alert"' in response.text
    assert not Correction.objects.exists()


def test_a_slip_is_mended_until_an_hour_has_passed(client, editor, article):
    correction = article.correct(editor, "Мост отрыли")
    assert page(article, correction) in client.get(page(article)).text
    assert "Мост отрыли" in client.get(page(article, correction)).text
    client.post(page(article, correction), {"text": TEXT})
    assert Correction.objects.get().text == TEXT
    Correction.objects.update(at=timezone.now() - timedelta(minutes=61))
    assert page(article, correction) not in client.get(page(article)).text
    late = client.post(page(article, correction), {"text": "Ничего"}, follow=True)
    assert late.redirect_chain
    assert Correction.objects.get().text == TEXT


def test_a_correction_of_another_article_is_not_mended_here(client, editor, article):
    other = make_article().correct(editor, TEXT)
    assert client.post(page(article, other), {"text": "Ничего"}).status_code == 404
    assert client.get(f"{page(article)}{10**30}/").status_code == 404


def test_a_draft_has_no_readers_to_tell(client, editor):
    draft = make_article(status="draft", published_at=None)
    assert page(draft) not in client.get(f"/admin/articles/article/{draft.pk}/change/").text
    assert client.post(page(draft), {"text": TEXT}).status_code == 200
    assert not Correction.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "moderator"])
def test_who_does_not_publish_does_not_correct(client, article, who):
    user = getattr(cast, who)()
    Article.objects.update(created_by=user)
    client.force_login(user)
    correction = article.correct(None, "Мост отрыли")
    for address in (page(article), page(article, correction), "/admin/articles/article/999999/corrections/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {"text": TEXT}).status_code == 403
    assert Correction.objects.get().text == "Мост отрыли"


def test_nor_does_an_editor_of_another_beat(client, editor, article):
    Beat.objects.create(user=editor, section=make_section())
    assert client.post(page(article), {"text": TEXT}).status_code == 403


def test_the_page_costs_the_same_however_many_there_are(client, editor, article, django_assert_num_queries):
    article.correct(editor, "слово")
    client.get(page(article))
    with django_assert_num_queries(QUERIES):
        client.get(page(article))
    Correction.objects.bulk_create(Correction(article=article, text=f"{n}", by=editor) for n in range(20))
    with django_assert_num_queries(QUERIES):
        client.get(page(article))
