"""The login expires while somebody types: they are asked for the password, and what they sent goes on its way."""

import html
import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from articles.models import Topic
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
ADD = "/admin/articles/topic/add/"
TYPED = {"name_ru": 'Порт "Южный" <b>', "name_uk": "Порт &amp;", "slug": "port", "_save": ""}
PASSWORD = "pass-word-1794"


def kept_in(response: Any) -> str:
    page = response.content.decode()
    (value,) = re.findall(r'name="_kept" value="([^"]*)"', page)
    assert "<b>" not in value
    return html.unescape(value)


@pytest.fixture
def expired() -> Client:
    cast.editor("olga")
    return Client()


def test_the_text_goes_through_after_the_password(expired: Client) -> None:
    asked = expired.post(ADD, TYPED)
    assert asked.status_code == 403
    assert "no-store" in asked["Cache-Control"]
    wrong = expired.post(ADD, {"_kept": kept_in(asked), "username": "olga", "password": "no"})
    assert not Topic.objects.exists()
    right = {"_kept": kept_in(wrong), "username": "olga", "password": PASSWORD}
    response = expired.post(ADD, right)
    assert (response.status_code, response["Location"]) == (302, "/admin/articles/topic/")
    topic = Topic.objects.get()
    assert (topic.name_ru, topic.name_uk, topic.slug) == ('Порт "Южный" <b>', "Порт &amp;", "port")
    assert expired.get(ADD).status_code == 200


def test_what_is_refused_then_stands_in_the_form(expired: Client) -> None:
    asked = expired.post(ADD, {**TYPED, "slug": "not a slug"})
    response = expired.post(ADD, {"_kept": kept_in(asked), "username": "olga", "password": PASSWORD})
    assert response.status_code == 200
    assert "Порт &quot;Южный&quot; &lt;b&gt;" in response.content.decode()


def test_logged_in_again_in_another_tab(expired: Client) -> None:
    kept = kept_in(expired.post(ADD, TYPED))
    expired.force_login(User.objects.get(username="olga"))
    assert expired.post(ADD, {"_kept": kept, "username": "", "password": ""}).status_code == 302
    assert Topic.objects.exists()


def test_whoever_logs_in_may_no_more_than_before(expired: Client) -> None:
    asked = expired.post(ADD, TYPED)
    cast.reporter()
    answer = expired.post(ADD, {"_kept": kept_in(asked), "username": "reporter", "password": PASSWORD})
    assert answer.status_code == 403
    assert not Topic.objects.exists()


def test_no_password_travels_back(expired: Client) -> None:
    asked = expired.post("/admin/auth/user/add/", {"username": "new", "password1": "secret-1794", "password2": "s"})
    assert json.loads(kept_in(asked)) == [["username", "new"]]


@pytest.mark.parametrize("kept", ["", "{", "7", '{"a": 1}', '[["name_ru"]]', '[["name_ru", 7]]', "[" * 100_000])
def test_nonsense_is_no_error(expired: Client, kept: str) -> None:
    sent = {"_kept": kept, "username": "olga", "password": PASSWORD}
    assert expired.post(ADD, sent).status_code == 200
    assert not Topic.objects.exists()


def test_only_a_form_of_ours_is_carried() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert "_kept" not in strict.post(ADD, TYPED).content.decode()
    assert "_kept" not in strict.post(ADD, {"_kept": "[]", "username": "x", "password": "y"}).content.decode()


def too_many(get_response: Any) -> Any:
    """As django-axes answers in place of a view."""

    def middleware(request: Any) -> HttpResponse:
        get_response(request)
        return HttpResponse("wait", status=429)

    return middleware


def test_a_lock_does_not_eat_it_either(expired: Client, settings: Any) -> None:
    kept = kept_in(expired.post(ADD, TYPED))
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.too_many"]
    limited = Client()
    locked = limited.post(ADD, {"_kept": kept, "username": "olga", "password": "no"})
    assert locked.status_code == 429
    assert kept_in(locked) == kept
    assert limited.post("/admin/login/", {"username": "olga", "password": "no"}).content == b"wait"


def test_the_login_page_is_itself(expired: Client) -> None:
    assert expired.get(ADD).status_code == 302
    wrong = expired.post("/admin/login/", {"username": "olga", "password": "no"})
    assert wrong.status_code == 200
    assert "_kept" not in wrong.content.decode()


def again(client: Client, **sent: Any) -> Any:
    return client.post("/admin/login/again/", sent, content_type="application/json")


def test_in_place(expired: Client) -> None:
    wrong = again(expired, username="olga", password="no")
    assert (wrong.status_code, wrong.json()["outcome"]) == (403, "wrong")
    assert wrong.json()["sentence"]
    done = again(expired, username="olga", password=PASSWORD)
    assert (done.status_code, done.json()["outcome"], done.json()["sentence"]) == (200, "done", "")
    assert done.json()["token"]
    assert expired.get(ADD).status_code == 200


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', "[" * 4000, '{"username": [], "password": {}}', "x" * 6000])
def test_in_place_nonsense_is_no_error(expired: Client, body: str) -> None:
    answer = expired.post("/admin/login/again/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["outcome"]) == (403, "wrong")


def test_in_place_asks_for_the_token_and_a_post() -> None:
    assert again(Client(enforce_csrf_checks=True), username="olga", password=PASSWORD).status_code == 403
    assert Client().get("/admin/login/again/").status_code == 405
