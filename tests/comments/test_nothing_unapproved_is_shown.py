"""What no moderator approved, or what stands under an article that readers can't see, has no public trace."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Status
from comments.threads import thread_page, thread_url
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db

SECRET = "никому-не-показывать"


@pytest.mark.parametrize("status", ["pending", "rejected"])
def test_an_unapproved_comment_is_in_no_page_count_or_link(reader, status):
    article = make_article()
    shown = make_comment(article)
    hidden = make_comment(article, name=SECRET, text=SECRET, status=status)
    for url in (article.get_absolute_url(), thread_url(article)):
        page = reader.get(url).content.decode()
        assert SECRET not in page
        assert f"comment-{hidden.pk}" not in page
        assert f"comment-{shown.pk}" in page
    assert thread_page(article).total == 1
    assert reader.get(hidden.get_absolute_url()).status_code == 404


def test_the_e_mail_is_on_no_page(reader):
    article = make_article()
    comment = make_comment(article, email="roza@example.org")
    for url in (article.get_absolute_url(), thread_url(article)):
        assert "roza@example.org" not in reader.get(url).content.decode()
    assert reader.get(comment.get_absolute_url(), follow=True).content.decode().count("roza@") == 0


now = timezone.now()


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": Status.DRAFT},
        {"status": Status.REVIEW},
        {"status": Status.RETRACTED},
        {"published_at": now + timedelta(hours=1)},
        {"published_at": now - timedelta(hours=2), "unpublish_at": now - timedelta(hours=1)},
    ],
    ids=["draft", "in review", "retracted", "scheduled", "expired"],
)
def test_comments_of_a_hidden_article_are_hidden_with_it(reader, hidden):
    article = make_article(**hidden)
    comment = make_comment(article, text=SECRET)
    for url in (article.get_absolute_url(), thread_url(article), comment.get_absolute_url()):
        response = reader.get(url)
        assert response.status_code in (404, 410)
        assert SECRET not in response.content.decode()
