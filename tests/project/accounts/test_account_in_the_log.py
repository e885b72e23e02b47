"""What somebody does to their own account is in the log."""

import pytest
from django.test import Client

from articles.audit.verbs import VERBS
from articles.models import AuditEntry
from odessa_news.accounts.models import StaffSession
from tests import cast

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
