"""No other site makes a reader's browser comment; there is no cookie or token to tell by, so the browser tells."""

import pytest

from comments.models import Comment
from tests.make import make_article

from .sending import send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://testserver"},
        {"Origin": "http://TESTSERVER"},
        {"Origin": "https://news.example.org"},
        {},
    ],
)
def test_taken(reader, settings, headers):
    settings.SITE_URL = "https://news.example.org"
    assert send(reader, make_article(), headers=headers).status_code == 303
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": ""},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:8080"},
        {"Origin": "https://testserver"},
    ],
)
def test_refused(reader, headers):
    response = send(reader, make_article(), headers=headers, text="Чужими руками")
    assert response.status_code == 403
    assert '<p role="alert">' in response.content.decode()
    assert "Чужими руками" not in response.content.decode()
    assert not Comment.objects.exists()
