"""A reporter writes, and can't publish by any way in."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, FrontSlot, Section
from tests import cast
from tests.make import make_article, make_author, make_photo, make_section

from .forms import filled, with_byline

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
ADD = f"{LIST}add/"


def change(article: Article) -> str:
    return f"{LIST}{article.pk}/change/"


@pytest.fixture
def reporter(client: Client) -> Client:
    client.force_login(cast.reporter())
    return client


def own(client: Client, **over: Any) -> Article:
    from django.contrib.auth.models import User

    return make_article(created_by=User.objects.get(username="reporter"), **{"status": "draft", **over})


def test_writes_a_draft_with_its_byline_and_sends_it_for_review(reporter: Client) -> None:
    author = make_author()
    data = filled(reporter, ADD, title="Туман", section=make_section().pk, cover=make_photo().pk, _draft="")
    reporter.post(ADD, with_byline(data, author))
    article = Article.objects.get()
    assert (article.status, list(article.authors.all())) == ("draft", [author])
    reporter.post(change(article), filled(reporter, change(article), title="Туман ушёл", _review=""))
    article.refresh_from_db()
    assert (article.status, article.title) == ("review", "Туман ушёл")


def test_has_no_button_to_publish(reporter: Client) -> None:
    for url in (ADD, change(own(reporter))):
        page = reporter.get(url).content.decode()
        assert 'name="_publish"' not in page
        assert 'name="_draft"' in page
        assert 'value="published"' not in page
        assert 'name="published_at_0"' not in page


@pytest.mark.parametrize("verb", ["_publish", "_retract"])
def test_a_forged_button_is_refused(reporter: Client, verb: str) -> None:
    article = own(reporter)
    for url in (ADD, change(article)):
        data = filled(reporter, url, title="Туман", section=make_section().pk)
        assert reporter.post(url, {**data, verb: ""}).status_code == 403
    assert list(Article.objects.values_list("status", flat=True)) == ["draft"]


@pytest.mark.parametrize("status", ["published", "retracted", "x"])
def test_a_forged_status_changes_nothing(reporter: Client, status: str) -> None:
    article = own(reporter)
    for url in (ADD, change(article)):
        data = filled(reporter, url, title="Туман", section=make_section().pk)
        over = {"status": status, "published_at_0": "2024-01-01", "published_at_1": "10:00"}
        reporter.post(url, {**data, **over})
    assert list(Article.objects.values_list("status", flat=True)) == ["draft", "draft"]


def test_forged_times_are_ignored(reporter: Client) -> None:
    article = own(reporter, published_at=None)
    over = {"published_at_0": "2024-01-01", "published_at_1": "10:00", "published_at": "2024-01-01 10:00"}
    reporter.post(change(article), {**filled(reporter, change(article)), **over})
    article.refresh_from_db()
    assert article.published_at is None


def test_anothers_draft_is_not_there(reporter: Client) -> None:
    article = make_article(status="draft", title="Тайное дело", created_by=cast.editor())
    assert reporter.get(change(article)).status_code == 302
    assert reporter.post(change(article), {"title": "Моё"}).status_code == 302
    assert "Тайное дело" not in reporter.get(LIST).content.decode()
    found = reporter.get("/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=to&term=Тайное")
    assert "Тайное" not in found.content.decode()
    assert reporter.get(f"{ADD}?twin_of={article.pk}").context["adminform"].form.twin_source is None
    mine = own(reporter)
    reporter.post(change(mine), {**filled(reporter, change(mine)), "chosen_related": [article.pk]})
    assert not mine.related_links.exists()


def test_anothers_embargo_is_kept(reporter: Client) -> None:
    later = timezone.now() + timedelta(days=1)
    article = make_article(title="Тайное дело", created_by=cast.editor(), published_at=later)
    assert reporter.get(change(article)).status_code == 302
    assert reporter.get(f"{LIST}{article.pk}/history/").status_code == 404
    found = reporter.get("/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=to&term=Тайное")
    for page in (reporter.get(LIST), reporter.get("/admin/"), found):
        assert "Тайное" not in page.content.decode()
    assert reporter.get(change(own(reporter, status="published", published_at=later))).status_code == 200


def test_what_is_published_is_read_only(reporter: Client) -> None:
    for article in (own(reporter, status="published"), make_article(created_by=cast.editor())):
        page = reporter.get(change(article))
        assert page.status_code == 200
        assert "<p>Текст новости" in page.content.decode()
        assert reporter.post(change(article), {"title": "Иначе"}).status_code == 403
        article.refresh_from_db()
        assert article.title != "Иначе"


def test_no_bulk_action_and_no_deleting(reporter: Client) -> None:
    article = own(reporter)
    data = {"action": "delete_selected", "_selected_action": article.pk, "post": "yes"}
    reporter.post(LIST, data)
    assert reporter.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize(
    "path",
    [
        "front/ru/",
        "articles/section/add/",
        "articles/topic/add/",
        "articles/author/add/",
        "articles/page/",
        "auth/user/",
        "auth/group/",
        "comments/comment/",
    ],
)
def test_the_rest_is_closed(reporter: Client, path: str) -> None:
    assert reporter.get(f"/admin/{path}").status_code == 403


def test_a_moderator_sees_comments_only(client: Client) -> None:
    client.force_login(cast.moderator())
    article = make_article(status="draft")
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/comments/comment/").status_code == 200
    for path in (LIST, ADD, change(article), "/admin/articles/photo/", "/admin/articles/photo/picker/"):
        assert client.get(path).status_code == 403, path


def test_nobody_gets_in_without_a_login(client: Client) -> None:
    for path in (LIST, ADD, "/admin/", "/admin/articles/photo/picker/"):
        assert client.get(path).status_code == 302, path


def test_an_editor_has_the_front_page_but_not_the_sections(client: Client) -> None:
    client.force_login(cast.editor())
    article = make_article()
    version = client.get("/admin/front/ru/").context["draft"].version
    client.post("/admin/front/ru/", {"version": version, "slot_1": article.pk})
    assert FrontSlot.objects.get().article == article
    assert client.get("/admin/articles/section/add/").status_code == 403
    assert client.get("/admin/auth/user/").status_code == 403
    assert Section.objects.exists()
