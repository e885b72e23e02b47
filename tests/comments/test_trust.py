"""Trust belongs to a browser's key, or to all that one confirmed mailbox joins; it can't be typed."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import trust
from comments.filter import HOLD
from comments.models import Comment, Mailbox, Moderation, Reader
from comments.trust import is_trusted
from tests.comments.sending import post_to, send
from tests.make import make_article, make_comment
from tests.planner import analyze

pytestmark = pytest.mark.django_db
AFTER = 5


def make_reader(name="a", **over):
    return Reader.objects.create(key_hash=name * 64, **over)


def approved(reader, number=AFTER):
    article = make_article()
    yesterday = timezone.now() - timedelta(days=1)
    return [make_comment(article, reader=reader, created_at=yesterday) for _ in range(number)]


def rejected(reader, days=0, verb="reject"):
    """A verdict's time can't be changed, so that of an old one is written."""
    comment = make_comment(make_article(), reader=reader, status="pending")
    at = timezone.now() - timedelta(days=days)
    with patch("comments.models.deciding.timezone.now", return_value=at):
        getattr(comment, verb)(None)
    return comment


@pytest.fixture
def known():
    """A browser whose key has written one comment, and its reader."""
    client = Client()
    send(client, make_article(), name="Роза", email="roza@example.org")
    return client, Reader.objects.get()


def test_earned_by_approved_comments():
    reader = make_reader()
    approved(reader, AFTER - 1)
    assert not is_trusted(reader)
    approved(reader, 1)
    assert is_trusted(reader)


@pytest.mark.parametrize("status", ["pending", "rejected", "spam"])
def test_others_do_not_count(status):
    reader = make_reader()
    for comment in approved(reader):
        Comment.objects.filter(pk=comment.pk).update(status=status)
    assert not is_trusted(reader)


@pytest.mark.parametrize("verb", ["reject", "mark_spam"])
def test_one_rejection_takes_it_back_for_a_month(verb):
    reader = make_reader()
    approved(reader)
    rejected(reader, 31, verb)
    assert is_trusted(reader)
    rejected(reader, 29, verb)
    assert not is_trusted(reader)


def test_a_rejection_that_was_undone_or_revised_takes_nothing():
    reader = make_reader()
    approved(reader)
    comment = rejected(reader)
    comment.undo(None)
    assert is_trusted(reader)
    revised = rejected(reader)
    assert not is_trusted(reader)
    revised.approve(None)
    assert is_trusted(reader)


def test_nor_does_one_that_was_undone_before_its_writer_withdrew_the_comment():
    reader = make_reader()
    approved(reader)
    comment = rejected(reader)
    comment.undo(None)
    Comment.objects.filter(pk=comment.pk).update(status="withdrawn", text="")
    assert is_trusted(reader)


def test_a_comment_without_a_key_is_nobodys():
    assert not is_trusted(None)


def test_withdrawing_what_was_rejected_clears_nobody():
    reader = make_reader()
    approved(reader)
    comment = rejected(reader)
    Comment.objects.filter(pk=comment.pk).update(status="withdrawn", text="")
    assert not is_trusted(reader)


def test_browsers_of_one_confirmed_mailbox_share_it():
    mailbox = Mailbox.objects.create(email="roza@example.org", confirmed_at=timezone.now())
    first, second = make_reader("a", mailbox=mailbox), make_reader("b", mailbox=mailbox)
    stranger = make_reader("c")
    approved(first)
    assert is_trusted(second)
    assert not is_trusted(stranger)
    rejected(second)
    assert not is_trusted(first)


def test_a_trusted_commenter_is_published_at_once(known):
    client, reader = known
    approved(reader)
    article = make_article()
    send(client, article, name="Роза", text="Сразу видно")
    comment = Comment.objects.get(text="Сразу видно")
    assert (comment.status, bool(comment.shown_at)) == ("approved", True)
    row = Moderation.objects.get(comment=comment)
    assert (row.verdict, row.by) == ("trusted", None)
    assert "Сразу видно" in client.get(article.get_absolute_url()).content.decode()


def test_what_a_trusted_commenter_changes_is_published_at_once_and_logged(known):
    client, reader = known
    approved(reader)
    article = make_article()
    page = send(client, article, name="Роза", text="Сразу видно").headers["Location"]
    post_to(client, f"{page}edit/", name="Роза", text="Сразу видно, без описки")
    comment = Comment.objects.get(text="Сразу видно, без описки")
    assert comment.status == "approved"
    rows = Moderation.objects.filter(comment=comment)
    assert [(row.verdict, row.by) for row in rows] == [("trusted", None)] * 2
    comment.undo(None)
    assert comment.status == "pending"


def test_the_same_name_and_address_typed_elsewhere_earn_nothing(known):
    _client, reader = known
    approved(reader)
    send(Client(), make_article(), name="Роза", email="roza@example.org", text="Это тоже я")
    assert Comment.objects.get(text="Это тоже я").status == "pending"


def test_a_forged_cookie_earns_nothing(known):
    client, reader = known
    approved(reader)
    forger = Client()
    given = client.cookies["reader"].value
    forger.cookies["reader"] = given[:-1] + ("1" if given.endswith("0") else "0")
    send(forger, make_article(), text="Подделка")
    assert Comment.objects.get(text="Подделка").status == "pending"


def test_what_the_filter_minds_waits_whoever_wrote_it():
    reader = make_reader()
    approved(reader)
    held = make_comment(make_article(), reader=reader, status="pending", score=HOLD)
    assert not trust.lets_through(held)
    held.score -= 0.01
    assert trust.lets_through(held)


def test_nobody_is_trusted_where_the_newsroom_says_so(known, settings):
    client, reader = known
    approved(reader)
    settings.COMMENT_TRUST_AFTER = 0
    send(client, make_article(), text="Подожду")
    assert Comment.objects.get(text="Подожду").status == "pending"


def test_a_comment_stored_before_is_not_published_by_sending_it_again(known):
    """Otherwise what a moderator is reading would appear by itself."""
    client, reader = known
    article = make_article()
    send(client, article, text="Ещё рано")
    approved(reader)
    send(client, article, text="Ещё рано")
    assert Comment.objects.get(text="Ещё рано").status == "pending"


@pytest.mark.parametrize("number", [AFTER, 40])
def test_costs_two_queries_however_much_was_said(number, django_assert_num_queries):
    mailbox = Mailbox.objects.create(email="roza@example.org")
    reader = make_reader("a", mailbox=mailbox)
    approved(reader, number)
    with django_assert_num_queries(2):
        assert is_trusted(reader)


def test_asks_an_index():
    """Among some thousands of comments, as the planner sees them."""
    reader, article = make_reader(), make_article()
    Comment.objects.bulk_create(
        Comment(article=article, name="Кто-то", text="Что-то", status="approved") for _ in range(3000)
    )
    approved(reader)
    with CaptureQueriesContext(connection) as queries:
        is_trusted(reader)
    analyze("comments_comment")
    with connection.cursor() as cursor:
        for query in queries:
            cursor.execute(f"EXPLAIN {query['sql']}")
            assert "Seq Scan on comments_comment" not in "\n".join(row[0] for row in cursor.fetchall())
