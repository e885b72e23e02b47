"""A refused form stands where it was sent to: who opens that address in a restored tab is led on, not turned away."""

import pytest

from articles.models import Status
from comments.models import Comment
from tests.make import make_article

from .sending import address_of, send

pytestmark = pytest.mark.django_db


def opened(reader, address):
    response = reader.get(address)
    assert (response.status_code, response["Cache-Control"]) == (302, "private, no-store")
    assert reader.head(address)["Location"] == response["Location"]
    return response["Location"]


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_of_a_comment_leads_to_the_article(reader, language):
    article = make_article(language=language)
    assert opened(reader, address_of(article)) == article.get_absolute_url() + "#comments"


def test_of_a_comment_to_what_nobody_can_read_tells_nothing(reader):
    draft = make_article(status=Status.DRAFT, published_at=None)
    for pk in (draft.pk, draft.pk + 1):
        address = opened(reader, f"/comments/ru/send/{pk}/")
        assert (address, reader.get(address).status_code) == (f"/comments/article/{pk}/", 404)


@pytest.mark.parametrize("verb", ["edit", "withdraw", "answers", "ask"])
def test_of_ones_own_comment_leads_to_its_page(reader, verb):
    page = send(reader, make_article())["Location"]
    response = reader.get(f"{page}{verb}/", follow=True)
    assert (response.status_code, response.request["PATH_INFO"]) == (200, page)
    assert Comment.objects.get().status == "pending"


def test_of_a_link_to_ones_data_leads_there(reader):
    assert reader.get("/comments/uk/data/link/", follow=True).request["PATH_INFO"] == "/comments/uk/data/"


@pytest.mark.parametrize("method", ["put", "delete", "options"])
def test_nobody_else_may_do_it(reader, method):
    assert getattr(reader, method)(address_of(make_article())).status_code == 405
    assert reader.options("/comments/ru/data/link/")["Allow"] == "GET, HEAD, POST"
