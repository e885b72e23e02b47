"""Whoever is bound to a beat publishes, moves and brings back nothing outside of it, by whatever page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Beat, Section
from articles.revisions.content import content_of
from articles.workflow.reviewing import submit
from tests import cast
from tests.make import make_article, make_section, make_twin

from .forms import filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


@pytest.fixture
def sport() -> Section:
    return make_section(slug="sport")


@pytest.fixture
def editor(client: Client, sport: Section) -> Client:
    """Of sport, in Russian."""
    user = cast.editor()
    Beat.objects.create(user=user, section=sport, language="ru")
    client.force_login(user)
    return client


def url(article: Article, part: str) -> str:
    return f"/admin/articles/article/{article.pk}/{part}/"


def saved(article: Article, **over: Any) -> int:
    before = article.ensure_revision()
    return article.save_revision(None, {**before.content, **over}, before.number).number or 0


def test_approving_a_revision_of_another_section(editor: Client, sport: Section) -> None:
    article = make_article(section=make_section(), status="draft", published_at=None)
    submit(article, None, article.ensure_revision())
    saved(article, section=sport.pk)
    assert editor.get(url(article, "approve")).status_code == 200
    assert editor.post(url(article, "approve"), {"revision": 1}).status_code == 403
    article.refresh_from_db()
    assert article.status == "review"
    assert editor.post(url(article, "approve"), {"revision": 2}).status_code == 302


def test_what_has_no_section_may_be_returned(editor: Client) -> None:
    article = make_article(section=None, status="review", published_at=None)
    assert editor.post(url(article, "return"), {"note": "Чьё это?"}).status_code == 302
    article.refresh_from_db()
    assert article.status == "draft"


def test_moving_a_twin_of_another_language(editor: Client, sport: Section) -> None:
    moment = timezone.localtime().replace(second=0, microsecond=0) + timedelta(days=2)
    article = make_article(section=sport, published_at=moment)
    make_twin(article)
    to = (moment + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    move = {"article": article.pk, "kind": "published_at", "was": moment.isoformat(), "to": to}
    assert editor.post("/admin/calendar/move/", {**move, "twin": "1"}).status_code == 403
    assert set(Article.objects.values_list("published_at", flat=True)) == {moment}
    assert editor.post("/admin/calendar/move/", move).status_code == 302
    article.refresh_from_db()
    assert article.published_at == moment + timedelta(days=1)


def test_publishing_both_where_one_was_moved_away(editor: Client, sport: Section) -> None:
    Beat.objects.update(language="")
    article = make_article(section=sport)
    make_twin(article)
    saved(article, section=make_section().pk)
    numbers = {f"revision_{side.article.language}": side.number for side in _sides(editor, article)}
    assert editor.post(f"/admin/twins/{article.pk}/", numbers).status_code == 403
    article.refresh_from_db()
    assert article.section == sport


def _sides(client: Client, article: Article) -> Any:
    return client.get(f"/admin/twins/{article.pk}/").context["sides"]


def test_bringing_back_a_revision_of_another_section(editor: Client, sport: Section) -> None:
    article = make_article(section=make_section(), status="draft", published_at=None)
    saved(article, section=sport.pk)
    response = editor.post(url(article, "history/restore"), {"revision": 1}, follow=True)
    assert "is not among the sections and languages you edit" in response.text
    assert article.revisions.count() == 2


def test_the_twin_that_is_required_is_missed_in_a_sentence(client: Client, settings: Any) -> None:
    settings.REQUIRE_TWIN = "uk"
    client.force_login(cast.editor())
    article = make_article(status="draft", published_at=None)
    form = url(article, "change")
    data = filled(client, form, title="Новый заголовок", _publish="")
    response = client.post(form, data)
    assert response.status_code == 200
    assert "This story has to be out in the other language too" in response.text
    assert "Новый заголовок" in response.text
    assert f'href="/admin/twins/{article.pk}/"' in response.text
    article.refresh_from_db()
    assert (article.status, content_of(article)["title"] == "Новый заголовок") == ("draft", False)
