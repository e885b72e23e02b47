"""Moderators who press a key in the same moment: one of them decides, the others are told."""

import threading

import pytest
from django.db import connection
from django.test import Client

from comments.models import Ban, Comment, DecidedAlready, Moderation, Reader
from tests import cast
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db(transaction=True)
VERBS = ("approve", "reject", "mark_spam", "reject")


def test_one_verdict_however_many_press():
    make_comment(make_article(), status="pending")
    moderator = cast.moderator()
    start, told, done = threading.Barrier(len(VERBS)), [], []

    def press(verb):
        try:
            comment = Comment.objects.get()
            start.wait(timeout=20)
            done.append(getattr(comment, verb)(moderator).verdict)
        except DecidedAlready as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(verb,)) for verb in VERBS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(done) == 1
    assert len(told) == len(VERBS) - 1
    assert all("moderator" in sentence for sentence in told)
    assert Moderation.objects.get().verdict == done[0]
    assert Comment.objects.get().version == 1


def test_bulk_single_and_ban_at_once():
    """Through the queue itself: every comment has one verdict, everybody else is told, and the log agrees."""
    article = make_article()
    reader = Reader.objects.create(key_hash="a" * 64)
    comments = [make_comment(article, status="pending", reader=reader) for _ in range(6)]
    chosen = {comment.pk: f"{comment.pk}:{comment.seen}" for comment in comments}
    desks = [Client() for _ in range(3)]
    for desk, name in zip(desks, ("rosa", "lyova", "zhanna"), strict=True):
        desk.force_login(cast.moderator(name))
    start, results = threading.Barrier(3), []

    def send(client, verb, data):
        start.wait(timeout=20)
        response = client.post(f"/admin/comments/queue/{verb}/", data, headers={"Accept": "application/json"})
        results.extend(response.json()["results"])
        connection.close()

    last = comments[-1].pk
    works = [
        (desks[0], "approve", {"comment": list(chosen.values())}),
        (desks[1], "reject", {"comment": list(reversed(chosen.values())), "reason": "insult"}),
        (
            desks[2],
            f"{last}/ban",
            {"seen": comments[-1].seen, "reason": "insult", "target": ["reader"], "days": "7", "reject": "on"},
        ),
    ]
    threads = [threading.Thread(target=send, args=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(results) == 13
    assert sorted(result["id"] for result in results if not result["refusal"]) == sorted(chosen)
    for comment in Comment.objects.all():
        verdict = comment.moderations.get()
        assert (comment.status, comment.version) == (verdict.verdict, 1)
        refusals = [result["refusal"] for result in results if result["id"] == comment.pk and result["refusal"]]
        assert all(verdict.who in refusal for refusal in refusals)
    assert Ban.objects.count() == 1
