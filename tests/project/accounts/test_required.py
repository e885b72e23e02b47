"""REQUIRE_OTP: without the second factor nothing of the newsroom opens but the page to set it up."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from articles import roles
from articles.models import Topic
from odessa_news import environment
from odessa_news.accounts import second_factor
from odessa_news.settings import ROLES
from tests import cast
from tests.make import make_article

from .phone import CODE, PASSWORD, code_of, enter, is_in, with_phone

pytestmark = pytest.mark.django_db
PAGE = "/admin/account/two-factor/"
# Ways in and out, the page itself, and the choice of language.
OPEN = {"admin/login/", "admin/login/code/", "admin/logout/", "admin/account/two-factor/", "admin/language/"}


@pytest.fixture(autouse=True)
def _required(settings) -> None:
    settings.REQUIRE_OTP = ("chief", "editor")


def newsroom_paths() -> list[str]:
    """Every address below /admin/, each parameter given some value."""

    def walk(patterns, prefix):
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, path)
            elif isinstance(pattern, URLPattern):
                yield path

    found = [path for path in walk(get_resolver().url_patterns, "") if path.startswith("admin/")]

    def fill(path: str) -> str:
        path = re.sub(r"<[^>]+>", "1", path)
        return re.sub(r"\(\?P.*", "articles/", path).replace("^", "").replace("$", "")

    return sorted({fill(path) for path in found})


def test_every_role_can_be_named_and_nothing_else(monkeypatch) -> None:
    monkeypatch.setenv("REQUIRE_OTP", ",".join(roles.NAMES))
    assert set(environment.choices("REQUIRE_OTP", ROLES)) == set(ROLES) == set(roles.NAMES)
    monkeypatch.setenv("REQUIRE_OTP", "editor, boss")
    with pytest.raises(ImproperlyConfigured, match="REQUIRE_OTP: boss is not one of: reporter"):
        environment.choices("REQUIRE_OTP", ROLES)


def test_what_was_typed_is_sent_again_after_setting_it_up(client: Client) -> None:
    user = cast.editor()
    client.force_login(user)
    url = "/admin/articles/topic/add/"
    data = {"name_ru": "Море", "name_uk": "Море", "slug": "more"}
    assert client.post(url, data).status_code == 403
    client.get(PAGE)
    client.post(PAGE, {"code": code_of(user)})
    assert client.post(url, data).status_code == 302
    assert Topic.objects.get().slug == "more"


def test_every_page_leads_to_setting_it_up(client: Client) -> None:
    make_article()
    client.force_login(cast.editor())
    paths = newsroom_paths()
    assert len(paths) > 50
    for path in paths:
        if path in OPEN:
            continue
        answer = client.get(f"/{path}")
        assert (answer.status_code, answer.get("Location")) == (302, PAGE), path
        sent = client.post(f"/{path}", {})
        assert (sent.status_code, PAGE in sent.content.decode()) == (403, True), path
        data = client.post(f"/{path}", data="{}", content_type="application/json")
        assert (data.status_code, data.json()["outcome"]) == (403, "second_factor"), path


def test_what_is_open_gives_nothing_away(client: Client) -> None:
    article = make_article(status="draft", title="Тайное дело")
    client.force_login(cast.editor())
    for path in OPEN - {"admin/logout/"}:
        assert article.title not in client.get(f"/{path}", follow=True).content.decode()


def test_set_up_then_go_on(client: Client) -> None:
    user = cast.editor()
    enter(client, "editor")
    assert client.get("/admin/articles/article/")["Location"] == PAGE
    client.get(PAGE)
    client.post(PAGE, {"code": code_of(user)})
    assert is_in(client)


def test_a_session_from_before_needs_the_code(client: Client) -> None:
    user = cast.editor()
    client.force_login(user)
    with_phone(user)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/admin/login/")
    enter(client, "editor")
    client.post(CODE, {"code": code_of(user)})
    assert is_in(client)


def test_taking_it_off_leads_to_setting_it_up_anew(client: Client) -> None:
    user = cast.editor()
    codes = with_phone(user)
    enter(client, "editor")
    client.post(CODE, {"code": codes[0]})
    client.post("/admin/account/two-factor/off/", {"password": PASSWORD, "code": codes[1]})
    assert client.get("/admin/")["Location"] == PAGE


def test_others_may_and_need_not(client: Client) -> None:
    client.force_login(cast.reporter())
    assert is_in(client)


def test_superusers_must_as_soon_as_anybody_must(client: Client, settings) -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    client.force_login(root)
    assert not is_in(client)
    settings.REQUIRE_OTP = ()
    assert is_in(client)


def test_it_costs_one_query_and_none_where_it_is_not_asked_for(
    client: Client, settings, django_assert_num_queries
) -> None:
    user = cast.editor()
    with django_assert_num_queries(1):
        assert second_factor.is_required(user)
    settings.REQUIRE_OTP = ()
    with django_assert_num_queries(0):
        assert not second_factor.is_required(user)
