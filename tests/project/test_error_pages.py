"""Pages for when something is wrong; the last of them must answer when everything is."""

import re
from typing import Any

import pytest
from django.db import OperationalError, ProgrammingError, connection
from django.test import Client, RequestFactory
from django.utils import translation

from odessa_news.views import errors
from tests import cast
from tests.make import make_section


@pytest.mark.parametrize(("language", "home"), [("ru", "/"), ("uk", "/uk/")])
@pytest.mark.parametrize(
    ("view", "status"), [(errors.bad_request, 400), (errors.forbidden, 403), (errors.server_error, 500)]
)
def test_plain_pages_need_no_database(view: Any, status: int, language: str, home: str, rf: RequestFactory) -> None:
    """Not marked for the database: a query would fail the test."""
    with translation.override(language):
        response = view(rf.get("/"), *([ValueError()] if status != 500 else []))
    assert response.status_code == status
    html = response.content.decode()
    assert f'<html lang="{language}">' in html
    assert "<title>" in html
    assert f'href="{home}"' in html


@pytest.mark.django_db
def test_not_found_offers_ways_on(client: Client) -> None:
    section = make_section()
    response = client.get("/nothing/here/")
    html = response.content.decode()
    assert response.status_code == 404
    for address in ("/", "/archive/", section.get_absolute_url()):
        assert f'href="{address}"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "sentence"), [("ru", "Сюда нельзя"), ("uk", "Сюди не можна")])
def test_a_form_of_the_newsroom_without_its_token_gets_our_page(language, sentence):
    client = Client(enforce_csrf_checks=True, headers={"accept-language": language})
    response = client.post("/admin/login/", {"username": "editor", "password": "x"})
    assert response.status_code == 403
    html = response.content.decode()
    assert f'<html lang="{language}">' in html
    assert sentence in html


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ru", "uk"])
@pytest.mark.parametrize("checks", [False, True])
def test_a_form_of_the_newsroom_that_is_too_large_is_told_why(language, checks, settings):
    client = Client(enforce_csrf_checks=checks, headers={"accept-language": language})
    client.force_login(cast.editor())
    client.cookies["csrftoken"] = "x" * 32
    text = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20
    urlencoded = {"content_type": "application/x-www-form-urlencoded", "data": f"lead={text}"}
    for form in (urlencoded, {"data": {"lead": text}}):
        response = client.post("/admin/articles/article/add/", **form)
        assert response.status_code == 413
        html = response.content.decode()
        assert f'<html lang="{language}">' in html
        assert re.search(rf"\b{limit}.(MB|МБ)", html)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/uk/archive/", "/admin/login/"])
@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError("gone\nand away"), 503), (ProgrammingError("ours"), 500)]
)
def test_while_the_database_is_away_every_page_says_that_it_is_for_a_minute(address, error, status, caplog):
    def fail(*_args: Any) -> None:
        raise error

    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "x" * 32
    with connection.execute_wrapper(fail):
        response = client.get(address)
    assert response.status_code == status
    assert ("Retry-After" in response.headers) == (status == 503)
    assert "<title>" in response.text
    assert bool(caplog.records[-1].exc_info) == (status == 500)
    if status == 503:
        assert [record.getMessage().count("\n") for record in caplog.records if record.levelname == "ERROR"] == [0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"), [("/admin/nothing/", 404), ("/admin/auth/user/add/", 403), ("/nothing/", 404)]
)
def test_who_is_lost_in_the_newsroom_finds_back_to_it(address, status, client):
    client.force_login(cast.editor())
    response = client.get(address)
    assert response.status_code == status
    assert ('href="/admin/"' in response.content.decode()) is address.startswith("/admin/")
