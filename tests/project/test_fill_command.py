import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.models import Article
from comments.models import Comment
from odessa_news.fill.copying import Rows
from tests.make import make_article, make_section


def test_nothing_to_fill_with(db):
    with pytest.raises(CommandError, match="load_demo"):
        call_command("fill", 5)
    with pytest.raises(CommandError, match="above 0"):
        call_command("fill", 0)


def test_another_database_than_the_embedded_one_needs_a_yes(db, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "ENGINE", "django.db.backends.postgresql")
    with pytest.raises(CommandError, match="--yes"):
        call_command("fill", 5)
    make_section()
    call_command("fill", 5, "--yes", verbosity=0)
    assert Article.objects.count() == 5


def test_values_that_copy_would_stumble_over(db):
    article = make_article()
    rows = Rows(Comment, "article_id", "name", "text", "status", "created_at")
    text = 'back\\slash \\N, tab\t, "quotes",\r\nlines\n\\.\n'
    rows.add(article.pk, "Имя", text, "pending", timezone.now())
    rows.copy()
    comment = Comment.objects.get()
    assert (comment.text, comment.parent, comment.email) == (text, None, "")
