"""Deleting an article in the newsroom is moving it to the trash, whichever way it is asked for."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client, RequestFactory

from articles.admin.article import ArticleAdmin
from articles.models import Article, AuditEntry, Trashed
from articles.revisions.content import content_of
from tests import cast
from tests.articles.admin.forms import filled
from tests.make import make_article, make_comment, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
LIST = "/admin/articles/article/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def delete(client: Client, article: Article) -> Any:
    return client.post(f"{LIST}{article.pk}/delete/", {"post": "yes"})


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_it_asks_and_says_what_becomes_of_it(editor: Client) -> None:
    article = make_article(status="draft", title="Туман")
    make_comment(article)
    page = editor.get(f"{LIST}{article.pk}/delete/")
    assert "Move to the trash" in page.text
    assert "30 days" in page.text
    assert "related items" not in page.text
    assert Article.objects.get().status == "draft"


def test_it_goes_to_the_trash(editor: Client) -> None:
    article = make_article(status="draft", title="Туман")
    response = editor.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}, follow=True)
    assert response.redirect_chain[0][0] == LIST
    assert "“Туман” is in the trash. For 30 days it can be taken back." in said(response)
    assert Trashed.objects.get().by == User.objects.get(username="editor")
    assert Article.objects.get().status == "trashed"
    assert list(AuditEntry.objects.filter(title="Туман").values_list("verb", flat=True)) == ["trashed"]


def test_from_a_popup_too(editor: Client) -> None:
    article = make_article(status="draft")
    response = editor.post(f"{LIST}{article.pk}/delete/", {"post": "yes", "_popup": "1"})
    assert response.status_code == 200
    assert Article.objects.get().status == "trashed"


@pytest.mark.parametrize("status", ["published", "scheduled"])
def test_what_readers_may_have_a_link_to_is_taken_down_first(editor: Client, status: str) -> None:
    article = make_article()
    assert delete(editor, article).status_code == 403
    assert Article.objects.get().status == "published"


def test_a_reporter_only_where_the_role_says_so(client: Client) -> None:
    reporter = cast.reporter()
    client.force_login(reporter)
    mine, other = make_article(status="draft", created_by=reporter), make_article(status="draft")
    assert delete(client, mine).status_code == 403
    reporter.user_permissions.add(Permission.objects.get(codename="delete_article"))
    client.force_login(User.objects.get(pk=reporter.pk))
    assert delete(client, mine).status_code == 302
    assert delete(client, other).status_code == 302  # "doesn't exist": others' drafts are not for a reporter to know
    assert list(Trashed.objects.values_list("article", flat=True)) == [mine.pk]


def test_who_is_second_is_told(editor: Client, monkeypatch) -> None:
    article = make_article(status="draft", title="Туман", published_at=None)
    trash = Article.trash

    def late(self: Article, by: Any) -> Any:
        other = Article.objects.get(pk=self.pk)
        other.publish(None, other.ensure_revision())
        return trash(self, by)

    monkeypatch.setattr(Article, "trash", late)
    response = editor.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}, follow=True)
    assert "Meanwhile somebody else has changed what readers see" in said(response)
    assert not Trashed.objects.exists()


def test_no_action_of_the_list_deletes_and_one_that_did_would_use_the_trash(editor: Client) -> None:
    articles = [make_article(status="draft") for _ in range(2)]
    ids = [article.pk for article in articles]
    editor.post(LIST, {"action": "delete_selected", "_selected_action": ids, "post": "yes"})
    assert not Trashed.objects.exists()
    request = RequestFactory().post("/")
    request.user = User.objects.get(username="editor")
    from django.contrib import admin

    model_admin = admin.site.get_model_admin(Article)
    assert isinstance(model_admin, ArticleAdmin)
    model_admin.delete_queryset(request, Article.objects.filter(pk__in=ids))
    assert Trashed.objects.count() == 2


def test_a_form_that_is_still_open_keeps_its_text(editor: Client) -> None:
    article = make_article(status="draft", published_at=None, title="Туман")
    data = filled(editor, f"{LIST}{article.pk}/change/", title="Туман над портом", _continue="1")
    article.refresh_from_db()
    article.trash(None)
    response = editor.post(f"{LIST}{article.pk}/change/", data, follow=True)
    assert response.redirect_chain[0][0] == f"/admin/trash/{article.pk}/"
    assert "This article is in the trash." in said(response)
    assert "What you have typed is kept with it." in said(response)
    article.refresh_from_db()
    assert article.title == "Туман"
    article.take_back(None)
    assert "Туман над портом" in editor.get(f"{LIST}{article.pk}/change/").text


@pytest.mark.parametrize("based_on", ["", "x", "9" * 17])
def test_whatever_it_says_it_is_based_on(editor: Client, based_on: str) -> None:
    article = make_article(status="draft", published_at=None)
    article.trash(None)
    data = {"title": "Туман над портом", "based_on": based_on}
    assert editor.post(f"{LIST}{article.pk}/change/", data).status_code == 302
    assert article.revisions.get().content["title"] == "Туман над портом"


def test_a_form_with_nothing_new_keeps_nothing(editor: Client) -> None:
    article = make_article(status="draft", published_at=None)
    data = filled(editor, f"{LIST}{article.pk}/change/")
    article.refresh_from_db()
    article.trash(None)
    response = editor.post(f"{LIST}{article.pk}/change/", data, follow=True)
    assert "kept" not in said(response)
    assert not article.revisions.filter(number=None).exists()


def test_in_the_middle_of_saving(editor: Client, monkeypatch) -> None:
    """After the form was found valid, and before the article is locked."""
    from articles.admin import article_saving
    from articles.revisions import saving

    article = make_article(status="draft", published_at=None)
    data = filled(editor, f"{LIST}{article.pk}/change/", title="Туман над портом", _continue="1")
    lock = saving.lock

    def late(locked: Article) -> None:
        Article.objects.filter(pk=locked.pk).update(status="trashed")
        Trashed.objects.create(article=locked, status="draft")
        lock(locked)

    monkeypatch.setattr(article_saving, "lock", late)
    # What the other has done is undone with the transaction around the form, as it would not be in another session.
    response = editor.post(f"{LIST}{article.pk}/change/", data)
    assert response.status_code == 200
    assert "This article is in the trash." in response.text
    assert "Туман над портом" in response.text


def test_who_may_not_know_is_not_told(client: Client) -> None:
    article = make_article(status="draft", created_by=cast.editor())
    article.trash(None)
    client.force_login(cast.reporter())
    response = client.get(f"{LIST}{article.pk}/change/", follow=True)
    assert "trash" not in said(response)
    assert "doesn’t exist" in said(response)
    assert "doesn’t exist" in said(client.get(f"{LIST}none/change/", follow=True))


def test_its_writer_is_told_and_sent_to_the_list(client: Client) -> None:
    reporter = cast.reporter()
    article = make_article(status="draft", created_by=reporter)
    article.trash(None)
    client.force_login(reporter)
    response = client.get(f"{LIST}{article.pk}/change/", follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert "in the trash" in said(response)


def test_a_section_whose_articles_are_all_in_the_trash(client: Client) -> None:
    client.force_login(cast.chief())
    section = make_section()
    article = make_article(status="draft", section=section, title="Туман")
    article.trash(None)
    address = f"/admin/articles/section/{section.pk}/delete/"
    page = client.post(address, {"post": "yes"}).text
    assert "Articles in the trash belong here: take them back and move them, or delete them for good." in page
    assert 'href="/admin/trash/"' in page
    assert "Туман" not in page
    make_article(section=section, title="Маяк")
    page = client.get(address).text
    assert "Articles in the trash" in page
    assert "Маяк" in page
    article.purge(None)
    assert "Articles in the trash" not in client.get(address).text
    assert content_of(Article.objects.get())["section"] == section.pk
