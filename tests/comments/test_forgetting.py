"""After ninety days addresses are forgotten, and what nobody needs is gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from comments import forgetting
from comments.models import Comment, Mailbox, Notice, Reader
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db
now = timezone.now
OLD, YOUNG = timedelta(days=91), timedelta(days=89)


def test_addresses_of_old_comments(monkeypatch):
    monkeypatch.setattr(forgetting, "BATCH", 2)
    article = make_article()
    for _ in range(5):
        make_comment(article, address_hash="a" * 64, created_at=now() - OLD)
    young = make_comment(article, address_hash="b" * 64, created_at=now() - YOUNG)
    forgetting.forget()
    assert Comment.objects.exclude(address_hash="").get() == young


def test_a_day_with_nothing_to_forget_is_ten_queries(django_assert_num_queries):
    make_comment(make_article(), address_hash="b" * 64, created_at=now() - YOUNG)
    with django_assert_num_queries(10):
        forgetting.forget()


def test_mailboxes_that_nobody_confirmed_and_no_comment_names():
    mailboxes: dict[str, dict[str, Any]] = {
        "alone@example.org": {},
        "named@example.org": {},
        "confirmed@example.org": {"confirmed_at": now() - OLD},
        "silent@example.org": {"unsubscribed_at": now() - OLD},
        "asked@example.org": {"asked_at": now() - YOUNG, "asked_by": "c" * 64},
    }
    for email, over in mailboxes.items():
        Mailbox.objects.create(email=email, created_at=now() - OLD, **over)
    Mailbox.objects.create(email="young@example.org", created_at=now() - YOUNG)
    make_comment(make_article(), email="Named@example.org")
    forgetting.forget()
    assert not Mailbox.objects.filter(email="alone@example.org").exists()
    assert Mailbox.objects.count() == len(mailboxes)
    Mailbox.objects.filter(email="silent@example.org").update(asked_at=now() - OLD, asked_by="d" * 64)
    forgetting.forget()
    assert Mailbox.objects.get(email="silent@example.org").asked_by == ""
    assert Mailbox.objects.get(email="asked@example.org").asked_by


def test_readers_who_have_left_nothing():
    mailbox = Mailbox.objects.create(email="a@example.org", confirmed_at=now())
    gone = Reader.objects.create(key_hash="gone", created_at=now() - OLD)
    kept = [
        Reader.objects.create(key_hash="young", created_at=now() - YOUNG),
        Reader.objects.create(key_hash="joined", created_at=now() - OLD, mailbox=mailbox),
        Reader.objects.create(key_hash="said", created_at=now() - OLD),
    ]
    make_comment(make_article(), reader=kept[-1])
    forgetting.forget()
    assert list(Reader.objects.order_by("pk")) == kept
    assert not Reader.objects.filter(pk=gone.pk).exists()


def test_notices_of_long_ago():
    mailbox = Mailbox.objects.create(email="a@example.org", confirmed_at=now())
    comment = make_comment(make_article())
    for kind, age in (("approved", OLD), ("rejected", YOUNG)):
        Notice.objects.create(mailbox=mailbox, comment=comment, kind=kind, created_at=now() - age)
    forgetting.forget()
    assert Notice.objects.get().kind == "rejected"
