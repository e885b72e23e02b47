"""Where only the trusted may write, the others are told so before they have written anything."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models.section import CommentsMode
from articles.models.urls import personal_url
from comments.models import Comment, Reader
from tests.make import make_article, make_comment, make_section

from .sending import post_to, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make_comment(make_article(section=make_section(comments_mode=CommentsMode.TRUSTED)))


def address(comment):
    return personal_url(f"answer/{comment.pk}/", comment.article.language)


def trust_browser(reader):
    """By what it has written elsewhere."""
    send(reader, make_article())
    known = Reader.objects.get()
    yesterday = timezone.now() - timedelta(days=1)
    for _ in range(settings.COMMENT_TRUST_AFTER):
        make_comment(make_article(), reader=known, created_at=yesterday)


def test_the_untrusted_find_no_form_to_answer_with(reader, comment):
    response = reader.get(address(comment))
    content = response.content.decode()
    assert response.status_code == 403
    assert '<p role="alert">' in content
    assert "<textarea" not in content


def test_what_they_send_all_the_same_is_given_back(reader, comment):
    response = post_to(reader, address(comment), name="Роза", text="Ответ на всё")
    assert response.status_code == 403
    assert "Ответ на всё" in response.content.decode()
    assert not Comment.objects.filter(parent=comment).exists()


def test_the_trusted_answer_at_once(reader, comment):
    trust_browser(reader)
    assert "<textarea" in reader.get(address(comment)).content.decode()
    assert post_to(reader, address(comment), name="Роза", text="Ответ на всё").status_code == 303
    assert Comment.objects.get(parent=comment).status == "approved"
