"""Complaints are evidence, and no evidence is kept for ever."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import forgetting
from comments.models import Ban, Complaint, Reader
from tests import cast
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db
SAID = ("text", "contact", "answer", "comment_name", "comment_text")


def day(number):
    return timezone.now() - timedelta(days=number)


def make_complaint(**over):
    comment = make_comment(make_article(), text="Он вор", address_hash="b" * 64)
    complaint = Complaint.file(
        comment, kind="false", text="Неправда", contact="a@example.org", address_hash="a" * 64, page="/comments/1/"
    )
    Complaint.objects.filter(pk=complaint.pk).update(**over)
    complaint.refresh_from_db()
    return complaint


def decided(days, **over):
    over = {"created_at": day(days + 2), "due_at": day(days - 1), "answer": "Сняли.", **over}
    return make_complaint(status="accepted", decided_at=day(days), **over)


def forgotten(complaint):
    forgetting.forget()
    complaint.refresh_from_db()
    return complaint


def test_who_complained_after_ninety_days():
    assert forgotten(make_complaint(created_at=day(89))).address_hash
    assert not forgotten(make_complaint(created_at=day(91))).address_hash


def test_who_wrote_the_comment_ninety_days_after_the_decision():
    assert forgotten(make_complaint(created_at=day(400))).comment_address_hash
    assert forgotten(decided(89)).comment_address_hash
    assert not forgotten(decided(91)).comment_address_hash


def test_all_that_was_said_three_years_after_the_decision(settings):
    assert settings.COMPLAINTS_FORGET_AFTER == 3 * 365
    kept, old = decided(1094), decided(1096)
    opened = make_complaint(created_at=day(5000), due_at=day(4990))
    for complaint in (kept, opened):
        assert forgotten(complaint).comment_text == "Он вор"
    forgotten(old)
    assert not any(getattr(old, name) for name in SAID)
    assert (old.kind, old.status, old.was_in_time) == ("false", "accepted", True)


def test_never_where_the_operator_says_so(settings):
    settings.COMPLAINTS_FORGET_AFTER = 0
    assert forgotten(decided(9000)).contact == "a@example.org"


def test_what_is_forgotten_can_still_be_listed(client):
    old = forgotten(decided(2000))
    client.force_login(cast.moderator())
    base = "/admin/comments/complaint/"
    for address in ("?status=all", f"{old.pk}/change/", f"{old.pk}/to-print", "export"):
        assert client.get(base + address, follow=True).status_code == 200


def test_in_batches_and_only_once(monkeypatch):
    monkeypatch.setattr(forgetting, "BATCH", 2)
    for _ in range(5):
        decided(1096)
    forgetting.forget()
    assert not Complaint.objects.exclude(comment_text="").exists()
    with CaptureQueriesContext(connection) as queries:
        forgetting.forget()
    assert not [each["sql"] for each in queries if each["sql"].startswith('UPDATE "comments_complaint"')]


def test_networks_of_bans_that_are_over():
    chief = cast.chief()
    common = {"reason": "insult"}
    bans = {
        "over": Ban(network="a" * 64, until=day(91), **common),
        "just over": Ban(network="b" * 64, until=day(89), **common),
        "for good": Ban(network="c" * 64, **common),
        "lifted": Ban(network="d" * 64, lifted_at=day(91), **common),
        "by mail": Ban(email="a@example.org", until=day(91), **common),
        "by key": Ban(reader=Reader.objects.create(key_hash="e" * 64), until=day(91), **common),
    }
    for ban in bans.values():
        ban.impose(chief)
    forgetting.forget()
    left = set(Ban.objects.values_list("pk", flat=True))
    assert {name for name, ban in bans.items() if ban.pk in left} == {"just over", "for good", "by mail", "by key"}
