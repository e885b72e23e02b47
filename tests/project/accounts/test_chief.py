"""What a chief, or the operator, does to somebody's login."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from odessa_news.accounts import second_factor
from odessa_news.accounts.models import StaffSession
from tests import cast
from tests.articles.admin.forms import filled

from .phone import PASSWORD, enter, is_in, with_phone

pytestmark = pytest.mark.django_db
VERBS = ("end-sessions", "reset-otp")


def page(user: User, verb: str = "change") -> str:
    return f"/admin/auth/user/{user.pk}/{verb}/"


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(cast.chief())
    return client


@pytest.fixture
def desk() -> Client:
    """An editor at work, who has no second factor yet."""
    cast.editor()
    client = Client()
    enter(client, "editor")
    return client


def the_editor() -> User:
    return User.objects.get(username="editor")


def test_ends_all_sessions(chief: Client, desk: Client) -> None:
    assert chief.get(page(the_editor(), "end-sessions")).status_code == 200
    assert is_in(desk)
    chief.post(page(the_editor(), "end-sessions"))
    assert not is_in(desk)
    assert is_in(chief)
    assert LogEntry.objects.filter(object_id=the_editor().pk).count() == 1


def test_ends_the_own_ones_but_this(chief: Client) -> None:
    other = Client()
    enter(other, "chief")
    me = User.objects.get(username="chief")
    assert chief.post(page(me, "end-sessions")).status_code == 302
    assert is_in(chief)
    assert not is_in(other)


def test_resets_the_second_factor(chief: Client, desk: Client) -> None:
    with_phone(the_editor())
    chief.get(page(the_editor(), "reset-otp"))
    assert second_factor.device_of(the_editor())
    chief.post(page(the_editor(), "reset-otp"))
    assert not second_factor.device_of(the_editor())
    assert not second_factor.codes_left(the_editor())
    assert not is_in(desk)
    enter(desk, "editor")
    assert is_in(desk)


def test_does_not_get_around_the_own_one(chief: Client) -> None:
    me = User.objects.get(username="chief")
    with_phone(me)
    assert chief.post(page(me, "reset-otp")).status_code == 403
    assert second_factor.device_of(me)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", [cast.editor, cast.reporter, cast.moderator])
def test_is_the_only_one_to_do_it(client: Client, verb: str, who: Any) -> None:
    client.force_login(who("attacker"))
    target = cast.reporter("target")
    with_phone(target)
    for answer in (client.get(page(target, verb)), client.post(page(target, verb))):
        assert answer.status_code == 403
    assert second_factor.device_of(target)


@pytest.mark.parametrize("verb", VERBS)
def test_has_no_power_over_a_superuser(chief: Client, verb: str) -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    with_phone(root)
    assert chief.post(page(root, verb)).status_code == 403
    assert second_factor.device_of(root)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("number", ["0", "99999999999999999999", "x"])
def test_of_nobody_there_is_nothing_to_end(chief: Client, verb: str, number: str) -> None:
    assert chief.post(f"/admin/auth/user/{number}/{verb}/").status_code == 404


@pytest.mark.parametrize("right", ["is_staff", "is_active"])
def test_leaving_the_staff_ends_the_sessions(chief: Client, desk: Client, right: str) -> None:
    url = page(the_editor())
    data = filled(chief, url, groups=[])
    data.pop(right)
    assert chief.post(url, data).status_code == 302
    assert not getattr(the_editor(), right)
    assert not StaffSession.objects.of(the_editor()).exists()
    assert not is_in(desk)


def test_a_new_password_by_a_chief_ends_the_sessions(chief: Client, desk: Client) -> None:
    new = "sem-stantsii-7"
    data = {"usable_password": "true", "password1": new, "password2": new, "set-password": ""}
    assert chief.post(page(the_editor(), "password"), {**data, "password2": "x"}).status_code == 200
    assert is_in(desk)
    assert chief.post(page(the_editor(), "password"), data).status_code == 302
    assert not StaffSession.objects.of(the_editor()).exists()
    assert not is_in(desk)
    assert is_in(chief)


def test_changes_the_own_password_knowing_it(chief: Client) -> None:
    me = User.objects.get(username="chief")
    new = {"password1": "other-word-1794", "password2": "other-word-1794", "set-password": "1"}
    assert chief.post(page(me, "password"), new)["Location"] == "/admin/password_change/"
    me.refresh_from_db()
    assert me.check_password(PASSWORD)


def test_sees_on_the_page_how_somebody_logs_in(chief: Client, desk: Client) -> None:
    before = chief.get(page(the_editor())).content.decode()
    with_phone(the_editor())
    assert chief.get(page(the_editor())).content.decode() != before
    assert StaffSession.objects.of(the_editor()).get().session_key not in before


def test_deleting_somebody_shows_no_key(chief: Client, desk: Client) -> None:
    with_phone(the_editor())
    answer = chief.get(page(the_editor(), "delete"))
    assert StaffSession.objects.of(the_editor()).get().session_key not in answer.content.decode()
    assert chief.post(page(the_editor(), "delete"), {"post": "yes"}).status_code == 302
    assert not User.objects.filter(username="editor").exists()
    assert not is_in(desk)


def test_the_operator_resets_a_lost_phone(desk: Client) -> None:
    with_phone(the_editor())
    said = StringIO()
    call_command("reset_otp", "editor", stdout=said)
    assert "editor" in said.getvalue()
    assert not second_factor.device_of(the_editor())
    assert not is_in(desk)
    with pytest.raises(CommandError, match="nobody"):
        call_command("reset_otp", "nobody")
