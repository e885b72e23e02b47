from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.admin import ModelAdmin
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from articles.languages import Language
from articles.models import Article, RelatedLink, Status
from tests import cast
from tests.make import make_article, make_author, make_photo, make_section, make_topic, make_twin

from .forms import errors, filled, with_byline

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def test_from_nothing_to_published(editor: Client) -> None:
    section, topic, author, photo = make_section(), make_topic(), make_author(), make_photo()
    data = filled(editor, ADD, title="Туман", body="<p>Текст</p>", section=section.pk, cover=photo.pk, _publish="")
    data = with_byline({**data, "chosen_topics": [topic.pk]}, author)
    response = editor.post(ADD, data, follow=True)
    article = Article.objects.get()
    assert article.is_public()
    assert article.slug == "tuman"
    assert article.created_by is not None
    assert article.created_by.username == "editor"
    assert (list(article.topics.all()), list(article.authors.all()), article.cover) == ([topic], [author], photo)
    assert article.get_absolute_url() in response.content.decode()


@pytest.mark.parametrize(("button", "closes"), [("_save", True), ("_continue", False), ("_publish", False)])
def test_only_who_closes_is_led_to_the_list(editor: Client, button: str, closes: bool) -> None:
    article = make_article()
    answer = editor.post(change(article), filled(editor, change(article), **{button: ""}))
    assert answer.headers["Location"] == ("/admin/articles/article/" if closes else change(article))


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({"_publish": "", "section": ""}, "раздел"),
        ({"title": ""}, "Это поле обязательное"),
        (
            {
                "published_at_0": "2120-01-02",
                "published_at_1": "10:00",
                "unpublish_at_0": "2120-01-01",
                "unpublish_at_1": "10:00",
            },
            "Снять с публикации раньше",
        ),
        ({"_publish": "", "unpublish_at_0": "2020-01-01", "unpublish_at_1": "10:00"}, "Это время уже прошло"),
        ({"cover": "999999"}, "Выберите из того, что предложено"),
        ({"cover": "9" * 40}, "Выберите из того, что предложено"),
        ({"cover": "маяк"}, "Выберите из того, что предложено"),
        ({"section": "9" * 40}, "Выберите из того, что предложено"),
        ({"published_at_0": "завтра", "published_at_1": "в полдень"}, "Введите правильную дату"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    editor: Client, over: dict[str, Any], sentence: str, translated: None
) -> None:
    data = filled(editor, ADD, title="Туман", body="<p>Долгий труд</p>", section=make_section().pk)
    response = editor.post(ADD, {**data, **over})
    assert sentence in errors(response)
    assert "Долгий труд" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("title", ["\0", "  ", "\u200b"])
def test_a_title_of_nothing_is_refused(editor: Client, title: str) -> None:
    data = filled(editor, ADD, body="<p>…</p>")
    response = editor.post(ADD, {**data, "title": title})
    assert response.status_code in (200, 400)
    assert not Article.objects.exists()


def test_a_title_has_one_line(editor: Client) -> None:
    data = {**filled(editor, ADD, body="<p>…</p>"), "title": "Туман\r\nнад портом"}
    assert editor.post(ADD, data).status_code == 302
    assert Article.objects.get().title == "Туман над портом"


def test_a_lone_surrogate_in_a_title_breaks_nothing(editor: Client) -> None:
    data = {**filled(editor, ADD, body="<p>…</p>"), "title": b"\xed\xa0\x80"}
    response = editor.post(ADD, urlencode(data, doseq=True), content_type="application/x-www-form-urlencoded")
    assert response.status_code in (200, 302, 400)
    # What stands for unreadable bytes may be stored; a half of a character can't be.
    assert all(article.title.encode() for article in Article.objects.all())


def test_the_same_author_twice(editor: Client, translated: None) -> None:
    author = make_author()
    data = with_byline(filled(editor, ADD, title="Туман"), author, author)
    assert "Этот автор уже есть в подписи" in errors(editor.post(ADD, data))


def test_an_article_related_to_itself_or_twice(editor: Client, translated: None) -> None:
    article, another = make_article(), make_article()
    data = filled(editor, change(article))
    for targets, sentence in (([article], "сама с собой"), ([another, another], "уже есть среди связанных")):
        chosen = [target.pk for target in targets]
        assert sentence in errors(editor.post(change(article), {**data, "chosen_related": chosen}))
    assert not RelatedLink.objects.exists()


def test_a_second_twin_is_refused(editor: Client, translated: None) -> None:
    article = make_article(status="draft")
    make_twin(article)
    url = f"{ADD}?twin_of={article.pk}"
    data = filled(editor, url, title="Ще один", language=Language.UK)
    assert "уже есть статья на этом языке" in errors(editor.post(url, data))
    # … and one of two twins can't change over to the other's language.
    data = filled(editor, change(article), language=Language.UK)
    assert "уже есть статья на этом языке" in errors(editor.post(change(article), data))


def test_a_twin_of_itself_is_refused(editor: Client, translated: None) -> None:
    article = make_article(status="draft")
    url = f"{ADD}?twin_of={article.pk}"
    data = filled(editor, url, title="Она же", language=article.language)
    assert "уже есть статья на этом языке" in errors(editor.post(url, data))
    assert Article.objects.count() == 1


