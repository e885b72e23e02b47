"""Outside the newsroom there is no token to tell by: each address that takes a form looks where it comes from."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

pytestmark = pytest.mark.django_db
# Mail providers unsubscribe from their own hosts, with the token of a letter (RFC 8058).
FROM_ANYWHERE = {"letters"}
VALUES = {"year": "2026", "month": "01", "day": "01", "pk": "1", "kind": "articles", "number": "1"}


def addresses(patterns: list[Any], prefix: str = "/") -> Iterator[tuple[str | None, str]]:
    """Each name with an address of it; whether something is there doesn't matter."""
    for entry in patterns:
        written = re.sub(r"\(\?P<(\w+)>[^()]*\)|<\w+:(\w+)>", _value, str(entry.pattern))
        path = prefix + re.sub(r"[\\^$]", "", written)
        if path.startswith("/admin/"):
            continue
        if isinstance(entry, URLPattern):
            yield entry.name, path
        else:
            yield from addresses(entry.url_patterns, path)


def _value(parameter: re.Match[str]) -> str:
    return VALUES.get(parameter[1] or parameter[2], "x")


def test_none_takes_one_of_another_site() -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    reader = Client(enforce_csrf_checks=True, headers=headers)
    answers = {
        path: reader.post(path, "text=x", content_type="application/x-www-form-urlencoded").status_code
        for name, path in addresses(get_resolver().url_patterns)
        if name not in FROM_ANYWHERE
    }
    assert not {path: status for path, status in answers.items() if status not in (403, 405)}
    # The two languages of what is one reader's own, and the signal that an article was read.
    assert list(answers.values()).count(403) > 20
