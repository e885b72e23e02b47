"""A moderator takes back what an answer is just being written to: no answer ever stands below what nobody sees."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from comments.models import Comment, Moderation, NotDecided, Status
from comments.views import post as posting
from tests import cast
from tests.make import make_article, make_comment

from .test_answering import TEXT, address, post

pytestmark = pytest.mark.django_db(transaction=True)


def just_shown() -> Comment:
    comment = make_comment(make_article(), text="Первое", status=Status.PENDING)
    comment.approve(by=None)
    return comment


@pytest.mark.parametrize(("verb", "status"), [("undo", 404), ("reject", 410)])
def test_taken_away_after_the_answer_was_let_in(reader, monkeypatch, verb, status):
    parent = just_shown()
    store = posting._store

    def meanwhile(*args):
        getattr(Comment.objects.get(pk=parent.pk), verb)(by=None)
        return store(*args)

    monkeypatch.setattr(posting, "_store", meanwhile)
    response = post(reader, address(parent))
    assert response.status_code == status
    assert TEXT in response.content.decode()
    assert not Comment.objects.filter(text=TEXT).exists()


def test_at_the_very_same_moment(reader):
    moderator = cast.moderator()
    for number in range(4):
        parent = just_shown()
        seen = Comment.objects.get(pk=parent.pk)
        start = Barrier(2)
        statuses: list[int] = []

        def answer(start=start, statuses=statuses, parent=parent, number=number):
            start.wait(timeout=20)
            statuses.append(post(reader, address(parent), text=f"Ответ {number}").status_code)
            connection.close()

        def take_back(start=start, seen=seen):
            start.wait(timeout=20)
            seen.undo(moderator)
            connection.close()

        run(answer, take_back)
        parent.refresh_from_db()
        assert parent.status == Status.PENDING
        assert (parent.shown_at is None) == (not parent.answers.exists())
        assert (statuses == [303]) == parent.answers.exists()


def test_an_answer_waits_until_the_undo_is_through(reader, monkeypatch):
    parent = just_shown()
    decide, statuses, threads = Comment._decide, [], []

    def answer():
        statuses.append(post(reader, address(parent)).status_code)
        connection.close()

    def slowly(self, verdict, *args, **rest):
        """The children are counted: now comes the answer."""
        threads.append(Thread(target=answer))
        threads[0].start()
        threads[0].join(timeout=0.5)
        return decide(self, verdict, *args, **rest)

    monkeypatch.setattr(Comment, "_decide", slowly)
    Comment.objects.get(pk=parent.pk).undo(by=None)
    threads[0].join(timeout=20)
    assert statuses == [404]
    assert not Comment.objects.filter(text=TEXT).exists()
    assert Comment.objects.get().shown_at is None


def test_of_two_undos_one_counts():
    comment = just_shown()
    seen = [Comment.objects.get(pk=comment.pk) for _ in range(3)]
    start, told = Barrier(len(seen)), []

    def press(one):
        start.wait(timeout=20)
        try:
            one.undo(by=None)
        except NotDecided as refusal:
            told.append(str(refusal))
        connection.close()

    run(*(lambda one=one: press(one) for one in seen))
    assert len(told) == 2
    assert Moderation.objects.filter(verdict="undone").count() == 1
    assert Comment.objects.get().status == Status.PENDING


def run(*works) -> None:
    threads = [Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
