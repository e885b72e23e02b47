"""An answer, and an undo of what showed the comment that it answers: no answer is left without its place in sight."""

from threading import Thread

import pytest
from django.db import connection

from comments.models import Comment, Status
from comments.threads import answer_action
from tests.make import make_article, make_comment

from .sending import post_to

pytestmark = pytest.mark.django_db(transaction=True)


def shown():
    comment = make_comment(make_article(), status=Status.PENDING)
    comment.approve(by=None)
    return comment


def undo(comment):
    Comment.objects.get(pk=comment.pk).undo(by=None)
    connection.close()


def answer(reader, comment):
    return post_to(reader, answer_action(comment, comment.article), name="Роза", text="Вот мой ответ")


def test_the_answer_is_first(reader, monkeypatch):
    comment = shown()
    other = Thread(target=undo, args=[comment])
    stand_below = Comment.stand_below

    def be_overtaken(self, parent):
        other.start()
        other.join(timeout=0.5)
        stand_below(self, parent)

    monkeypatch.setattr(Comment, "stand_below", be_overtaken)
    assert answer(reader, comment).status_code == 303
    other.join()
    comment.refresh_from_db()
    assert comment.status == Status.PENDING
    assert comment.shown_at
    assert comment.answers.count() == 1


def test_the_undo_is_first(reader, monkeypatch):
    comment = shown()
    holds = Comment.holds_its_place

    def be_overtaken(self):
        monkeypatch.setattr(Comment, "holds_its_place", holds)
        other = Thread(target=undo, args=[comment])
        other.start()
        other.join()
        return holds(self)

    monkeypatch.setattr(Comment, "holds_its_place", be_overtaken)
    response = answer(reader, comment)
    assert response.status_code == 404
    assert "Вот мой ответ" in response.text
    assert not Comment.objects.exclude(pk=comment.pk).exists()
