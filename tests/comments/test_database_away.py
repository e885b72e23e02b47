"""A comment that the database can't take is never acknowledged, and its text comes back."""

import pytest
from django.db import InterfaceError, InternalError, OperationalError, connection

from comments.models import Comment
from tests.make import make_article

from .sending import send

pytestmark = pytest.mark.django_db

AWAY = OperationalError("server closed the connection unexpectedly\n\tThis probably means…")


def assert_kept(response, article, caplog):
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert response.headers["Cache-Control"] == "private, no-store"
    content = response.content.decode()
    assert "Не потеряйте" in content
    assert f'action="/comments/ru/send/{article.pk}/"' in content
    assert any("could not be stored" in record.message and "\n" not in record.message for record in caplog.records)


@pytest.mark.parametrize("error", [AWAY, InterfaceError("closed"), InternalError("read-only transaction")])
def test_the_row_cannot_be_written(reader, monkeypatch, caplog, error):
    def fail(*args, **kwargs):
        raise error

    article = make_article()
    monkeypatch.setattr(Comment, "post", fail)
    assert_kept(send(reader, article, text="Не потеряйте"), article, caplog)


def test_not_a_single_query_is_answered(reader, caplog):
    """Nor does the page that says so need one."""

    def fail(*args):
        raise AWAY

    article = make_article()
    with connection.execute_wrapper(fail):
        response = send(reader, article, text="Не потеряйте")
    assert_kept(response, article, caplog)


def test_a_commit_that_fails(reader, monkeypatch, caplog):
    """The last moment at which it can go wrong."""
    article = make_article()
    save = Comment.save

    def save_and_break(comment, **how):
        save(comment, **how)
        raise AWAY

    monkeypatch.setattr(Comment, "save", save_and_break)
    assert_kept(send(reader, article, text="Не потеряйте"), article, caplog)
    monkeypatch.undo()
    assert not Comment.objects.exists()
    assert send(reader, article, text="Не потеряйте").status_code == 303


def test_a_refusal_needs_no_database_either(reader):
    def fail(*args):
        raise AWAY

    article = make_article()
    with connection.execute_wrapper(fail):
        response = send(reader, article, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