def test_two_editors_start_the_twin_in_the_same_moment(editor: Client, monkeypatch: Any, translated: None) -> None:
    """The rival's row comes between validation and saving: the constraint stops the second, the form says it."""
    article = make_article()
    url = f"{ADD}?twin_of={article.pk}"
    data = filled(editor, url, title="Туман над портом")
    save, view = Article.save, ModelAdmin.changeform_view
    came_between = IntegrityError("article_once_a_language")

    def too_late(self: Article, *args: Any, **kwargs: Any) -> None:
        raise came_between

    def view_then_rival(self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return view(self, *args, **kwargs)
        except IntegrityError:
            monkeypatch.setattr(Article, "save", save)
            make_twin(article)
            raise

    monkeypatch.setattr(Article, "save", too_late)
    monkeypatch.setattr(ModelAdmin, "changeform_view", view_then_rival)
    response = editor.post(url, data)
    assert "уже есть статья на этом языке" in errors(response)
    assert "Туман над портом" in response.content.decode()


def test_the_twin_starts_with_what_both_share(editor: Client) -> None:
    topic, first, second = make_topic(), make_author(), make_author()
    article = make_article(authors=[second, first], topics=[topic], cover=make_photo(), comments_open=False)
    page = editor.get(change(article)).content.decode()
    assert f"{ADD}?twin_of={article.pk}" in page
    url = f"{ADD}?twin_of={article.pk}"
    data = filled(editor, url, title="Туман над портом")
    assert "comments_open" not in data
    editor.post(url, {**data, "_draft": ""})
    twin = Article.objects.exclude(pk=article.pk).get()
    assert (twin.story, twin.language, twin.section, twin.cover) == (
        article.story,
        "uk",
        article.section,
        article.cover,
    )
    assert twin.status == Status.DRAFT
    assert list(twin.topics.all()) == [topic]
    assert [b.author for b in twin.bylines.all()] == [second, first]
    assert change(twin) in editor.get(change(article)).content.decode()


@pytest.mark.parametrize("twin_of", ["0", "999", "9" * 30, "x", "-1", "", "１"])
def test_a_twin_of_nothing_is_just_a_new_article(editor: Client, twin_of: str) -> None:
    assert editor.get(f"{ADD}?twin_of={twin_of}").status_code == 200


def test_readers_are_told_of_a_change_and_only_of_a_change(editor: Client) -> None:
    article = make_article(body="<p>Раз</p><p>Два</p>", published_at=timezone.now() - timedelta(days=1))
    was = article.updated_at
    editor.post(change(article), filled(editor, change(article), body="<p>Раз</p>\n\n<p>Два</p>\n", _publish=""))
    article.refresh_from_db()
    assert article.updated_at == was
    editor.post(change(article), filled(editor, change(article), seo_title="Для поиска", _publish=""))
    article.refresh_from_db()
    assert (article.updated_at, article.seo_title) == (was, "Для поиска")
    for over in ({"title": "Новее"}, {"lead": "Новее"}, {"body": "<p>Три</p>"}, {"section": make_section().pk}):
        Article.objects.update(updated_at=was)
        editor.post(change(article), filled(editor, change(article), **over, _publish=""))
        article.refresh_from_db()
        assert article.updated_at > was, over
    Article.objects.update(updated_at=was)
    editor.post(change(article), with_byline(filled(editor, change(article), _publish=""), make_author()))
    article.refresh_from_db()
    assert article.updated_at > was


def test_publishing_with_a_time_to_come_is_no_accident(editor: Client) -> None:
    """Who has written the hour of an embargo and presses the one button that publishes has not lifted it."""
    time = timezone.now().replace(microsecond=0) + timedelta(days=3)
    article = make_article(status="draft", published_at=time)
    answer = editor.post(change(article), filled(editor, change(article), _publish=""), follow=True)
    article.refresh_from_db()
    assert (article.status, article.is_public(), article.published_at) == ("published", False, time)
    assert article.get_absolute_url() not in str(next(iter(answer.context["messages"])))
    editor.post(change(article), filled(editor, change(article), published_at_0="", published_at_1="", _continue=""))
    article.refresh_from_db()
    assert article.is_public()


@pytest.mark.parametrize(
    "query", ["section=x", "published_at=x", "chosen_topics=x", "status=x", "title=Чужое", "body=<img src=/x>"]
)
def test_an_address_fills_in_nothing(editor: Client, query: str) -> None:
    page = editor.get(f"{ADD}?{query}")
    assert page.status_code == 200
    assert filled(editor, f"{ADD}?{query}") == filled(editor, ADD)


def test_scheduling_and_taking_down(editor: Client) -> None:
    article = make_article(status="draft", published_at=timezone.now() + timedelta(days=3))
    editor.post(change(article), filled(editor, change(article), _publish=""))
    article.refresh_from_db()
    assert article.status == "published"
    assert not article.is_public()
    asked = editor.post(change(article), filled(editor, change(article), _retract=""))
    article.refresh_from_db()
    assert article.status == "published"
    editor.post(asked.headers["Location"], {"note": "Так надо", "kind": "removed"})
    article.refresh_from_db()
    assert article.status == "retracted"


def test_view_on_site_is_there_for_what_readers_see(editor: Client) -> None:
    shown, draft = make_article(), make_article(status="draft")
    assert shown.get_absolute_url() in editor.get(change(shown)).content.decode()
    assert "Смотреть на сайте" not in editor.get(change(draft)).content.decode()
    response = editor.get(change(draft))
    assert response.context["has_absolute_url"] is False


def test_a_text_too_long_for_the_cleaner_is_a_sentence(editor: Client, translated: None) -> None:
    data = filled(editor, ADD, title="Туман", body="<b>" * 60_000)
    assert "тегов" in errors(editor.post(ADD, data))
