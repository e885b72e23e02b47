"""Whatever an article was called before, one redirect leads to what it is called today."""

import pytest
from django.test import Client

from articles.models import Article, Section
from articles.revisions.content import content_of
from tests.make import make_article, make_section, make_twin

pytestmark = pytest.mark.django_db


def renamed(article: Article, **over: object) -> str:
    """The address that it has then."""
    revision = article.save_revision(None, {**content_of(article), **over}, article.ensure_revision().number)
    article.publish(None, revision)
    return Article.objects.get(pk=article.pk).get_absolute_url()


def test_there_and_back_again_is_no_circle(client: Client) -> None:
    """Browsers keep a bare 301 for ever: one kept from the way there would send its reader back and forth."""
    article, sea = make_article(slug="a"), make_section(slug="sea")
    old = {article.get_absolute_url(), renamed(article, slug="b"), renamed(article, slug="c", section=sea.pk)}
    Section.objects.filter(pk=sea.pk).update(slug="coast")
    today = renamed(article, slug="a")
    assert client.get(today).status_code == 200
    for address in (*old, f"/sea/a-{article.pk}/", f"/uk/coast/c-{article.pk}/", f"/ru{today}"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, today), address
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate", address


def test_a_freed_slug_belongs_to_whoever_has_it_now(client: Client) -> None:
    """Also where it is the twin, and where the section's own name was freed and taken."""
    first = make_article(slug="port", section=make_section(slug="sea"))
    was = first.get_absolute_url()
    renamed(first, slug="gavan")
    Section.objects.filter(slug="sea").update(slug="coast")
    second = make_twin(first, slug="port", section=make_section(slug="sea"))
    for address, article in ((was, first), (second.get_absolute_url().removeprefix("/uk"), second)):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (
            301,
            Article.objects.get(pk=article.pk).get_absolute_url(),
        )
        assert client.get(response["Location"]).status_code == 200


def test_what_is_not_public_has_no_name(client: Client) -> None:
    article = make_article(slug="port")
    was = article.get_absolute_url()
    article.retract(None, "")
    assert client.get(was).status_code == 410
    article.trash(None)
    assert client.get(was).status_code == 410
    article.take_back(None)
    article.publish(None, article.ensure_revision())
    renamed(article, slug="gavan")
    assert client.get(was).status_code == 301
    article.retract(None, "")
    article.trash(None)
    article.purge(None)
    assert client.get(was).status_code == 404
