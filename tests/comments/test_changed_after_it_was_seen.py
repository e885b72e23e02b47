"""Readers are told of a change where they could have read the words before it, or where the newsroom made it."""

import pytest
from django.utils.translation import gettext, override

from comments import editing
from comments.answers import answers_page
from comments.models import Comment
from comments.threads import thread_page
from tests.cast import moderator
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db


def shows_a_change(comment):
    pages = (thread_page(comment.article), answers_page(comment.article, comment.root_id or comment.pk))
    told = [bool(place.edited_at) for page in pages for place in page.comments if place.pk == comment.pk]
    assert told
    assert len(set(told)) == 1
    return told[0]


def edited(comment):
    editing.edit(comment, name=comment.name, text=f"{comment.text} без описки")
    return Comment.objects.get(pk=comment.pk)


@pytest.mark.parametrize("is_answer", [False, True], ids=["top", "answer"])
def test_a_slip_mended_before_anybody_saw_it(is_answer):
    article = make_article()
    parent = make_comment(article) if is_answer else None
    comment = edited(make_comment(article, parent=parent, status="pending"))
    comment.approve(by=None)
    assert not shows_a_change(comment)

    comment = edited(comment)
    comment.approve(by=None)
    assert shows_a_change(comment)


def test_words_of_the_newsroom_are_always_told():
    comment = make_comment(make_article(), status="pending")
    staff = moderator()
    comment.edit(staff, "Слова редакции")
    comment.approve(staff)
    assert shows_a_change(comment)


def test_a_mended_slip_is_not_marked_on_the_page(reader):
    article = make_article()
    comment = edited(make_comment(article, status="pending"))
    comment.approve(by=None)
    with override(article.language):
        mark = f'<span class="comment-edited">{gettext("changed")}</span>'
    assert mark not in reader.get(article.get_absolute_url()).content.decode()
    edited_again = Comment.objects.get(pk=comment.pk)
    editing.edit(edited_again, name=comment.name, text="Совсем другое")
    Comment.objects.get(pk=comment.pk).approve(by=None)
    assert mark in reader.get(article.get_absolute_url()).content.decode()
