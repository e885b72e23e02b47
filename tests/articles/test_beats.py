"""Reporters and editors bound to sections and languages: what is theirs, and that all the rest isn't."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles import roles
from articles.models import Article, Beat, Section
from tests import cast
from tests.make import make_article, make_section

pytestmark = pytest.mark.django_db


def bound(user: User, *rows: tuple[Section | None, str]) -> User:
    """The account as the next request has it."""
    for section, language in rows:
        Beat.objects.create(user=user, section=section, language=language)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def sport():
    return make_section(slug="sport")


def test_without_a_beat_everything_is_as_it_was(sport) -> None:
    article = make_article(section=sport)
    editor = cast.editor()
    assert roles.may_edit(editor, article)
    assert roles.may_publish_article(editor, article)


@pytest.mark.parametrize("language", ["ru", "uk"])
@pytest.mark.parametrize(
    ("section", "of_language", "theirs"),
    [
        ("sport", "", {("sport", "ru"), ("sport", "uk"), ("football", "ru"), ("football", "uk")}),
        ("sport", "uk", {("sport", "uk"), ("football", "uk")}),
        ("football", "", {("football", "ru"), ("football", "uk")}),
        (None, "uk", {("sport", "uk"), ("football", "uk"), ("culture", "uk"), (None, "uk")}),
    ],
)
@pytest.mark.parametrize("where", ["sport", "football", "culture", None])
def test_an_editor_and_a_beat(sport, language, section, of_language, theirs, where) -> None:
    places = {"sport": sport, "culture": make_section(), None: None}
    places["football"] = make_section(parent=sport)
    editor = bound(cast.editor(), (places[section], of_language))
    article = make_article(section=places[where], language=language, status="draft")
    is_theirs = (where, language) in theirs
    # What has no section yet may be taken up by any editor of its language.
    is_free = where is None and of_language in ("", language)
    assert roles.may_publish_article(editor, article) is is_theirs
    assert roles.may_edit(editor, article) is roles.may_delete(editor, article) is (is_theirs or is_free)
    assert roles.may_place(editor, places[where], language) is (is_theirs or is_free)
    assert roles.may_see(editor, article)
    assert roles.visible(Article.objects.all(), editor).exists()


def test_a_revision_that_moves_the_article_away_is_not_theirs_to_publish(sport) -> None:
    editor = bound(cast.editor(), (sport, ""))
    article = make_article(section=sport, status="draft")
    child, elsewhere = make_section(parent=sport), make_section()
    may = [
        roles.may_publish_content(editor, article, {"section": section})
        for section in (sport.pk, child.pk, elsewhere.pk, None)
    ]
    assert may == [True, True, False, False]


def test_several_beats_add_up(sport) -> None:
    culture = make_section()
    editor = bound(cast.editor(), (sport, "ru"), (culture, "uk"))
    mine = [
        (section, language)
        for section in (sport, culture)
        for language in ("ru", "uk")
        if roles.may_place(editor, section, language)
    ]
    assert mine == [(sport, "ru"), (culture, "uk")]


def test_a_reporter_leaves_a_draft_that_was_moved_away(sport) -> None:
    reporter = bound(cast.reporter(), (sport, ""))
    mine = make_article(section=sport, status="draft", created_by=reporter)
    moved = make_article(status="draft", created_by=reporter)
    assert roles.may_edit(reporter, mine)
    assert not roles.may_edit(reporter, moved)
    assert roles.may_see(reporter, moved)
    assert not roles.may_edit(reporter, make_article(section=sport, status="draft"))
    assert not roles.may_publish_article(reporter, mine)


def test_chiefs_and_superusers_are_bound_to_nothing(sport) -> None:
    article = make_article()
    root = User.objects.create_superuser("root", password="x")
    for who in (cast.chief(), root):
        assert roles.may_publish_article(bound(who, (sport, "uk")), article)


def test_it_costs_one_query_a_request_whatever_there_is(sport, django_assert_num_queries) -> None:
    counts = []
    for more in (1, 20):
        children = [make_section(parent=sport) for _n in range(more)]
        editor = bound(cast.editor(f"editor-{more}"), *[(child, "") for child in children], (sport, "uk"))
        articles = [make_article(section=child) for child in children]
        roles.may_publish(editor)  # the permissions of a request
        counts.append(len(articles))
        with django_assert_num_queries(1):
            assert all(roles.may_edit(editor, article) for article in articles)
    assert counts == [1, 20]


def test_a_section_with_people_bound_to_it_is_not_deleted(sport) -> None:
    """With their last beat gone they would be bound to nothing, and edit everything."""
    bound(cast.editor(), (sport, ""))
    with pytest.raises(ProtectedError):
        sport.delete()


def test_the_database_keeps_each_beat_once_and_knows_the_languages(sport) -> None:
    editor = cast.editor()
    for first, second in (((sport, ""), (sport, "")), ((None, "uk"), (None, "uk")), ((sport, "ru"), (sport, "en"))):
        with pytest.raises(IntegrityError), transaction.atomic():
            bound(editor, first, second)
