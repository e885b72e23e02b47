"""How readers' browsers send the form below an article."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.test import Client

from articles.models import Article
from articles.models.urls import personal_url

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response  # with the `context` of its template

FORM = "application/x-www-form-urlencoded"


def send(client: Client, article: Article, *, headers: Any = None, **over: str) -> "Response":
    """Like Chromium: same-origin, url-encoded; `name` and `text` are filled in unless told otherwise."""
    typed = {"name": "Роза", "email": "", "text": "Дюк стоит, и мы постоим.", "website": "", **over}
    return send_raw(client, address_of(article), urlencode(typed), headers=headers)


def address_of(article: Article) -> str:
    """Where the form is sent; for articles whose comments are closed too."""
    return personal_url(f"send/{article.pk}/", article.language)


def send_raw(client: Client, url: str, body: str | bytes, *, headers: Any = None) -> "Response":
    headers = {"Sec-Fetch-Site": "same-origin"} if headers is None else headers
    return client.post(url, body, content_type=FORM, headers=headers)


def post_to(client: Client, url: str, *, headers: Any = None, **typed: str) -> "Response":
    """Any other form of readers."""
    return send_raw(client, url, urlencode(typed or {"sure": "yes"}), headers=headers)
