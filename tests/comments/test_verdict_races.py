"""Moderators who press a key in the same moment: one of them decides, the others are told."""

import threading

import pytest
from django.db import connection

from comments.models import Comment, DecidedAlready, Moderation
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
