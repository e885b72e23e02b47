"""A long thread is walked in its order, not sorted: also where the planner takes all articles for quiet ones."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import sorting
from comments.models import Comment
from comments.sorting import Sort
from tests.make import make_article
from tests.planner import analyze

pytestmark = pytest.mark.django_db
LONG, QUIET = 2000, 1500


def test_the_plans_that_are_kept_sort_nothing() -> None:
    said = {"name": "Роза", "text": "…", "status": "approved", "shown_at": "2026-11-22T12:00Z"}
    long = make_article()
    quiet = type(long).objects.bulk_create(
        type(long)(language="ru", title=f"{n}", slug=f"s{n}", public_title=f"{n}") for n in range(QUIET)
    )
    Comment.objects.bulk_create(Comment(article=article, **said) for article in [*quiet, *quiet, *[long] * LONG])
    analyze("comments_comment")
    for sort in Sort:
        with CaptureQueriesContext(connection) as queries:
            assert len(sorting.roots(long.pk, sort, None)) == sorting.PAGE + 1
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN " + queries[-1]["sql"])
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert "Sort" not in plan, (sort, plan)
