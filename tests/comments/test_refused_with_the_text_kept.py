"""What is refused is answered with a sentence, and what was typed comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Status
from comments.models import NAME_LENGTH, TEXT_LENGTH, Comment
from tests.make import make_article

from .sending import send

pytestmark = pytest.mark.django_db

TEXT = "Полчаса писал, одним пальцем."


def assert_refused(response, status, *, can_be_sent_again):
    assert response.status_code == status
    assert '<p role="alert">' in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"
    content = response.content.decode()
    assert ('<form class="comment-form"' in content) == can_be_sent_again
    assert not Comment.objects.exists()
    return content


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " \u200b\u0301 "),
        ("name", "я" * (NAME_LENGTH + 1)),
        ("email", "не адрес"),
        ("email", "a@localhost"),
        ("email", "a@example.org\r\nBcc: b@example.org"),
        ("email", "a" * 300 + "@example.org"),
    ],
)
def test_a_field_that_needs_mending(reader, field, value):
    response = send(reader, make_article(), **{"text": TEXT, field: value})
    content = assert_refused(response, 400, can_be_sent_again=True)
    assert TEXT in content
    assert f'aria-describedby="comment-form-{field}-error' in content
    assert f'id="comment-form-{field}-error"' in content


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u200d", "я" * (TEXT_LENGTH + 1)])
def test_a_text_that_needs_mending(reader, text):
    content = assert_refused(send(reader, make_article(), text=text, name="Роза"), 400, can_be_sent_again=True)
    assert text.strip() in content
    assert 'value="Роза"' in content


def test_the_longest_that_is_taken(reader):
    text = "😀" * TEXT_LENGTH
    assert send(reader, make_article(), text=text, name="😀" * NAME_LENGTH).status_code == 303
    assert Comment.objects.get().text == text


def test_the_text_comes_back_escaped(reader):
    response = send(reader, make_article(), name='"><script>', email="!", text="</textarea><script>")
    content = assert_refused(response, 400, can_be_sent_again=True)
    assert "<script>" not in content.partition("<main")[2]


def test_that_field_is_hidden_from_people(reader):
    content = reader.get(make_article().get_absolute_url()).content.decode()
    field = content[content.index("<p hidden>") :].partition("</p>")[0]
    assert 'name="website"' in field
    assert 'autocomplete="off"' in field


def test_comments_are_closed(reader):
    article = make_article(comments_open=False)
    content = assert_refused(send(reader, article, text=TEXT), 403, can_be_sent_again=False)
    assert TEXT in content
    assert article.get_absolute_url() in content


now = timezone.now()


@pytest.mark.parametrize(
    ("hidden", "status"),
    [
        ({"status": Status.RETRACTED}, 410),
        ({"published_at": now - timedelta(hours=2), "unpublish_at": now - timedelta(hours=1)}, 404),
        ({"published_at": now + timedelta(hours=1)}, 404),
        ({"status": Status.DRAFT}, 404),
        ({"status": Status.REVIEW}, 404),
    ],
    ids=["retracted", "expired", "scheduled", "draft", "in review"],
)
def test_the_article_is_not_public(reader, hidden, status):
    article = make_article(title="Тайное имя", **hidden)
    content = assert_refused(send(reader, article, text=TEXT), status, can_be_sent_again=False)
    assert TEXT in content
    assert "Тайное имя" not in content


def test_what_is_not_out_yet_answers_like_what_never_was(reader):
    scheduled = make_article(published_at=now + timedelta(hours=1))
    never = Article(pk=scheduled.pk + 1000)
    answers = [send(reader, article).content.decode().replace(str(article.pk), "N") for article in (scheduled, never)]
    assert answers[0] == answers[1]


def test_an_article_that_was_taken_down_while_somebody_wrote(reader, source_strings):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(status=Status.RETRACTED)
    content = assert_refused(send(reader, article, text=TEXT), 410, can_be_sent_again=False)
    assert "This article has been taken down" in content
    assert TEXT in content
