"""Turning the second factor on and off, and the recovery codes."""

import re
from importlib import import_module
from typing import Any
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from odessa_news.accounts import second_factor
from odessa_news.accounts.login import Outcome, Result
from tests import cast

from .phone import CODE, PASSWORD, code_of, enter, is_in, with_phone

pytestmark = pytest.mark.django_db
PAGE, CODES, OFF = (f"/admin/account/two-factor/{path}" for path in ("", "codes/", "off/"))


@pytest.fixture
def editor(client: Client) -> User:
    user = cast.editor()
    enter(client, "editor")
    return user


def codes_in(answer: Any) -> list[str]:
    return re.findall(r"<code>([a-z2-7]{4}-[a-z2-7]{4})</code>", answer.content.decode())


def test_turn_it_on(client: Client, editor: User) -> None:
    page = client.get(PAGE).content.decode()
    device = TOTPDevice.objects.get(user=editor)
    assert not device.confirmed
    assert "data:image/svg+xml" in page
    assert device.config_url.partition("secret=")[2][:4] in page
    done = client.post(PAGE, {"code": code_of(editor)})
    codes = codes_in(done)
    assert len(set(codes)) == 10
    (kept,) = re.findall(r'href="data:text/plain[^,]*,([^"]*)"', done.content.decode())
    assert all(code in unquote(kept) for code in codes)
    assert is_in(client)
    assert not codes_in(client.get("/admin/account/"))
    later = Client()
    enter(later, "editor")
    assert not is_in(later)
    later.post(CODE, {"code": codes[9]})
    assert is_in(later)


def test_the_page_may_be_opened_twice_before_the_code_is_typed(client: Client, editor: User) -> None:
    client.get(PAGE)
    code = code_of(editor)
    client.get(PAGE)
    assert codes_in(client.post(PAGE, {"code": code}))


def test_a_key_shown_in_one_browser_is_not_offered_in_another(client: Client, editor: User) -> None:
    # Who has only the password could else look at the key before its owner confirms it.
    thief = Client()
    enter(thief, "editor")
    thief.get(PAGE)
    seen = TOTPDevice.objects.get()
    page = client.get(PAGE).content.decode()
    assert seen.config_url.partition("secret=")[2][:4] not in page
    mine = TOTPDevice.objects.exclude(pk=seen.pk).get()
    TOTPDevice.objects.filter(pk=seen.pk).update(created_at="2020-01-01T00:00Z")
    assert codes_in(client.post(PAGE, {"code": code_of(editor, key=mine)}))
    assert second_factor.device_of(editor) == mine


def test_right_after_a_wrong_code_it_says_to_wait_rather_than_that_the_next_is_wrong(
    client: Client, editor: User
) -> None:
    client.get(PAGE)
    client.post(PAGE, {"code": "000000"})
    page = client.post(PAGE, {"code": code_of(editor)}).content.decode()
    assert Result(Outcome.WAIT, 1).sentence in page


def test_a_key_of_yesterday_is_not_offered(client: Client, editor: User, time_machine) -> None:
    client.get(PAGE)
    key = TOTPDevice.objects.get().key
    TOTPDevice.objects.update(created_at="2020-01-01T00:00Z")
    client.get(PAGE)
    assert TOTPDevice.objects.get().key != key


@pytest.mark.parametrize("code", ["000000", "", "abcdef", "9" * 30])
def test_a_wrong_code_turns_nothing_on(client: Client, editor: User, code: str) -> None:
    client.get(PAGE)
    assert client.post(PAGE, {"code": code}).status_code == 200
    assert second_factor.device_of(editor) is None
    assert is_in(client)


def test_an_unconfirmed_key_is_not_asked_for(client: Client, editor: User) -> None:
    client.get(PAGE)
    other = Client()
    enter(other, "editor")
    assert is_in(other)


