"""Addresses of public things, built by hand: a list page makes sixty of them, and `reverse()` would be its main cost.

tests/project/test_addresses.py holds them against `reverse()`.
"""

from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import get_language


def article_url(section: str, slug: str, pk: int, language: str) -> str:
    """`/<section>/<slug>-<id>/` in the language of the article."""
    return public_url(f"{section}/{slug}-{pk}/", language)


def public_url(path: str, language: str | None = None) -> str:
    """Site-relative address of `path` (without a leading slash) in a language, by default the active one."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return f"/{path}" if language == settings.LANGUAGE_CODE else f"/{language}/{path}"


def personal_url(path: str, language: str) -> str:
    """Of what is one reader's own: always below `/comments/`, the only place where the reader's cookie is sent."""
    return f"/comments/{language}/{path}"


def absolute(address: str) -> str:
    """For machines that read `address` away from its page. One that is absolute already (S3 media) stays."""
    if address.startswith("/") and not address.startswith("//"):
        return settings.SITE_URL + address  # nearly always, and a page has a dozen
    return urljoin(f"{settings.SITE_URL}/", address)
