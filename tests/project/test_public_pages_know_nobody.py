"""What Django does for people who log in is left out on public pages (odessa_news.middleware.newsroom)."""

import pytest
from django.test import Client

from tests import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/uk/", "/archive/", "/no-such-page/", "/feed/", "/robots.txt"])
def test_a_public_page_does_not_even_look(client: Client, address: str) -> None:
    client.force_login(cast.editor())
    request = client.get(address).wsgi_request
    for name in ("session", "user", "_messages"):
        assert not hasattr(request, name)


def test_the_newsroom_does(client: Client) -> None:
    editor = cast.editor()
    client.force_login(editor)
    request = client.get("/admin/").wsgi_request
    assert request.user == editor
    assert request.session.session_key
    assert hasattr(request.user, "otp_device")


def test_the_newsroom_asks_for_its_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor())
    assert client.post("/admin/logout/").status_code == 403