def test_turning_it_on_ends_the_other_sessions(client: Client, editor: User) -> None:
    other = Client()
    enter(other, "editor")
    client.get(PAGE)
    client.post(PAGE, {"code": code_of(editor)})
    assert is_in(client)
    assert not is_in(other)


def test_who_has_it_is_not_offered_another(client: Client, editor: User) -> None:
    with_phone(editor)
    key = TOTPDevice.objects.get().key
    # This session is older than the phone, so it has to show a code.
    assert client.get(PAGE)["Location"] == "/admin/login/"
    assert not is_in(client)
    assert TOTPDevice.objects.get().key == key


@pytest.fixture
def phoned(client: Client) -> tuple[User, list[str]]:
    user = cast.editor()
    codes = with_phone(user)
    enter(client, "editor")
    client.post(CODE, {"code": codes[0]})
    return user, codes


def test_new_codes_make_the_old_ones_void(client: Client, phoned: tuple[User, list[str]]) -> None:
    user, codes = phoned
    new = codes_in(client.post(CODES, {"password": PASSWORD, "code": codes[1]}))
    assert len(set(new)) == 10
    assert not set(new) & set(codes)
    assert StaticToken.objects.filter(device__user=user).count() == 10
    assert is_in(client)
    assert not codes_in(client.get(CODES))


def test_new_codes_need_password_and_code(client: Client, phoned: tuple[User, list[str]]) -> None:
    # Ten recovery codes for the password alone would make the factor one.
    _user, codes = phoned
    for password, code in (("wrong", codes[1]), (PASSWORD, ""), (PASSWORD, "aaaa-aaaa"), ("", "")):
        assert not codes_in(client.post(CODES, {"password": password, "code": code}))


def test_recovery_codes_are_stored_as_hashes(client: Client, phoned: tuple[User, list[str]]) -> None:
    user, codes = phoned
    stored = list(StaticToken.objects.filter(device__user=user).values_list("token", flat=True))
    assert len(set(stored)) == 9
    assert not {code.replace("-", "") for code in codes} & set(stored)
    # Nor is what a thief of the database has as good as a code.
    assert not second_factor.check(user, stored[0]).device


def test_codes_from_before_they_were_hashed_stay_good() -> None:
    user = cast.editor()
    with_phone(user)
    device = StaticToken.objects.all()[0].device
    StaticToken.objects.create(device=device, token="abcd2345")
    migration = import_module("odessa_news.accounts.migrations.0002_recovery_codes_hashed")
    for _twice in range(2):
        migration.keep_hashes_only(apps, None)
    assert second_factor.check(user, "abcd-2345").device
    assert not second_factor.check(user, "abcd-2345").device


def test_turning_it_off_needs_password_and_code(client: Client, phoned: tuple[User, list[str]]) -> None:
    user, codes = phoned
    for password, code in (("wrong", codes[1]), (PASSWORD, "000000"), (PASSWORD, ""), ("", codes[1])):
        assert client.post(OFF, {"password": password, "code": code}).status_code == 200
        assert second_factor.device_of(user)
    # The code that stood beside a wrong password is not used up.
    assert client.post(OFF, {"password": PASSWORD, "code": codes[1]}).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert is_in(client)


def test_guessing_the_password_there_is_counted_as_guessing_at_login(client: Client, phoned: Any) -> None:
    answers = [client.post(CODES, {"password": "wrong"}).status_code for _n in range(5)]
    assert answers == [200, 200, 200, 200, 429]


def test_all_of_it_is_for_those_who_are_in() -> None:
    for url in ("/admin/account/", PAGE, CODES, OFF):
        assert Client().get(url)["Location"].startswith("/admin/login/")
        asked = Client().post(url, {"password": PASSWORD, "code": "1"})
        assert asked.status_code == 403
        assert PASSWORD not in asked.text


def test_keys_are_nowhere_in_the_admin(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root", password=PASSWORD))
    for model in ("otp_totp/totpdevice", "otp_static/staticdevice"):
        assert client.get(f"/admin/{model}/").status_code == 404
