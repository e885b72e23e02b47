"""Copies are looked up by their bands, not by going through a month of comments."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.filter import copies
from comments.models import Comment
from comments.models.text_print import TextPrint
from tests.make import make_article

pytestmark = pytest.mark.django_db
MANY = 3000


def test_the_index_of_bands_serves_the_search():
    article, chance = make_article(), random.Random(3)
    said = Comment.objects.bulk_create(Comment(article=article, name="Роза", text="…") for _ in range(MANY))
    TextPrint.objects.bulk_create(
        TextPrint(comment=comment, bands=[chance.getrandbits(62) for _ in range(copies.BANDS)]) for comment in said
    )
    with CaptureQueriesContext(connection) as queries:
        assert not [*copies.examine("Вчера на Дерибасовской играл оркестр, и полгорода пришло слушать.")]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE comments_textprint, comments_comment")
        # A table that is still small might be read as a whole.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + queries[0]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "text_print_bands" in plan
    assert "text_print_oldest" not in plan
