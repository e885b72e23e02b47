"""Taking down asks why: readers find the headline and the explanation at the address, or nothing where it must be."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Beat, Retraction, SharePreview, Step
from articles.revisions.refusals import Incomplete, Refused
from tests import cast
from tests.make import make_article, make_section

pytestmark = pytest.mark.django_db
WHY = "Документ, на который мы сослались, оказался подделкой.\nПриносим <i>извинения</i>."


@pytest.fixture
def article() -> Article:
    return make_article(title="Мост закроют", lead="Тайный лид", body="<p>Тайный текст.</p>")


@pytest.fixture
def editor(client: Client) -> User:
    user = cast.editor()
    client.force_login(user)
    return user


def page(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/retract/"


def test_the_address_stays_with_the_explanation(client, article):
    article.retract(None, WHY, Retraction.EXPLAINED)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    for words in ("Мост закроют", "оказался подделкой.</p>", "Приносим &lt;i&gt;извинения&lt;/i&gt;."):
        assert words in response.text
    assert "Тайный" not in response.text
    assert '<meta name="robots" content="noindex">' in response.text
    assert "ld+json" not in response.text
    moved = client.get(f"/x/old-{article.pk}/")
    assert (moved.status_code, moved.headers["Location"]) == (301, article.get_absolute_url())


def test_it_is_in_no_list(client, article):
    article.retract(None, WHY, Retraction.EXPLAINED)
    assert article.section
    for address in ("/", "/feed/", article.section.get_absolute_url(), "/sitemap-news.xml", "/archive/"):
        text = client.get(address).text
        assert "Мост закроют" not in text
        assert article.get_absolute_url() not in text


def test_removed_is_gone_and_its_reason_is_the_newsrooms(client, article):
    article.retract(None, WHY, Retraction.REMOVED)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert "Мост" not in response.text
    assert "подделкой" not in response.text
    assert Step.objects.get().note == WHY
    article.refresh_from_db()
    assert article.retraction_note == ""


@pytest.mark.parametrize(("kind", "live"), [(Retraction.REMOVED, 0), (Retraction.EXPLAINED, 1)])
def test_links_to_a_preview_end_with_what_must_be_gone(article, kind, live):
    SharePreview.objects.share(article, None)
    article.retract(None, WHY, kind)
    assert SharePreview.objects.live().count() == live


def test_links_to_what_was_still_to_come_stay():
    article = make_article(published_at=timezone.now() + timedelta(hours=1))
    SharePreview.objects.share(article, None)
    article.retract(None, WHY, Retraction.REMOVED)
    assert SharePreview.objects.live().count() == 1


def test_publishing_again_clears_it(client, article):
    article.retract(None, WHY, Retraction.EXPLAINED)
    article.publish(None, article.latest_revision())
    article.refresh_from_db()
    assert (article.retraction_kind, article.retraction_note) == ("", "")
    assert "подделкой" not in client.get(article.get_absolute_url()).text


def test_no_explanation_without_words(article):
    with pytest.raises(Incomplete):
        article.retract(None, "", Retraction.EXPLAINED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(retraction_kind="explained")
    article.refresh_from_db()
    assert article.status == "published"


@pytest.mark.parametrize("kind", ["explained", "removed"])
def test_an_editor_takes_down(client, editor, article, kind):
    assert client.get(page(article)).status_code == 200
    client.post(page(article), {"note": "Ошибка", "kind": kind})
    article.refresh_from_db()
    assert (article.status, article.retraction_kind) == ("retracted", kind)
    verb = {"explained": "retracted_explained", "removed": "retracted"}[kind]
    assert AuditEntry.objects.get(verb=verb).by_id == editor.pk


@pytest.mark.parametrize("sent", [{"kind": "explained"}, {"kind": "removed", "note": " "}, {"kind": "x", "note": "а"}])
def test_what_is_missing_is_said(client, editor, article, sent):
    response = client.post(page(article), sent)
    assert response.status_code == 200
    assert 'role="alert"' in response.text
    article.refresh_from_db()
    assert article.status == "published"


def test_of_what_is_to_come_readers_learn_nothing(client, editor):
    article = make_article(title="Тайный заголовок", published_at=timezone.now() + timedelta(hours=1))
    assert 'name="kind"' not in client.get(page(article)).text
    with pytest.raises(Refused):
        article.retract(None, WHY, Retraction.EXPLAINED)
    client.post(page(article), {"note": WHY, "kind": "explained"})
    article.refresh_from_db()
    assert (article.status, article.retraction_kind, article.retraction_note) == ("retracted", "removed", "")
    for address in (f"/x/guessed-{article.pk}/", f"/comments/article/{article.pk}/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "Тайный" not in response.text
    assert Step.objects.get().note == WHY


def test_twice_is_a_sentence(client, editor, article):
    client.post(page(article), {"note": "Ошибка", "kind": "removed"})
    assert client.post(page(article), {"note": "Ещё", "kind": "explained"}).status_code == 302
    assert Step.objects.filter(kind="retracted").count() == 1


def test_who_may_not_publish_it_may_not_take_it_down(client, editor, article):
    Beat.objects.create(user=editor, section=make_section())
    reporter = Client()
    writer = cast.reporter()
    reporter.force_login(writer)
    Article.objects.update(created_by=writer)
    for person in (client, reporter):
        assert person.get(page(article)).status_code == 403
        assert person.post(page(article), {"note": "а", "kind": "removed"}).status_code == 403
    article.refresh_from_db()
    assert article.status == "published"
