"""A photo in the library and a text that shows it are changed at the same moment."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.admin.photo import PhotoAdmin
from articles.models import Article, Photo
from articles.revisions.content import content_of
from tests import cast
from tests.articles.admin.forms import filled
from tests.articles.test_twin_races import DRAFT, meanwhile
from tests.make import make_article, make_photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def shown(photo: Photo, text: str) -> str:
    return f'<p>{text}</p><figure class="photo" data-photo="{photo.pk}"></figure>'


@pytest.mark.parametrize("way", ["form", "credit"])
def test_new_words_do_not_bring_an_old_text_back(editor: Client, way: str) -> None:
    photo = make_photo()
    article = make_article(body=shown(photo, "Клевета."))
    first = article.ensure_revision().number
    revision = article.save_revision(None, {**content_of(article), "body": shown(photo, "Правда.")}, first)
    url = f"/admin/articles/photo/{photo.pk}/change/"
    if way == "form":
        sent = filled(editor, url, credit="Дюк")
    else:
        url = "/admin/articles/photo/"
        sent = {"action": "set_credit", "_selected_action": [photo.pk], "set": "1", "credit": "Дюк"}
    response = meanwhile(lambda: article.publish(None, revision), lambda: editor.post(url, sent))
    assert response.status_code == 302
    article.refresh_from_db()
    for words in ("Правда", "Дюк"):
        assert words in article.public_body


@pytest.mark.parametrize("way", ["page", "list"])
def test_a_photo_put_into_a_text_while_its_deleting_is_under_way(
    editor: Client, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    photo, article = make_photo(), make_article(**DRAFT)
    content = {**content_of(article), "body": shown(photo, "Порт.")}
    name = "delete_model" if way == "page" else "delete_queryset"
    delete = getattr(PhotoAdmin, name)

    def delete_late(*args: Any) -> None:
        elsewhere(lambda: article.save_revision(None, content, None))
        delete(*args)

    monkeypatch.setattr(PhotoAdmin, name, delete_late)
    chosen = {"action": "delete_selected", "_selected_action": [photo.pk]}
    url, sent = (
        (f"/admin/articles/photo/{photo.pk}/delete/", {}) if way == "page" else ("/admin/articles/photo/", chosen)
    )
    response = editor.post(url, {**sent, "post": "yes"}, follow=True)
    assert "success" not in {message.level_tag for message in response.context["messages"]}
    assert list(Article.objects.get().photos.all()) == [photo]


def elsewhere(deed: Callable[[], object]) -> None:
    """In a transaction of its own, which is over then."""

    def run() -> None:
        try:
            deed()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()
