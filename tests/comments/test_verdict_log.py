"""Rows of the log of verdicts are only ever added: the database sees to it."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from comments.models import Comment, Moderation
from tests import cast
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    comment = make_comment(make_article(), status="pending", text="Как было")
    comment.edit(cast.moderator(), "Как стало")
    return comment


def end_of_transaction():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("change", [{"verdict": "approved"}, {"who": "другой"}, {"text": "Иначе"}, {"note": "x"}])
def test_a_verdict_is_not_changed(comment, change):
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        Moderation.objects.update(**change)
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        Moderation.objects.update(**change, **({} if "text" in change else {"text": ""}))


def test_a_verdict_is_not_deleted_alone(comment):
    Moderation.objects.all().delete()
    with pytest.raises(DatabaseError, match="not deleted"):
        end_of_transaction()
    connection.set_rollback(True)


@pytest.mark.parametrize("gone", ["comment", "article"])
def test_it_goes_with_its_comment(comment, gone):
    comment.approve(None)
    comment.undo(None)
    (comment if gone == "comment" else comment.article).delete()
    end_of_transaction()
    assert not Moderation.objects.exists()


def test_the_text_before_an_edit_can_be_forgotten(comment):
    Moderation.objects.forget_texts([comment])
    row = Moderation.objects.get()
    assert (row.text, row.verdict) == ("", "edited")


def test_the_name_outlives_the_account(comment):
    row = Moderation.objects.get()
    assert row.by
    pk = row.by.pk
    row.by.delete()
    end_of_transaction()
    assert Moderation.objects.get().who == "moderator"
    # Nor does a moderator's change become the commenter's.
    assert Comment.objects.get().edited_by_id == pk
