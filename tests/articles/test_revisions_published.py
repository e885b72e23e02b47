"""Publishing, scheduling and taking down, of exactly one revision."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, Section
from articles.revisions.content import content_of
from articles.revisions.refusals import Incomplete, NoSuchRevision, Overtaken, Refused, WrongTime
from tests import cast
from tests.make import make_article, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


def saved(article: Article, title: str, **over: Any) -> Any:
    latest = article.ensure_revision()
    return article.save_revision(None, {**latest.content, "title": title, **over}, based_on=latest.number)


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_exactly_the_revision_that_was_approved() -> None:
    editor, article = cast.editor(), make_article(status="draft", published_at=None)
    approved = saved(article, "Проверено")
    saved(article, "Ещё не проверено")
    article.publish(editor, approved)
    article = fresh(article)
    assert article.is_public()
    assert (article.title, article.live, content_of(article)) == ("Проверено", approved, approved.content)


def test_publishing_changes_keeps_the_time() -> None:
    article = make_article()
    time = article.published_at
    article.publish(None, saved(article, "Иначе"))
    assert fresh(article).published_at == time
    article.retract(None)
    assert fresh(article).status == "retracted"
    article.publish(None, saved(article, "Снова"))
    assert (fresh(article).published_at, fresh(article).title) == (time, "Снова")


def test_a_time_to_come_schedules() -> None:
    article, at = make_article(status="draft", published_at=None), timezone.now() + timedelta(hours=1)
    article.publish(None, saved(article, "Завтра"), at=at, until=at + timedelta(days=1))
    article = fresh(article)
    assert (article.status, article.is_public(), article.published_at) == ("published", False, at)
    assert article.is_public(at + timedelta(seconds=1))
    assert not article.is_public(at + timedelta(days=1))
    # What is scheduled is no draft any more: its readers' text changes by publishing only.
    later = saved(article, "Переписано")
    assert fresh(article).title == "Завтра"
    article.publish(None, later)
    assert (fresh(article).title, fresh(article).published_at) == ("Переписано", at)


def test_the_embargo_of_a_draft_is_kept_and_one_that_has_passed_means_now() -> None:
    later = timezone.now() + timedelta(days=3)
    article = make_article(status="draft", published_at=later)
    article.publish(None, article.ensure_revision())
    assert fresh(article).published_at == later
    article = make_article(status="draft", published_at=timezone.now() - timedelta(days=3))
    article.publish(None, article.ensure_revision())
    published_at = fresh(article).published_at
    assert published_at
    assert published_at > timezone.now() - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("at", "until"), [(-1, None), (None, -1), (2, 1), (2, 2)], ids=["past", "over", "before", "at once"]
)
def test_a_time_that_makes_no_sense_is_a_sentence(at: int | None, until: int | None) -> None:
    article, now = make_article(status="draft", published_at=None), timezone.now()
    at_, until_ = (now + timedelta(hours=hours) if hours else None for hours in (at, until))
    with pytest.raises(WrongTime, match=r"time|taken down"):
        article.publish(None, article.ensure_revision(), at=at_, until=until_)
    assert fresh(article).status == "draft"


def test_an_old_takedown_has_to_be_cleared_first() -> None:
    now = timezone.now()
    article = make_article(status="retracted", unpublish_at=now - timedelta(minutes=5))
    with pytest.raises(WrongTime, match="Clear it"):
        article.publish(None, article.ensure_revision())
    article.set_times(None, article.published_at, None)
    article.publish(None, article.ensure_revision())
    assert fresh(article).is_public()


def test_its_own_old_time_is_no_schedule_in_the_past() -> None:
    article = make_article()
    article.publish(None, saved(article, "Иначе"), at=article.published_at)
    article.set_times(None, article.published_at, timezone.now() + timedelta(days=1))
    with pytest.raises(WrongTime):
        article.set_times(None, timezone.now() - timedelta(days=2), None)
    with pytest.raises(WrongTime, match="already"):
        article.set_times(None, timezone.now() + timedelta(days=2), None)
    article.set_times(None, None, None)
    assert fresh(article).published_at == article.published_at


def test_a_schedule_that_is_cleared_means_now() -> None:
    article = make_article(published_at=timezone.now() + timedelta(days=3))
    article.set_times(None, None, None)
    assert fresh(article).is_public()


def test_what_readers_need_is_there() -> None:
    article = make_article(status="draft", section=None)
    with pytest.raises(Incomplete, match="section"):
        article.publish(None, article.ensure_revision())
    section = make_section()
    revision = saved(article, "Туман", section=section.pk)
    saved(article, "Туман", section=None)
    section.delete()
    with pytest.raises(Incomplete, match="section"):
        article.publish(None, revision)
    assert fresh(article).status == "draft"


def test_anothers_revision_and_an_autosave_are_never_published() -> None:
    editor, article = cast.editor(), make_article(status="draft")
    for revision in (
        make_article().ensure_revision(),
        article.keep_autosave(editor, content_of(article), based_on=None),
    ):
        with pytest.raises(NoSuchRevision):
            article.publish(editor, revision)


def test_whoever_has_not_seen_the_last_decision_decides_nothing() -> None:
    article = make_article()
    article.ensure_revision()
    same, third = fresh(article), fresh(article)
    article.retract(None)
    with pytest.raises(Overtaken):
        same.publish(None, same.ensure_revision())
    with pytest.raises(Overtaken):
        third.retract(None)
    assert fresh(article).status == "retracted"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rival", ["publish", "retract"])
def test_of_two_in_the_same_moment_one_wins(rival: str) -> None:
    article = make_article()
    revisions = [saved(article, f"Правка {n}") for n in range(2)]
    loaded = [fresh(article), fresh(article)]
    together, told = Barrier(2), []

    def decide(n: int) -> None:
        try:
            together.wait()
            if n and rival == "retract":
                loaded[n].retract(None)
            else:
                loaded[n].publish(None, revisions[n])
        except Overtaken as refused:
            told.append((n, str(refused)))
        finally:
            connection.close()

    threads = [Thread(target=decide, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    (loser, sentence), winner = told[0], 1 - told[0][0]
    assert sentence
    after = fresh(article)
    if rival == "retract" and winner == 1:
        assert (after.status, after.title) == ("retracted", article.title)
    else:
        assert (after.status, after.live, after.title) == ("published", revisions[winner], f"Правка {winner}")
    assert loser == 1 - winner


@pytest.mark.django_db(transaction=True)
def test_two_who_save_in_the_same_moment_get_a_number_each_or_are_told() -> None:
    article, people = make_article(status="draft"), [cast.editor("vera"), cast.editor("lev")]
    base, together, refused = article.ensure_revision(), Barrier(2), []

    def save(n: int) -> None:
        mine = fresh(article)
        together.wait()
        try:
            mine.save_revision(people[n], {**base.content, "title": f"Правка {n}"}, based_on=1)
        except Refused as told:
            refused.append(told)
        finally:
            connection.close()

    threads = [Thread(target=save, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    titles = set(article.revisions.values_list("content__title", flat=True))
    assert titles == {article.title, "Правка 0", "Правка 1"}
    assert article.revisions.filter(number__isnull=False).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_section_deleted_while_one_publishes_into_it() -> None:
    article, section = make_article(status="draft"), make_section()
    # Nothing protects what only a revision names.
    article.ensure_revision()
    Article.objects.update(status="published")
    article = fresh(article)
    revision = saved(article, "Туман", section=section.pk)
    Section.objects.filter(pk=section.pk).delete()
    with pytest.raises(Refused):
        article.publish(None, revision)
    assert fresh(article).title != "Туман"
