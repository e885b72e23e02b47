"""Two people, two languages of one story, one moment; and a section that is deleted while an article moves into it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article, Section
from articles.revisions.content import content_of
from articles.revisions.refusals import NewerRevision, NoSuchRevision
from articles.revisions.shared import bring_in_step
from articles.schedule import CannotMove, Kind, move
from tests import cast
from tests.articles.admin.forms import errors, filled
from tests.articles.test_planning_races import at_once
from tests.make import make_article, make_photo, make_section, make_twin

pytestmark = pytest.mark.django_db(transaction=True)
DRAFT = {"status": "draft", "published_at": None}


def pair() -> tuple[Article, Article]:
    russian = make_article(**DRAFT)
    twins = russian, make_twin(russian, **DRAFT)
    for article in twins:
        article.ensure_revision()
    return twins


def saving(article: Article, **over: Any) -> Callable[[], object]:
    mine = Article.objects.get(pk=article.pk)
    content = {**content_of(mine), **over}
    return lambda: mine.save_revision(None, content, 1)


def covers(*articles: Article) -> set[int | None]:
    return {article.cover_id for article in Article.objects.filter(pk__in=[one.pk for one in articles])}


def test_a_cover_here_and_a_text_there_are_both_saved() -> None:
    russian, ukrainian = pair()
    cover = make_photo()
    outcome = at_once(saving(russian, cover=cover.pk), saving(ukrainian, title="Текст"))
    assert outcome == [type(None), type(None)]
    assert covers(russian, ukrainian) == {cover.pk}
    assert Article.objects.get(pk=ukrainian.pk).title == "Текст"


def test_of_two_covers_one_wins_and_the_other_writer_is_asked() -> None:
    russian, ukrainian = pair()
    outcome = at_once(saving(russian, cover=make_photo().pk), saving(ukrainian, cover=make_photo().pk))
    assert sorted(outcome, key=str) == sorted([type(None), NewerRevision], key=str)
    assert len(covers(russian, ukrainian)) == 1


def test_each_takes_over_what_the_other_has() -> None:
    """Both rows are locked in one order: nobody waits for somebody who waits for them."""
    for _n in range(5):
        russian, ukrainian = pair()
        Article.objects.filter(pk=ukrainian.pk).update(cover=make_photo())
        save = saving(ukrainian, title="Текст")
        save()
        first, second = russian.latest_revision(), ukrainian.latest_revision()
        assert first
        assert second
        deeds: list[Callable[[], object]] = [
            partial(bring_in_step, first, second, None, "section"),
            saving(russian, title="Иначе"),
        ]
        assert at_once(*deeds)[1] is type(None)


def test_an_article_has_nothing_to_take_from_itself() -> None:
    revision = make_article().ensure_revision()
    with pytest.raises(NoSuchRevision):
        bring_in_step(revision, revision, None, "cover")


# --- Two at one moment, one of whom waits ---


def until_somebody_waits() -> None:
    """For a lock that this transaction holds."""
    deadline = monotonic() + 20
    with connection.cursor() as cursor:
        while monotonic() < deadline:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
            sleep(0.02)
    raise AssertionError("nobody waits")


def meanwhile(deed: Callable[[], object], request: Callable[[], Any]) -> Any:
    """`request` is made when `deed` is done and not committed yet; it is, as soon as the request waits for it."""
    is_done = Event()

    def run() -> None:
        try:
            with transaction.atomic():
                deed()
                is_done.set()
                until_somebody_waits()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    assert is_done.wait(20)
    try:
        return request()
    finally:
        thread.join()


def test_the_required_twin_goes_back_while_the_other_comes_forward(settings: Any) -> None:
    """Each move alone would keep the order; both together would let the Russian text come alone."""
    settings.REQUIRE_TWIN = "uk"
    noon = timezone.now() + timedelta(days=2)
    evening = noon + timedelta(hours=9)
    russian = make_article(published_at=evening)
    ukrainian = make_twin(russian, published_at=noon)
    back, forward = noon + timedelta(hours=6), noon + timedelta(hours=3)
    with pytest.raises(CannotMove, match=russian.title):
        meanwhile(
            lambda: move(ukrainian.pk, Kind.PUBLICATION, noon, back, None),
            lambda: move(russian.pk, Kind.PUBLICATION, evening, forward, None),
        )
    assert Article.objects.get(pk=ukrainian.pk).published_at == back


# --- A section that is being deleted ---


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(cast.chief())
    return client


def test_an_article_moved_into_a_section_that_is_being_deleted(chief: Client) -> None:
    article, section = make_article(**DRAFT), make_section()
    stays, url = article.section, f"/admin/articles/article/{article.pk}/change/"
    sent = filled(chief, url, section=section.pk, title="Туман", _draft="")
    response = meanwhile(lambda: Section.objects.filter(pk=section.pk).delete(), lambda: chief.post(url, sent))
    assert "section" in errors(response)
    assert "Туман" in response.text
    article.refresh_from_db()
    assert article.section == stays
    assert not Section.objects.filter(pk=section.pk).exists()


@pytest.mark.parametrize("way", ["page", "list"])
def test_a_section_deleted_while_an_article_moves_into_it(chief: Client, way: str) -> None:
    article, section = make_article(**DRAFT), make_section(name_ru="Порт")
    content = {**content_of(article), "section": section.pk}
    page = (f"/admin/articles/section/{section.pk}/delete/", {"post": "yes"})
    action = {"action": "delete_selected", "_selected_action": [section.pk], "post": "yes"}
    url, sent = page if way == "page" else ("/admin/articles/section/", action)
    move = lambda: Article.objects.get(pk=article.pk).save_revision(None, content, None)  # noqa: E731
    response = meanwhile(move, lambda: chief.post(url, sent, follow=True))
    assert response.status_code == 200
    assert [str(message) for message in response.context["messages"]]
    article.refresh_from_db()
    assert article.section == section


@pytest.mark.parametrize("way", ["an old revision", "the trash", "a new text"])
def test_a_section_goes_while_it_comes_back_with_a_text(chief: Client, way: str, time_machine: Any) -> None:
    section, tomorrow = make_section(), timezone.now() + timedelta(days=1)
    article = make_article(section=section, published_at=tomorrow)
    article.ensure_revision()
    elsewhere = article.save_revision(None, {**content_of(article), "section": make_section().pk}, 1)
    article.publish(None, elsewhere)
    sent: dict[str, Any] = {"revision": "1"}
    url = f"/admin/articles/article/{article.pk}/history/restore/"
    if way == "an old revision":
        Article.objects.update(status="draft")
    elif way == "the trash":
        article.save_revision(None, {**content_of(article), "section": section.pk}, 2)
        article.trash(None)
        time_machine.move_to(tomorrow + timedelta(hours=1))
        chief.force_login(cast.chief("woken"))
        url = f"/admin/trash/{article.pk}/take-back/"
    else:
        url = "/admin/articles/article/add/"
        sent = filled(chief, url, title="Туман", section=section.pk, _draft="")
    was = list(Article.objects.values_list("pk", "status", "section"))
    go = lambda: Section.objects.filter(pk=section.pk).delete()  # noqa: E731
    response = meanwhile(go, lambda: chief.post(url, sent, follow=True))
    assert response.status_code == 200
    assert "success" not in {message.level_tag for message in response.context["messages"]}
    assert "section" in errors(response) if way == "a new text" else response.context["messages"]
    assert list(Article.objects.values_list("pk", "status", "section")) == was
