"""Too many failed logins: who is locked, who isn't, and what is said."""

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.make import make_article

from .phone import CODE, PASSWORD, code_of, enter, is_in, with_phone

pytestmark = pytest.mark.django_db


def fail(name: str, times: int = 5, **more: str) -> Any:
    for _n in range(times):
        answer = enter(Client(), name, "wrong", **more)
    return answer


def test_five_failures_of_a_name_lock_it_at_that_address(client: Client) -> None:
    cast.editor()
    assert fail("editor", 4).status_code == 200
    locked = fail("editor", 1)
    assert locked.status_code == 429
    assert locked["Retry-After"] == "900"
    assert "no-store" in locked["Cache-Control"]
    assert enter(client, "editor").status_code == 429
    assert not is_in(client)


def test_a_colleague_behind_the_same_address_is_not_locked(client: Client) -> None:
    cast.editor()
    cast.reporter()
    fail("editor", 60)
    assert enter(client, "reporter").status_code == 302
    assert is_in(client)


def test_who_knows_a_name_cannot_keep_its_owner_out(client: Client) -> None:
    cast.editor()
    fail("editor", REMOTE_ADDR="203.0.113.5")
    assert enter(client, "editor").status_code == 302


def test_fifty_failures_lock_an_address_whatever_the_names(client: Client) -> None:
    cast.editor()
    for n in range(49):
        assert enter(Client(), f"name-{n}", "Odessa2026").status_code == 200
    assert enter(Client(), "name-50", "Odessa2026").status_code == 429
    assert enter(client, "editor").status_code == 429
    assert enter(Client(), "editor", REMOTE_ADDR="203.0.113.5").status_code == 302


def test_ones_own_login_does_not_give_new_guesses_at_anothers(client: Client) -> None:
    cast.reporter()
    cast.chief()
    fail("chief", 4)
    enter(client, "reporter")
    assert fail("chief", 1).status_code == 429


def test_a_login_forgives_ones_own_typos(client: Client) -> None:
    cast.editor()
    fail("editor", 4)
    enter(client, "editor")
    assert fail("editor", 4).status_code == 200


def test_it_is_over_after_fifteen_minutes_however_often_one_has_tried(client: Client, time_machine) -> None:
    cast.editor()
    time_machine.move_to("2026-03-01 10:00 +0000")
    fail("editor")
    time_machine.move_to("2026-03-01 10:14 +0000")
    assert fail("editor", 3).status_code == 429
    time_machine.move_to("2026-03-01 10:15:01 +0000")
    assert enter(client, "editor").status_code == 302


def test_wrong_codes_count_as_failures(client: Client, time_machine) -> None:
    user = cast.editor()
    with_phone(user)
    enter(client, "editor")
    for minute in range(5):
        time_machine.move_to(f"2026-03-01 10:0{minute} +0000")
        enter(client, "editor")
        answer = client.post(CODE, {"code": "000000"})
    assert answer.status_code == 429
    time_machine.move_to("2026-03-01 10:10 +0000")
    assert client.post(CODE, {"code": code_of(user)}).status_code == 429
    assert not is_in(client)


def test_an_ipv6_network_is_one_address_and_a_proxy_none(client: Client, settings) -> None:
    cast.editor()
    settings.TRUSTED_PROXIES = 1
    for n in range(5):
        answer = fail("editor", 1, HTTP_X_FORWARDED_FOR=f"10.9.9.{n}, 2001:db8:1:2::{n}")
    assert answer.status_code == 429
    assert enter(client, "editor", HTTP_X_FORWARDED_FOR="2001:db8:1:2::77").status_code == 429
    assert enter(client, "editor", HTTP_X_FORWARDED_FOR="2001:db8:1:3::77").status_code == 302
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {"2001:db8:1:2::"}


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_it_is_said_in_the_persons_language(client: Client, language: str) -> None:
    answer = fail("editor", HTTP_ACCEPT_LANGUAGE=language)
    page = answer.content.decode()
    assert f'lang="{language}"' in page
    assert "<title>" in page


def test_a_script_is_answered_in_json(client: Client) -> None:
    answer = fail("editor", HTTP_ACCEPT="application/json")
    assert answer.status_code == 429
    assert answer.json()["outcome"] == "locked"


def test_nothing_secret_is_kept_of_an_attempt() -> None:
    enter(Client(), "editor", "sekret-parol")
    attempt = AccessAttempt.objects.get()
    assert "sekret-parol" not in attempt.post_data


def test_nor_what_was_being_written_when_the_login_expired() -> None:
    cast.editor()
    kept = {"_kept": '[["lead", "Tajna"]]', "username": "editor", "password": "wrong"}
    assert Client().post("/admin/articles/article/add/", kept).status_code == 403
    assert "Tajna" not in AccessAttempt.objects.get().post_data


def test_guesses_at_the_old_password_are_counted_and_none_of_the_three_is_kept(client: Client) -> None:
    client.force_login(cast.editor())
    new = {"new_password1": "new-pass-word-1", "new_password2": "new-pass-word-1"}
    changes = [client.post("/admin/password_change/", {"old_password": f"old-{n}", **new}) for n in range(5)]
    assert [answer.status_code for answer in changes] == [200, 200, 200, 200, 429]
    kept = "".join(AccessAttempt.objects.values_list("post_data", flat=True))
    assert "old-" not in kept
    assert "new-pass" not in kept


def test_a_chief_unlocks(client: Client) -> None:
    cast.editor()
    client.force_login(cast.chief())
    fail("editor")
    page = client.get("/admin/axes/accessattempt/")
    assert "editor" in page.content.decode()
    client.post(
        "/admin/axes/accessattempt/",
        {"action": "unlock", "_selected_action": list(AccessAttempt.objects.values_list("pk", flat=True))},
    )
    assert enter(Client(), "editor").status_code == 302


def test_a_chief_sees_who_has_failed_and_is_not_locked(client: Client) -> None:
    cast.editor()
    client.force_login(cast.chief())
    enter(Client(), "editor", "wrong")
    page = client.get("/admin/axes/accessattempt/").content.decode()
    assert "editor" in page
    assert "этого адреса" not in page


def test_a_chief_is_not_shown_what_counts_no_more(client: Client, time_machine) -> None:
    cast.editor()
    time_machine.move_to("2026-03-01 10:00 +0000")
    client.force_login(cast.chief())
    enter(Client(), "editor", "wrong")
    time_machine.move_to("2026-03-01 10:15:01 +0000")
    assert "editor" not in client.get("/admin/axes/accessattempt/").content.decode()


def test_others_do_not(client: Client) -> None:
    client.force_login(cast.editor())
    assert client.get("/admin/axes/accessattempt/").status_code == 403
    client.force_login(User.objects.create_superuser("root", password=PASSWORD))
    assert client.get("/admin/axes/accessattempt/add/").status_code == 403


def test_readers_pay_nothing_for_it(client: Client) -> None:
    url = make_article().get_absolute_url()
    client.get(url)
    with CaptureQueriesContext(connection) as plain:
        client.get(url)
    client.cookies["sessionid"] = "x" * 32
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert len(queries) == len(plain) > 0
    asked = " ".join(query["sql"] for query in queries)
    assert not [table for table in ("session", "axes", "otp_", "auth_user") if table in asked]
