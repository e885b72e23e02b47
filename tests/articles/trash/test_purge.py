"""After a month, with all that hangs on it; photos stay."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import trash
from articles.models import Article, AuditEntry, Photo, Presence, Revision, SharePreview, Step, Trashed
from articles.revisions.content import content_of
from articles.workflow import reviewing
from comments.models import Comment, Moderation
from odessa_news.background import recurring, schedule
from tests import cast
from tests.make import make_article, make_author, make_comment, make_photo, make_topic


def in_trash(days: float, **over: object) -> Article:
    article = make_article(status="draft", published_at=None, **over)
    article.trash(None)
    Trashed.objects.filter(article=article).update(at=timezone.now() - timedelta(days=days))
    return article


@pytest.mark.django_db
def test_only_what_has_lain_there_for_a_month(monkeypatch) -> None:
    monkeypatch.setattr(trash, "BATCH", 2)
    old = [in_trash(days, title=f"Старое {days}") for days in (30, 31, 45, 60, 61)]
    fresh = [in_trash(0), in_trash(29.9)]
    kept = make_article()
    assert trash.purge_overdue() == len(old)
    assert set(Article.objects.all()) == {*fresh, kept}
    entries = AuditEntry.objects.filter(verb="purged")
    assert {entry.title for entry in entries} == {article.title for article in old}
    assert {(entry.who, *entry.detail) for entry in entries} == {("", "from")}
    assert trash.purge_overdue() == 0


@pytest.mark.django_db
def test_nothing_of_it_stays_but_its_photos() -> None:
    editor = cast.editor()
    photo = make_photo()
    article = make_article(
        status="draft",
        published_at=None,
        cover=photo,
        body=f'<figure class="photo" data-photo="{photo.pk}"></figure>',
        authors=[make_author()],
        topics=[make_topic()],
    )
    reviewing.submit(article, editor, article.ensure_revision())
    article.keep_autosave(editor, {**content_of(article), "title": "Другой"}, 1)
    SharePreview.objects.share(article, editor)
    Presence.objects.beat(article, editor)
    make_comment(article, status="pending").approve(editor)
    make_article().related_links.create(to=article)
    article.trash(editor)
    article.purge(editor)
    for model in (Revision, SharePreview, Presence, Comment, Moderation, Step, Trashed):
        assert not model.objects.exists(), model
    assert Photo.objects.get() == photo
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_it_is_done_once_a_day() -> None:
    every = dict(schedule.RECURRING)
    assert every["articles.trash.purge_overdue"] == timedelta(days=1)
    article = in_trash(31)
    recurring.run_what_is_due()
    assert not Article.objects.filter(pk=article.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_what_somebody_has_in_hand_waits_for_tomorrow() -> None:
    held, other = in_trash(31), in_trash(32)

    def purge() -> int:
        try:
            return trash.purge_overdue()
        finally:
            connection.close()

    with transaction.atomic():
        Article.objects.select_for_update(no_key=True).get(pk=held.pk)
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(purge).result(timeout=30) == 1
    assert list(Article.objects.all()) == [held]
    assert not Article.objects.filter(pk=other.pk).exists()
    assert trash.purge_overdue() == 1
