"""The list of articles costs the same queries with one row and with twenty, and its search walks an index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests import cast
from tests.make import make_article, make_author, make_photo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?q=мост"])
def test_as_many_queries_for_one_row_as_for_twenty(client, query):
    client.force_login(cast.editor())

    def cost() -> int:
        client.get(f"/admin/articles/article/{query}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/admin/articles/article/{query}").status_code == 200
        return len(queries)

    make_article(title="Мост", cover=make_photo(), authors=[make_author()])
    one = cost()
    for number in range(19):
        make_article(title=f"Мост {number}", cover=make_photo(), authors=[make_author()])
    assert cost() == one <= 12


def test_counting_asks_for_nothing_but_rows(client):
    client.force_login(cast.editor())
    make_article(title="Мост")
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/articles/article/?q=мост")
    (count,) = [query["sql"] for query in queries if "COUNT(*)" in query["sql"]]
    assert "articles_byline" not in count


def test_a_rare_word_is_found_by_the_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Article.objects.filter(title__icontains="люстдорф").order_by().explain()
    assert "article_by_title" in plan
