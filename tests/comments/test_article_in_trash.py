"""Comments go to the trash with their article and come back with it; meanwhile nobody writes, reads or judges them."""

import pytest
from django.test import Client

from comments.models import Comment, Moderation
from tests import cast
from tests.make import make_article, make_comment

from .sending import send

pytestmark = pytest.mark.django_db
LIST, QUEUE = "/admin/comments/comment/", "/admin/comments/queue/"


@pytest.mark.parametrize("is_trashed", [True, False])
def test_moderators_neither_see_nor_judge_them(client: Client, is_trashed: bool) -> None:
    client.force_login(cast.moderator())
    article = make_article()
    comment = make_comment(article, status="pending")
    if is_trashed:
        article.trash(None)
    page = client.get(LIST)
    assert page.context["cl"].result_count == (0 if is_trashed else 1)
    assert client.get(f"{LIST}{comment.pk}/change/").status_code == (302 if is_trashed else 200)
    assert (comment.text in client.get(QUEUE).text) is not is_trashed
    client.post(f"{QUEUE}approve/", {"comment": f"{comment.pk}:{comment.seen}"})
    assert Moderation.objects.exists() is not is_trashed


def test_nothing_is_written_below_it_and_the_text_is_given_back(reader) -> None:
    article = make_article()
    article.trash(None)
    response = send(reader, article, text="Дюк стоит.")
    assert response.status_code == 404
    assert "Дюк стоит." in response.text
    assert not Comment.objects.exists()


def test_one_removed_before_is_gone(reader) -> None:
    article = make_article()
    article.retract(None)
    article.trash(None)
    assert send(reader, article).status_code == 410
    assert reader.get(f"/comments/article/{article.pk}/").status_code == 410


def test_who_has_written_one_is_not_told_the_title(reader) -> None:
    article = make_article(title="Кракен")
    page = send(reader, article, text="Жду").headers["Location"]
    assert "Кракен" in reader.get(page).text
    article.trash(None)
    assert "Кракен" not in reader.get(page).text
    assert "Жду" in reader.get(page).text


def test_they_are_back_with_it(client: Client) -> None:
    article = make_article()
    comment = make_comment(article, text="Дюк стоит.")
    article.trash(None)
    assert client.get(f"/comments/{comment.pk}/").status_code == 404
    article.take_back(None)
    assert "Дюк стоит." in client.get(article.get_absolute_url()).text
