"""Rules that every template of readers' pages keeps."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import Client

FOLDER = settings.BASE_DIR / "templates"
# The newsroom's templates follow Unfold's ways.
NEWSROOM = ("admin", "unfold")
TEMPLATES = sorted(path for path in FOLDER.rglob("*.html") if path.relative_to(FOLDER).parts[0] not in NEWSROOM)
PARTIALS = [path for path in TEMPLATES if path.name.startswith("_")]
PAGES = [path for path in TEMPLATES if not path.name.startswith("_")]
# A policy without 'unsafe-inline' would drop these, and nobody would see it in a test.
INLINE = re.compile(r"\s(?:style|on[a-z]+)=|<style|<script(?![^>]*(?:\ssrc=|application/ld\+json))")


def name(path: Path) -> str:
    return str(path.relative_to(FOLDER))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_it_compiles_and_has_nothing_inline(path: Path) -> None:
    get_template(name(path))
    source = path.read_text()
    assert not INLINE.search(source)
    assert "{% endblock %}" not in source, "an endblock says which block it ends"


@pytest.mark.parametrize("path", PARTIALS, ids=name)
def test_a_partial_says_what_it_needs(path: Path) -> None:
    assert path.read_text().startswith("{# ")


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_has_a_title(path: Path) -> None:
    assert "{% block title %}" in path.read_text()


@pytest.mark.django_db
def test_an_empty_newspaper_is_a_page(client: Client) -> None:
    for address in ("/", "/uk/", "/archive/"):
        response = client.get(address)
        assert response.status_code == 200
        assert 'class="empty"' in response.content.decode()
