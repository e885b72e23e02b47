"""Pages for when something is wrong; the last of them must answer when everything is."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from odessa_news.views import errors
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
