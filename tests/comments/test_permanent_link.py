"""A comment's address leads to where it stands today."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.threads import PAGE
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_thread():
    article, start = make_article(), timezone.now() - timedelta(days=1)
    return [make_comment(article, created_at=start + timedelta(seconds=n)) for n in range(PAGE + 2)]


def shown_by(reader, response):
    """Ids of the comments on the page that the link leads to."""
    page, _, anchor = response.headers["Location"].partition("#")
    content = reader.get(page).content.decode()
    assert f'id="{anchor}"' in content
    return anchor


@pytest.mark.parametrize("place", [0, PAGE - 1, PAGE, PAGE + 1])
def test_leads_to_the_page_that_shows_it(reader, long_thread, place):
    comment = long_thread[place]
    response = reader.get(comment.get_absolute_url())
    assert response.status_code == 302
    on_article = response.headers["Location"].startswith(comment.article.get_absolute_url())
    assert on_article == (place < PAGE)
    assert shown_by(reader, response) == f"comment-{comment.pk}"


def test_follows_a_comment_that_older_ones_push_on(reader, long_thread):
    comment = long_thread[PAGE - 1]
    make_comment(comment.article, created_at=timezone.now() - timedelta(days=2))
    response = reader.get(comment.get_absolute_url())
    assert "?after=" in response.headers["Location"]
    assert shown_by(reader, response) == f"comment-{comment.pk}"


def test_costs_two_queries_anywhere_in_the_thread(reader, long_thread):
    for comment in (long_thread[0], long_thread[-1]):
        url = comment.get_absolute_url()
        with CaptureQueriesContext(connection) as queries:
            reader.get(url)
        assert len(queries) == 2
