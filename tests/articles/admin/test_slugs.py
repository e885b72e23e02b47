"""Addresses of sections, topics and authors that editors leave to the newsroom."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Author, Section, Topic
from tests import cast

from .forms import errors, filled

pytestmark = pytest.mark.django_db
NAMES = {"name_ru": "Щука", "name_uk": "Щука й ґедзь"}


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(cast.chief())
    return client


@pytest.mark.parametrize(
    ("model", "names", "slug"),
    [
        (Section, NAMES, "shchuka-y-gedz"),
        (Topic, NAMES, "shchuka-y-gedz"),
        (Author, {"name": "Єва Щось"}, "yeva-shchos"),
    ],
)
def test_an_empty_slug_is_made_of_the_name(chief: Client, model: Any, names: dict[str, str], slug: str) -> None:
    add = f"/admin/articles/{model._meta.model_name}/add/"
    page = chief.get(add)
    assert not page.context["adminform"].prepopulated_fields
    assert chief.post(add, filled(chief, add, **names)).status_code == 302
    assert model.objects.get().slug == slug
    assert "slug" in errors(chief.post(add, filled(chief, add, **names)))
    assert chief.post(add, filled(chief, add, **names, slug="other")).status_code == 302
