"""What somebody does to their own account is in the log."""

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group
from django.test import Client

from articles.audit.verbs import VERBS
from articles.models import AuditEntry
from odessa_news.accounts.models import StaffSession
from tests import cast
from tests.articles.admin.forms import filled

from .phone import CODE, PASSWORD, code_of, enter, with_phone

pytestmark = pytest.mark.django_db
ACCOUNT = "/admin/account/"
FACTOR, CODES, OFF = (f"{ACCOUNT}two-factor/{path}" for path in ("", "codes/", "off/"))


def logged() -> list[str]:
    rows = AuditEntry.objects.exclude(verb__startswith="log").order_by("id")
    found = list(rows.values_list("verb", "who", "title"))
    assert all(verb in VERBS and who == title == "editor" for verb, who, title in found)
    return [verb for verb, _who, _title in found]


def test_turning_the_second_factor_on(client: Client) -> None:
    user = cast.editor()
    enter(client, "editor")
    client.get(FACTOR)
    client.post(FACTOR, {"code": ""})
    assert logged() == []
    client.post(FACTOR, {"code": code_of(user)})
    assert logged() == ["second_factor_on"]


def test_new_codes_and_turning_it_off(client: Client) -> None:
    codes = with_phone(cast.editor())
    enter(client, "editor")
    client.post(CODE, {"code": codes[0]})
    client.post(CODES, {"password": "wrong"})
    client.post(OFF, {"password": "wrong", "code": codes[1]})
    assert logged() == []
    client.post(OFF, {"password": PASSWORD, "code": codes[1]})
    client.post(CODES, {"password": PASSWORD})
    assert logged() == ["second_factor_off"]


def test_making_new_codes(client: Client) -> None:
    codes = with_phone(cast.editor())
    enter(client, "editor")
    client.post(CODE, {"code": codes[0]})
    client.post(CODES, {"password": PASSWORD, "code": codes[1]})
    assert logged() == ["codes_renewed"]


def test_ending_sessions(client: Client) -> None:
    cast.editor()
    enter(client, "editor")
    client.post(f"{ACCOUNT}sessions/end-others/")
    client.post(f"{ACCOUNT}sessions/nobodys/end/")
    assert logged() == []
    for _n in range(3):
        enter(Client(), "editor")
    other = StaffSession.objects.exclude(session_key=client.session.session_key).first()
    assert other
    client.post(f"{ACCOUNT}sessions/{other.public_id}/end/")
    client.post(f"{ACCOUNT}sessions/end-others/")
    assert logged() == ["sessions_ended", "sessions_ended"]
    entries = AuditEntry.objects.filter(verb="sessions_ended").order_by("id")
    assert [entry.detail["number"] for entry in entries] == [1, 2]


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(cast.chief())
    return client


def by_the_chief() -> list[tuple[str, str, dict[str, Any]]]:
    rows = AuditEntry.objects.exclude(verb__startswith="log").filter(who="chief").order_by("id")
    assert all(row.address == "127.0.0.1" and row.verb in VERBS for row in rows)
    return [(row.verb, row.title, row.detail) for row in rows]


def test_what_a_chief_does_to_somebodys_login(chief: Client) -> None:
    user = cast.editor()
    with_phone(user)
    chief.post(f"/admin/auth/user/{user.pk}/reset-otp/")
    chief.post(f"/admin/auth/user/{user.pk}/end-sessions/")
    ended = ("sessions_ended", "editor", {"number": 0})
    assert by_the_chief() == [("second_factor_off", "editor", {}), ended, ended]


def test_which_role_was_given(chief: Client) -> None:
    user = cast.editor()
    url = f"/admin/auth/user/{user.pk}/change/"
    roles = Group.objects.filter(name__in=("editor", "moderator"))
    chief.post(url, {**filled(chief, url), "groups": [role.pk for role in roles]})
    chief.post(url, {**filled(chief, url), "groups": [role.pk for role in roles], "first_name": "Вера"})
    data = filled(chief, url)
    del data["is_active"]
    chief.post(url, data)
    said = [entry for entry in by_the_chief() if entry[0] != "changed"]
    assert said == [
        ("rights_given", "editor", {"roles": "editor, moderator"}),
        ("account_closed", "editor", {"roles": "editor, moderator"}),
    ]


def test_who_was_unlocked(chief: Client) -> None:
    enter(Client(), "vera", "wrong")
    rows = list(AccessAttempt.objects.values_list("pk", flat=True))
    chief.post("/admin/axes/accessattempt/", {"action": "unlock", "_selected_action": rows})
    assert by_the_chief() == [("unlocked", "", {"name": "vera", "address": "127.0.0.1"})]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ([{"changed": {"fields": ["Staff status", "Zzz"]}}], "Изменено: статус персонала и Zzz."),
        ([{"added": {"name": "x", "object": "y"}}], "x «y»"),
        ("Просто слова", "Просто слова"),
    ],
)
def test_details_are_said_in_the_readers_language(chief: Client, change: Any, said: str) -> None:
    AuditEntry.record("changed", cast.editor(), None, change=change)
    assert said in chief.get("/admin/articles/auditentry/").content.decode()
