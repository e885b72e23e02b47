"""Beats in the newsroom: given by a chief, kept to by forms."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Beat
from tests import cast
from tests.make import make_article, make_section

from .forms import errors, filled

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
ADD = f"{LIST}add/"


def change(article: Article) -> str:
    return f"{LIST}{article.pk}/change/"


@pytest.fixture
def sport() -> Any:
    return make_section(slug="sport")


@pytest.fixture
def editor(client: Client, sport: Any) -> Client:
    """Edits Sport, in Ukrainian."""
    user = cast.editor()
    Beat.objects.create(user=user, section=sport, language="uk")
    client.force_login(user)
    return client


def test_publishes_what_is_theirs(editor: Client, sport: Any) -> None:
    article = make_article(section=sport, language="uk", status="draft", published_at=None)
    editor.post(change(article), filled(editor, change(article), _publish=""))
    article.refresh_from_db()
    assert article.status == "published"


def test_reads_and_does_not_change_what_is_not(editor: Client, sport: Any) -> None:
    for article in (make_article(status="draft"), make_article(section=sport, status="draft", language="ru")):
        assert article.title in editor.get(LIST).content.decode()
        page = editor.get(change(article))
        assert page.status_code == 200
        assert 'name="_publish"' not in page.content.decode()
        for verb in ("_publish", "_save", "_retract", "_draft"):
            data = {"title": "Моё", "language": "uk", "section": sport.pk, verb: ""}
            assert editor.post(change(article), data).status_code == 403
        assert editor.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}).status_code == 403
        article.refresh_from_db()
        assert (article.status, article.title != "Моё") == ("draft", True)


@pytest.mark.parametrize("verb", ["_publish", "_draft", "_save"])
def test_moves_nothing_out_of_the_beat(editor: Client, sport: Any, verb: str) -> None:
    article = make_article(section=sport, language="uk", status="draft")
    elsewhere = make_section(name_ru="Культура", name_uk="Культура")
    answer = editor.post(change(article), filled(editor, change(article), section=elsewhere.pk, **{verb: ""}))
    assert "Культура" in errors(answer)
    article.refresh_from_db()
    assert (article.section_id, article.status) == (sport.pk, "draft")


@pytest.mark.parametrize(("theirs", "language"), [(False, "uk"), (True, "ru"), (False, "ru")])
def test_begins_nothing_outside_of_it(editor: Client, sport: Any, theirs: bool, language: str) -> None:
    section = sport if theirs else make_section()
    answer = editor.post(ADD, filled(editor, ADD, title="Туман", language=language, section=section.pk, _draft=""))
    assert "section" in answer.context["adminform"].form.errors
    assert not Article.objects.exists()


def test_begins_what_is_theirs(editor: Client, sport: Any) -> None:
    child = make_section(parent=sport)
    editor.post(ADD, filled(editor, ADD, title="Туман", language="uk", section=child.pk, _draft=""))
    assert Article.objects.get().section == child


# --- Given by a chief ---


def rows(*beats: tuple[Any, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"beats-TOTAL_FORMS": len(beats), "beats-INITIAL_FORMS": 0}
    for n, (section, language) in enumerate(beats):
        data |= {f"beats-{n}-section": section.pk if section else "", f"beats-{n}-language": language}
    return data


def user_page(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/change/"


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(cast.chief())
    return client


def test_a_chief_gives_beats(chief: Client, sport: Any) -> None:
    user = cast.editor()
    url = user_page(user)
    groups = [group.pk for group in user.groups.all()]
    assert chief.post(url, filled(chief, url, groups=groups, **rows((sport, "uk"), (None, "ru")))).status_code == 302
    assert [(beat.section, beat.language) for beat in user.beats.all()] == [(sport, "uk"), (None, "ru")]
    assert "beats-0-section" in chief.get(url).content.decode()


@pytest.mark.parametrize("whole", [True, False])
def test_the_same_twice_is_a_sentence(chief: Client, sport: Any, whole: bool) -> None:
    user = cast.editor()
    url = user_page(user)
    beat = (None if whole else sport, "uk")
    answer = chief.post(url, filled(chief, url, groups=[], **rows(beat, beat)))
    assert answer.status_code == 200
    assert not Beat.objects.exists()


def test_nobody_else_gives_them(client: Client, sport: Any) -> None:
    user = cast.editor()
    client.force_login(user)
    assert client.post(user_page(user), rows((sport, "uk"))).status_code == 403
    assert not Beat.objects.exists()


def test_the_page_costs_the_same_with_one_beat_and_twenty(chief: Client) -> None:
    user, counts = cast.editor(), []
    chief.get(user_page(user))  # what a process asks once
    for more in (1, 19):
        for _n in range(more):
            Beat.objects.create(user=user, section=make_section())
        with CaptureQueriesContext(connection) as queries:
            chief.get(user_page(user))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_sections_are_not_made_while_giving_beats(chief: Client, sport: Any) -> None:
    user = cast.editor()
    Beat.objects.create(user=user, section=sport)
    page = chief.get(user_page(user)).content.decode()
    assert f'<option value="{sport.pk}" selected>' in page
    assert "/admin/articles/section/add/" not in page
