"""Saving: what goes into the history, and when the row that readers see follows."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, Revision
from articles.revisions.content import FIELDS, content_of
from articles.revisions.refusals import Gone, Incomplete, NewerRevision, NoSuchRevision
from tests import cast
from tests.make import make_article, make_author, make_photo, make_topic

pytestmark = pytest.mark.django_db


def with_(article: Article, **over: Any) -> dict[str, Any]:
    return {**content_of(article), **over}


def numbers(article: Article) -> list[int | None]:
    return list(article.revisions.order_by("number").values_list("number", flat=True))


def test_a_draft_follows_what_is_saved() -> None:
    editor, article = cast.editor(), make_article(status="draft")
    first, second, topic, related, photo = make_author(), make_author(), make_topic(), make_article(), make_photo()
    content = with_(
        article,
        title="Туман",
        lead="Лид",
        body="<p>Раз</p>",
        cover=photo.pk,
        authors=[second.pk, first.pk],
        topics=[topic.pk],
        related=[related.pk],
        comments_open=False,
    )
    revision = article.save_revision(editor, content, based_on=None, note="Дописано")
    article = Article.objects.get(pk=article.pk)
    assert (revision.number, revision.note, revision.created_by, revision.based_on) == (2, "Дописано", editor, 1)
    assert content_of(article) == revision.content == content
    assert article.public_body == "<p>Раз</p>"
    assert article.live is None


def test_what_readers_see_stays_until_it_is_published() -> None:
    editor, article = cast.editor(), make_article()
    before, updated = content_of(article), article.updated_at
    revision = article.save_revision(editor, with_(article, title="Иначе"), based_on=None)
    article = Article.objects.get(pk=article.pk)
    assert content_of(article) == before
    assert article.live
    assert article.live.number == 1
    article.publish(editor, revision)
    article = Article.objects.get(pk=article.pk)
    assert (article.title, article.live) == ("Иначе", revision)
    assert article.updated_at > updated


@pytest.mark.parametrize("status", ["published", "retracted"])
def test_the_first_revision_is_made_of_the_row_when_it_is_first_edited(status: str) -> None:
    editor, author = cast.editor(), make_author()
    article = make_article(status=status, authors=[author], created_by=cast.reporter())
    row = content_of(article)
    article.save_revision(editor, with_(article, title="Иначе"), based_on=None)
    first = article.revisions.get(number=1)
    assert (first.content, first.created_by, first.created_at) == (row, article.created_by, article.updated_at)
    assert article.live == first


def test_the_same_again_writes_nothing() -> None:
    editor, article = cast.editor(), make_article()
    content = with_(article, title="Иначе")
    revision = article.save_revision(editor, content, based_on=None)
    assert article.save_revision(editor, content, based_on=2) == revision
    assert article.save_revision(editor, content, based_on=1) == revision
    assert numbers(article) == [1, 2]


def test_a_newer_revision_is_never_overwritten_and_the_text_is_kept() -> None:
    vera, lev, article = cast.editor("vera"), cast.editor("lev"), make_article(status="draft")
    theirs = article.save_revision(vera, with_(article, title="Вера"), based_on=None)
    with pytest.raises(NewerRevision) as refused:
        article.save_revision(lev, with_(article, title="Лев"), based_on=1)
    assert (refused.value.theirs, refused.value.theirs.created_by) == (theirs, vera)
    kept = article.revision_kept_for(lev)
    assert kept == refused.value.mine
    assert (kept.content["title"], kept.based_on, kept.number) == ("Лев", 1, None)
    assert Article.objects.get(pk=article.pk).title == "Вера"
    mine = article.save_revision(lev, kept.content, based_on=theirs.number)
    assert (mine.number, mine.content["title"]) == (3, "Лев")
    assert article.revision_kept_for(lev) is None


def test_an_autosave_is_replaced_in_place_and_each_person_has_one() -> None:
    vera, lev, article = cast.editor("vera"), cast.editor("lev"), make_article()
    for title in ("Т", "Ту", "Туман"):
        article.keep_autosave(vera, with_(article, title=title), based_on=1)
    article.keep_autosave(lev, with_(article, title="Шторм"), based_on=1)
    kept = article.revision_kept_for(vera)
    assert kept
    assert kept.content["title"] == "Туман"
    assert article.revisions.count() == 2
    assert Article.objects.get(pk=article.pk).title == article.title


def test_saving_forgets_the_autosave_of_the_same_base_only() -> None:
    vera, article = cast.editor("vera"), make_article()
    article.keep_autosave(vera, with_(article, title="Старое"), based_on=1)
    article.save_revision(vera, with_(article, title="Новое"), based_on=1)
    assert article.revision_kept_for(vera) is None
    article.keep_autosave(vera, with_(article, title="Старое"), based_on=1)
    article.save_revision(vera, with_(article, title="Новейшее"), based_on=2)
    kept = article.revision_kept_for(vera)
    assert kept
    assert kept.content["title"] == "Старое"


def test_restoring_writes_a_new_revision_and_loses_none() -> None:
    editor, article = cast.editor(), make_article(title="Было")
    article.save_revision(editor, with_(article, title="Стало"), based_on=None)
    first = article.revisions.get(number=1)
    restored = article.restore(first, editor)
    assert (restored.number, restored.content, restored.based_on) == (3, first.content, 2)
    assert "1" in restored.note
    assert article.restore(first, editor) == restored


def test_only_ones_own_autosave_can_be_brought_back() -> None:
    vera, lev, article = cast.editor("vera"), cast.editor("lev"), make_article()
    kept = article.keep_autosave(vera, with_(article, title="Моё"), based_on=1)
    with pytest.raises(NoSuchRevision):
        article.restore(kept, lev)
    with pytest.raises(NoSuchRevision):
        make_article().restore(kept, vera)
    assert article.restore(kept, vera).content["title"] == "Моё"


def test_what_has_been_deleted_since_is_left_out() -> None:
    editor, author, topic, related = cast.editor(), make_author(), make_topic(), make_article()
    article = make_article(status="draft", cover=make_photo())
    article.save_revision(
        editor, with_(article, authors=[author.pk], topics=[topic.pk], related=[related.pk]), based_on=None
    )
    article.save_revision(editor, with_(article, title="Короче", authors=[]), based_on=2)
    for gone in (author, topic, related):
        gone.delete()
    restored = article.restore(article.revisions.get(number=2), editor)
    assert [restored.content[name] for name in ("authors", "topics", "related")] == [[], [], []]


def test_a_text_that_is_no_html_is_kept_as_it_was_typed() -> None:
    editor, article = cast.editor(), make_article()
    kept = article.keep_autosave(editor, with_(article, title="\0Ту\ud800ман", body="<b>" * 60_000), based_on=None)
    kept.refresh_from_db()
    assert kept.content["title"] == "Туман"
    assert kept.content["body"].startswith("<p>&lt;b&gt;")


def test_a_content_is_whole_and_has_a_title() -> None:
    editor, article = cast.editor(), make_article()
    with pytest.raises(ValueError, match="lead"):
        article.save_revision(editor, {name: "" for name in FIELDS if name != "lead"}, based_on=None)
    with pytest.raises(Incomplete):
        article.save_revision(editor, with_(article, title="\u2028"), based_on=None)
    assert numbers(article) == []


def test_a_deleted_article_is_a_sentence() -> None:
    editor, article, same = cast.editor(), make_article(status="draft"), None
    content, same = with_(article, title="Поздно"), Article.objects.get(pk=article.pk)
    article.save_revision(editor, content, based_on=None)
    article.delete()
    with pytest.raises(Gone):
        same.save_revision(editor, content, based_on=1)
    assert not Revision.objects.exists()


def test_nothing_saved_moves_the_time_of_an_article_that_readers_see() -> None:
    article = make_article(updated_at=timezone.now() - timedelta(days=2))
    article.save_revision(cast.editor(), with_(article, title="Иначе"), based_on=None)
    assert Article.objects.get(pk=article.pk).updated_at == article.updated_at < timezone.now() - timedelta(days=1)
