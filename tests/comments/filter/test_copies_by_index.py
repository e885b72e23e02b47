"""Copies are looked up by their bands, not by going through a month of comments."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.filter import copies
from comments.models import Comment
from comments.models.text_print import TextPrint
from tests.make import make_article
from tests.planner import analyze

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
    analyze("comments_textprint", "comments_comment")
    with connection.cursor() as cursor:
        # A table that is still small might be read as a whole.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + queries[0]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "text_print_bands" in plan
    assert "text_print_oldest" not in plan


def test_of_a_text_sent_by_hundreds_only_some_are_read():
    text = "Самые низкие цены на окна и двери, звоните прямо сейчас, скидка до конца недели!"
    article = make_article()
    said = Comment.objects.bulk_create(Comment(article=article, name="Роза", text=text) for _ in range(300))
    bands = copies.bands_of(text)
    TextPrint.objects.bulk_create(TextPrint(comment=comment, bands=bands) for comment in said)
    with CaptureQueriesContext(connection) as queries:
        assert [finding.name for finding in copies.examine(text)] == ["same_text"]
    analyze("comments_textprint", "comments_comment")
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + queries[0]["sql"])
        [[[plan]]] = cursor.fetchall()
    read = sum(rows_read(plan["Plan"]))
    assert read == copies.MOST_COMPARED


def rows_read(plan):
    """Of comments, by all parts of a plan."""
    if plan.get("Relation Name") == "comments_comment":
        yield plan["Actual Rows"] * plan["Actual Loops"]
    for part in plan.get("Plans", ()):
        yield from rows_read(part)
