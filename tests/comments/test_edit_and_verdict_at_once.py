"""A commenter and a moderator at the same comment: one of them is first, and no words are lost or shown unread."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from comments import editing
from comments.models import Comment, DecidedAlready, Moderation, Status
from tests.make import make_article, make_comment

from .sending import post_to, send


def waiting() -> Comment:
    return make_comment(make_article(), text="Прочитанное", status=Status.PENDING)


@pytest.mark.django_db
def test_a_verdict_is_about_the_words_that_were_read():
    comment = waiting()
    seen = Comment.objects.get()
    editing.edit(comment, name="Роза", text="Непрочитанное")
    with pytest.raises(DecidedAlready):
        seen.approve(by=None)
    assert Comment.objects.get().status == Status.PENDING
    assert not Moderation.objects.exists()
    assert Comment.objects.get().approve(by=None)


@pytest.mark.django_db
@pytest.mark.parametrize(("verb", "verdict"), [("approve", Status.APPROVED), ("reject", Status.REJECTED)])
def test_the_slower_change_is_given_back(reader, monkeypatch, verb, verdict):
    page = send(reader, make_article(), text="Прочитанное").headers["Location"]
    ensure = editing._ensure_open

    def decide_meanwhile(comment):
        monkeypatch.setattr(editing, "_ensure_open", ensure)
        ensure(comment)
        assert getattr(Comment.objects.get(), verb)(by=None)

    monkeypatch.setattr(editing, "_ensure_open", decide_meanwhile)
    response = post_to(reader, page + "edit/", name="Роза", text="Слова, что опоздали")
    assert response.status_code == (409 if verdict == Status.APPROVED else 403)
    assert "Слова, что опоздали" in response.text
    assert Comment.objects.get().text == "Прочитанное"
    assert Comment.objects.get().status == verdict


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("own_verb", ["edit", "withdraw"])
def test_at_the_very_same_moment(own_verb):
    for _ in range(5):
        pk = waiting().pk
        start = Barrier(2)
        results: dict[str, bool] = {}

        def moderate(pk=pk, start=start, results=results):
            seen = Comment.objects.get(pk=pk)
            start.wait()
            try:
                seen.approve(by=None)
                results["approved"] = True
            except DecidedAlready:
                results["approved"] = False
            connection.close()

        def change(pk=pk, start=start, results=results):
            seen = Comment.objects.get(pk=pk)
            start.wait()
            try:
                editing.edit(seen, name="Р", text="Новое") if own_verb == "edit" else editing.withdraw(seen)
                results["changed"] = True
            except editing.Changed:
                results["changed"] = False
            connection.close()

        threads = [Thread(target=moderate), Thread(target=change)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        comment = Comment.objects.get(pk=pk)
        assert results["approved"] != results["changed"]
        if results["approved"]:
            assert (comment.text, comment.status) == ("Прочитанное", Status.APPROVED)
        else:
            assert comment.status in (Status.PENDING, Status.WITHDRAWN)
