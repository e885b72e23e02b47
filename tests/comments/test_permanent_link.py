"""A comment's address leads to where it stands today."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Comment
from comments.places import ANSWERS
from comments.sorting import PAGE
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


@pytest.mark.parametrize("place", [0, PAGE + 1])
@pytest.mark.parametrize("answer", [0, ANSWERS - 1, ANSWERS, ANSWERS + 2])
def test_leads_to_an_answer_too(reader, long_thread, place, answer):
    root = long_thread[place]
    answers = [make_comment(root.article, parent=root) for _ in range(ANSWERS + 3)]
    # Below the first, so that they push on those that are older.
    deep = make_comment(root.article, parent=make_comment(root.article, parent=answers[0]))
    in_order = [answers[0], deep.parent, deep, *answers[1:]]
    with CaptureQueriesContext(connection) as queries:
        response = reader.get(in_order[answer].get_absolute_url())
    assert len(queries) <= 3
    assert ("/answers/" in response.headers["Location"]) == (answer >= ANSWERS)
    assert shown_by(reader, response) == f"comment-{in_order[answer].pk}"


def test_leads_to_where_a_removed_one_stood(reader):
    comment = make_comment(make_article())
    Comment.objects.filter(pk=comment.pk).update(status="rejected")
    response = reader.get(comment.get_absolute_url())
    assert shown_by(reader, response) == f"comment-{comment.pk}"
