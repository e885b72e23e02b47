"""The way from a form to the page of readers, which Django's admin opens to everybody of the staff."""

import pytest
from django.contrib.contenttypes.models import ContentType

from articles.models import Correction
from comments.models import Comment
from tests import cast
from tests.make import make_article, make_comment, make_section

pytestmark = pytest.mark.django_db


def address(obj) -> str:
    return f"/admin/r/{ContentType.objects.get_for_model(obj).pk}/{obj.pk}/"


def test_what_readers_see_is_shown(client):
    client.force_login(cast.reporter())
    article, section = make_article(), make_section(slug="sport")
    assert client.get(address(article))["Location"] == article.get_absolute_url()
    assert client.get(address(section))["Location"] == section.get_absolute_url()


def test_the_address_of_anothers_draft_is_not_told(client):
    client.force_login(cast.reporter())
    draft = make_article(status="draft", published_at=None, slug="taina-merii")
    assert client.get(address(draft)).status_code == 404
    client.force_login(cast.editor())
    # Readers have no such page yet.
    assert client.get(address(draft)).status_code == 404


def test_nor_that_of_a_comment_that_nobody_approved(client):
    comment = make_comment(make_article(), status="pending")
    client.force_login(cast.reporter())
    assert client.get(address(comment)).status_code == 404
    client.force_login(cast.moderator())
    assert client.get(address(comment)).status_code == 404
    Comment.objects.filter(pk=comment.pk).update(status="approved")
    assert client.get(address(comment)).status_code == 302


def test_what_the_newsroom_has_no_form_for_is_not_there(client):
    client.force_login(cast.chief())
    for kind in (ContentType.objects.get_for_model(Correction).pk, 0, 10**25):
        for pk in (1, 10**25, "abc"):
            assert client.get(f"/admin/r/{kind}/{pk}/").status_code == 404


def test_only_for_the_staff(client):
    assert "/admin/login/" in client.get(address(make_article()))["Location"]
