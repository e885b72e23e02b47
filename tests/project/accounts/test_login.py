"""A password, then a code of whoever has a phone for it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from odessa_news.accounts import login
from odessa_news.accounts.models import StaffSession
from odessa_news.accounts.sessions import SessionStore
from tests import cast

from .phone import CODE, LOGIN, PASSWORD, code_of, enter, is_in, with_phone

pytestmark = pytest.mark.django_db


def test_the_password_alone_lets_in_whoever_has_no_second_factor(client: Client) -> None:
    cast.editor()
    answer = client.post(f"{LOGIN}?next=/admin/articles/article/", {"username": "editor", "password": PASSWORD})
    assert answer["Location"] == "/admin/articles/article/"
    assert is_in(client)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere_by_a_link(client: Client, elsewhere: str) -> None:
    user = cast.editor()
    assert (
        client.post(f"{LOGIN}?next={elsewhere}", {"username": "editor", "password": PASSWORD})["Location"] == "/admin/"
    )
    with_phone(user)
    other = Client()
    enter(other, "editor")
    assert other.post(f"{CODE}?next={elsewhere}", {"code": code_of(user)})["Location"] == "/admin/"


def test_the_code_is_asked_for_on_a_second_page(client: Client) -> None:
    user = cast.editor()
    with_phone(user)
    answer = client.post(f"{LOGIN}?next=/admin/articles/article/", {"username": "editor", "password": PASSWORD})
    assert answer["Location"].startswith(CODE)
    assert not is_in(client)
    page = client.get(answer["Location"])
    assert 'autocomplete="one-time-code"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert client.post(answer["Location"], {"code": code_of(user)})["Location"] == "/admin/articles/article/"
    assert is_in(client)
    assert client.get(LOGIN).status_code == 302


def test_a_code_is_good_once(client: Client) -> None:
    user = cast.editor()
    with_phone(user)
    code = code_of(user)
    enter(client, "editor")
    client.post(CODE, {"code": code})
    second = Client()
    enter(second, "editor")
    assert second.post(CODE, {"code": code}).status_code == 200
    assert not is_in(second)


def test_a_recovery_code_is_good_once_however_it_is_typed(client: Client) -> None:
    codes = with_phone(cast.editor())
    enter(client, "editor")
    client.post(CODE, {"code": f" {codes[0].upper()} "})
    assert is_in(client)
    second = Client()
    enter(second, "editor")
    second.post(CODE, {"code": codes[0]})
    assert not is_in(second)


@pytest.mark.parametrize("code", ["000000", "٠٠٠٠٠٠", "abcd-efgh", "", "-1", "1e5", "x" * 500])
def test_a_wrong_code_does_not(client: Client, code: str) -> None:
    user = cast.editor()
    with_phone(user)
    assert code_of(user) != "000000"
    enter(client, "editor")
    assert client.post(CODE, {"code": code}).status_code == 200
    assert not is_in(client)


def test_after_a_wrong_code_the_next_is_not_looked_at_for_a_while(client: Client) -> None:
    user = cast.editor()
    with_phone(user)
    enter(client, "editor")
    client.post(CODE, {"code": "000000"})
    assert client.post(CODE, {"code": code_of(user)}).status_code == 200
    assert not is_in(client)


def test_a_password_is_not_half_a_login_for_ever(client: Client, time_machine) -> None:
    user = cast.editor()
    with_phone(user)
    time_machine.move_to("2026-03-01 10:00 +0000")
    enter(client, "editor")
    time_machine.move_to("2026-03-01 10:11 +0000")
    assert client.post(CODE, {"code": code_of(user)})["Location"].startswith(LOGIN)
    assert not is_in(client)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, {"password": "changed"}])
def test_between_password_and_code_the_account_may_change(client: Client, change: dict[str, object]) -> None:
    user = cast.editor()
    with_phone(user)
    enter(client, "editor")
    User.objects.update(**change)
    assert client.post(CODE, {"code": code_of(user)})["Location"].startswith(LOGIN)
    assert not is_in(client)


def test_the_code_page_is_nobodys_without_a_password(client: Client) -> None:
    assert client.get(CODE)["Location"].startswith(LOGIN)
    assert client.post(CODE, {"code": "123456"})["Location"].startswith(LOGIN)


@pytest.mark.parametrize("name", ["reader", "inactive", "nobody"])
def test_who_is_not_of_the_staff_is_told_nothing_else_than_anybody(client: Client, name: str) -> None:
    User.objects.create_user("reader", password=PASSWORD)
    User.objects.create_user("inactive", password=PASSWORD, is_staff=True, is_active=False)
    wrong = enter(Client(), "nobody", "wrong")
    answer = enter(client, name)
    assert answer.status_code == wrong.status_code == 200
    assert answer.context["form"].non_field_errors() == wrong.context["form"].non_field_errors()
    assert not is_in(client)


def asked() -> Any:
    request = RequestFactory().post("/admin/login/again/", HTTP_USER_AGENT="Firefox/140.0 Windows")
    request.session = SessionStore()
    return request


def test_one_call_with_all_three_logs_in_too() -> None:
    """What a script asks that keeps the page, and the text in it, where it is."""
    user = cast.editor()
    codes = with_phone(user)
    assert login.log_in(asked(), "editor", PASSWORD).outcome == "code_needed"
    assert login.log_in(asked(), "editor", PASSWORD, "000000").outcome == "code_wrong"
    assert login.log_in(asked(), "editor", PASSWORD, code_of(user)).outcome == "wait"
    request = asked()
    assert login.log_in(request, "editor", PASSWORD, codes[3]).outcome == "done"
    request.session.save()
    assert StaffSession.objects.get(user=user).browser.startswith("Firefox")


@pytest.mark.parametrize("nonsense", [None, 5, ["editor"], {"a": 1}, "edi\0tor", "", "\ud800", "x" * 5000])
def test_what_a_script_sends_may_be_anything(nonsense: object) -> None:
    cast.editor()
    assert login.log_in(asked(), nonsense, PASSWORD).outcome == "wrong"
    assert login.log_in(asked(), "editor", nonsense).outcome == "wrong"


def test_logging_in_changes_the_key_of_the_session(client: Client) -> None:
    user = cast.editor()
    with_phone(user)
    enter(client, "editor")
    before = client.session.session_key
    client.post(CODE, {"code": code_of(user)})
    assert client.session.session_key != before
    assert not StaffSession.objects.filter(session_key=before).exists()
