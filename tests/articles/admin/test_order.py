"""A new section or page stands last in its menu unless the editor says otherwise."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import Section
from tests import cast
from tests.make import make_page, make_section

from .forms import filled

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/section/add/"


def offered(client: Client, model: str) -> Any:
    return filled(client, f"/admin/articles/{model}/add/")["order"]


@pytest.mark.parametrize(("model", "make"), [("section", make_section), ("page", make_page)])
def test_last_is_what_is_offered(client: Client, model: str, make: Callable[..., Any]) -> None:
    client.force_login(cast.chief())
    assert offered(client, model) == 0
    for order in (3, 40, 7):
        make(order=order)
    assert offered(client, model) == 41
    make(order=32_767)
    assert offered(client, model) == 32_767


def test_it_is_stored_so_and_may_be_changed(client: Client) -> None:
    client.force_login(cast.chief())
    make_section(order=5)
    for slug, over, order in (("last", {}, 6), ("first", {"order": 1}, 1)):
        client.post(ADD, filled(client, ADD, name_ru="Спорт", name_uk="Спорт", slug=slug, **over))
        assert Section.objects.get(slug=slug).order == order
