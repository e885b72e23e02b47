"""The newsroom's list of bans: typing one, and lifting."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import AuditEntry
from comments.addresses import hash_of
from comments.models import Ban, Reader
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
LIST, ADD = "/admin/comments/ban/", "/admin/comments/ban/add/"
TYPED = {"email": "", "address": "", "days": "7", "reason": "hate", "note": "по жалобе 14"}


@pytest.fixture
def moderator():
    client = Client()
    client.force_login(cast.moderator())
    return client


def test_typed_by_e_mail(moderator):
    assert moderator.get(ADD).status_code == 200
    answer = moderator.post(ADD, {**TYPED, "email": "vasja@example.org"})
    assert answer.status_code == 302
    ban = Ban.objects.get()
    assert (ban.email, ban.network, ban.reason, ban.note, str(ban.by)) == (
        *("vasja@example.org", "", "hate"),
        *("по жалобе 14", "moderator"),
    )
    assert ban.until
    assert [(entry.verb, entry.who) for entry in AuditEntry.objects.exclude(verb="logged_in")] == [
        ("banned", "moderator")
    ]


def test_of_a_typed_address_only_the_hash_is_kept(moderator):
    moderator.post(ADD, {**TYPED, "address": "198.51.100.0/24", "days": "0"})
    ban = Ban.objects.get()
    assert (ban.network, ban.until) == (hash_of("198.51.100.0/24"), None)
    assert "198.51" not in moderator.get(LIST).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"email": "a@example.org", "address": "198.51.100.7"},
        {"address": "0.0.0.0/0"},
        {"email": "x"},
        {"reason": ""},
    ],
)
def test_what_can_not_be_a_ban(moderator, typed):
    answer = moderator.post(ADD, {**TYPED, **typed})
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert not Ban.objects.exists()


def test_lifts(moderator):
    ban = Ban.objects.create(email="vasja@example.org", reason="hate")
    for _ in range(2):
        moderator.post(LIST, {"action": "lift_selected", "_selected_action": [ban.pk]})
    ban.refresh_from_db()
    assert ban.lifted_at
    assert AuditEntry.objects.filter(verb="ban_lifted").count() == 1
    assert "lifted" in moderator.get(LIST).content.decode()


def test_one_whose_time_is_over_is_called_so(moderator):
    Ban.objects.create(email="vasja@example.org", reason="hate", until=timezone.now() + timedelta(hours=1))
    assert "in force" in moderator.get(LIST).content.decode()
    Ban.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert "in force" not in moderator.get(LIST).content.decode()


def test_a_ban_is_neither_changed_nor_deleted(moderator):
    ban = Ban.objects.create(email="vasja@example.org", reason="hate")
    page = f"{LIST}{ban.pk}/change/"
    assert "vasja@example.org" in moderator.get(page).content.decode()
    assert moderator.post(page, {**TYPED, "email": "other@example.org"}).status_code == 403
    assert moderator.post(f"{LIST}{ban.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(("role", "status"), [("chief", 200), ("editor", 403), ("reporter", 403)])
def test_for_moderators_only(role, status):
    client = Client()
    client.force_login(getattr(cast, role)())
    assert client.get(LIST).status_code == client.get(ADD).status_code == status


def test_costs_the_same_with_one_row_and_with_twenty(moderator):
    counts = []
    for number in (1, 19):
        for n in range(number):
            Ban.objects.create(reader=Reader.objects.create(key_hash=f"{number}-{n}"), reason="hate")
        moderator.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            moderator.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
