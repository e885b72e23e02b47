"""Where a person is logged in: seen, ended by them, by a chief, by a new password and by leaving."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from odessa_news.accounts.browsers import in_words
from odessa_news.accounts.models import StaffSession
from tests import cast

from .phone import PASSWORD, enter, is_in

pytestmark = pytest.mark.django_db
ACCOUNT = "/admin/account/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


def logged_in(name: str, agent: str = FIREFOX, address: str = "127.0.0.1") -> Client:
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    enter(client, name)
    assert is_in(client)
    return client


def end(client: Client, session: StaffSession) -> object:
    return client.post(f"{ACCOUNT}sessions/{session.public_id}/end/")


def test_one_sees_where_one_is_logged_in() -> None:
    user = cast.editor()
    desk, phone = logged_in("editor"), logged_in("editor", PHONE, "2001:db8::7")
    page = desk.get(ACCOUNT).content.decode()
    for words in ("Firefox, Linux", "Safari, iPhone", "127.0.0.1", "2001:db8::7"):
        assert words in page
    assert page.count("account-this") == 1
    for session in StaffSession.objects.of(user):
        assert session.session_key not in page
    assert phone.get(ACCOUNT).status_code == 200


def test_one_ends_another_of_ones_own() -> None:
    user = cast.editor()
    desk, phone = logged_in("editor"), logged_in("editor", PHONE)
    assert desk.get(f"{ACCOUNT}sessions/x/end/").status_code == 405
    end(desk, StaffSession.objects.of(user).get(browser=PHONE))
    assert is_in(desk)
    assert not is_in(phone)


def test_one_ends_all_others() -> None:
    cast.editor()
    desk, others = logged_in("editor"), [logged_in("editor", PHONE) for _n in range(3)]
    desk.post(f"{ACCOUNT}sessions/end-others/")
    assert is_in(desk)
    assert not [other for other in others if is_in(other)]


def test_anothers_are_not_ones_own() -> None:
    cast.editor()
    reporter = cast.reporter()
    desk, victim = logged_in("editor"), logged_in("reporter", PHONE)
    assert "Safari" not in desk.get(ACCOUNT).content.decode()
    end(desk, StaffSession.objects.of(reporter).get())
    desk.post(f"{ACCOUNT}sessions/end-others/")
    assert is_in(victim)


def test_logging_out_ends_it() -> None:
    cast.editor()
    desk = logged_in("editor")
    desk.post("/admin/logout/")
    assert not StaffSession.objects.exists()


def test_a_new_password_ends_the_others() -> None:
    cast.editor()
    desk, phone = logged_in("editor"), logged_in("editor", PHONE)
    new = "sem-stantsii-7"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert desk.post("/admin/password_change/", data)["Location"] == ACCOUNT
    assert StaffSession.objects.count() == 1
    assert is_in(desk)
    assert not is_in(phone)


def test_seen_is_written_once_in_five_minutes(time_machine) -> None:
    user = cast.editor()
    start = datetime(2026, 3, 1, 10, tzinfo=UTC)
    time_machine.move_to(start, tick=False)
    desk = logged_in("editor")
    for minutes, seen in ((2, 0), (4, 0), (6, 6), (9, 6), (11, 11)):
        time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
        with CaptureQueriesContext(connection) as queries:
            assert is_in(desk)
        writes = [query for query in queries if query["sql"].startswith("UPDATE")]
        assert len(writes) == (seen == minutes)
        assert StaffSession.objects.of(user).get().seen_at == start + timedelta(minutes=seen)


def test_the_page_costs_the_same_with_one_session_and_twenty() -> None:
    cast.editor()
    desk = logged_in("editor")
    counts = []
    for more in (0, 19):
        for _n in range(more):
            logged_in("editor")
        with CaptureQueriesContext(connection) as queries:
            desk.get(ACCOUNT)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_expired_ones_are_not_shown_and_are_cleared() -> None:
    user = cast.editor()
    logged_in("editor")
    StaffSession.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    assert not StaffSession.objects.of(user).exists()
    call_command("clearsessions")
    assert not StaffSession.objects.exists()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Linux"),
        (PHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome, Android"),
    ],
)
def test_a_browser_in_words(agent: str, words: str) -> None:
    assert in_words(agent) == words


@pytest.mark.parametrize("agent", ["", "curl/8", "<script>alert(1)</script>" * 30])
def test_what_calls_itself_strangely_is_unknown(agent: str) -> None:
    cast.editor()
    page = logged_in("editor", agent).get(ACCOUNT).content.decode()
    assert "<script>alert" not in page


def test_a_deleted_account_is_out_at_once() -> None:
    cast.editor()
    desk = logged_in("editor")
    User.objects.all().delete()
    assert not is_in(desk)
