"""Copies are looked up by their bands, not by going through a month of comments."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.filter import copies

pytestmark = pytest.mark.django_db


def test_the_index_of_bands_serves_the_search():
    with CaptureQueriesContext(connection) as queries:
        assert not [*copies.examine("Вчера на Дерибасовской играл оркестр, и полгорода пришло слушать.")]
    with connection.cursor() as cursor:
        # A table so small would be read as a whole.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + queries[0]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "text_print_bands" in plan
    assert "text_print_oldest" not in plan
