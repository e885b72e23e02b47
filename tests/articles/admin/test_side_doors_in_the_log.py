"""An article changed otherwise than by its own form: after a conflict, or together with its twin."""

import pytest

from articles.models import AuditEntry
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article, make_section, make_twin

pytestmark = pytest.mark.django_db


def said(article) -> list[tuple[str, str, int]]:
    entries = AuditEntry.objects.filter(object_id=str(article.pk), object_type="articles.article").order_by("id")
    return [(entry.who, entry.verb, entry.detail.get("revision")) for entry in entries]


def test_ones_own_text_taken_after_a_conflict(client):
    editor = cast.editor()
    article = make_article()
    article.ensure_revision()
    article.keep_autosave(editor, {**content_of(article), "title": "Моё"}, 1)
    client.force_login(editor)
    client.post(f"/admin/articles/article/{article.pk}/conflict/", {"theirs": "1"})
    assert said(article) == [("editor", "changed", 2)]


def test_a_conflict_that_is_refused_leaves_none(client):
    editor = cast.editor()
    article = make_article()
    article.ensure_revision()
    article.keep_autosave(editor, {**content_of(article), "title": "Моё"}, 1)
    article.save_revision(cast.editor("another"), {**content_of(article), "title": "Чужое"}, 1)
    client.force_login(editor)
    client.post(f"/admin/articles/article/{article.pk}/conflict/", {"theirs": "1"})
    assert said(article) == []
    assert article.revision_kept_for(editor)


def test_what_the_twin_got(client):
    editor = cast.editor()
    article = make_article()
    twin = make_twin(article)
    for one in (article, twin):
        one.ensure_revision()
    article.save_revision(editor, {**content_of(article), "section": make_section().pk}, 1)
    assert said(twin) == [("editor", "taken_from_twin", 2)]


def test_brought_in_step_by_hand(client):
    article = make_article()
    twin = make_twin(article, section=make_section())
    client.force_login(cast.editor())
    data = {"take": "section-ru", "revision_ru": "0", "revision_uk": "0"}
    client.post(f"/admin/twins/{article.pk}/share/", data)
    assert said(twin) == [("editor", "taken_from_twin", 2)]
