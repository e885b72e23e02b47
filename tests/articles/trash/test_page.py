"""The trash itself: who sees what, and its three verbs."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import trash as page
from articles.models import Article, AuditEntry, Beat, Trashed
from tests import cast
from tests.make import make_article, make_author, make_comment, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
TRASH = "/admin/trash/"


def trashed(by: Any = None, **over: Any) -> Article:
    article = make_article(**{"status": "draft", "published_at": None, **over})
    article.trash(by)
    return article


def login(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    return login(client, cast.editor())


@pytest.fixture
def chief(client: Client) -> Client:
    return login(client, cast.chief())


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def titles(client: Client, query: str = "") -> list[str]:
    return [row.trashed.article.title for row in client.get(f"{TRASH}{query}").context["rows"]]


def test_who_when_and_how_long_still(editor: Client) -> None:
    vera = cast.editor("vera")
    vera.first_name, vera.last_name = "Вера", "Гай"
    vera.save()
    article = trashed(vera, title="Туман", status="review")
    assert "30 days left" in editor.get(TRASH).text
    Trashed.objects.update(at=timezone.now() - timedelta(days=29.5))
    text = editor.get(TRASH).text
    for word in ("Туман", "Вера Гай", "it was: in review", "1 day left", f"{TRASH}{article.pk}/take-back/"):
        assert word in text
    Trashed.objects.update(at=timezone.now() - timedelta(days=31))
    assert "deleted for good today" in editor.get(TRASH).text


def test_the_list_of_articles_leads_there(client: Client) -> None:
    assert f'href="{TRASH}"' in login(client, cast.editor()).get("/admin/articles/article/").text
    assert f'href="{TRASH}"' not in login(client, cast.reporter()).get("/admin/articles/article/").text


def test_words_of_the_title(editor: Client) -> None:
    for title in ("Туман над портом", "Порт закрыт", "Трамвай"):
        trashed(title=title)
    assert titles(editor) == ["Трамвай", "Порт закрыт", "Туман над портом"]
    assert titles(editor, "?q=порт") == ["Порт закрыт", "Туман над портом"]
    assert titles(editor, "?q=портом+туман") == ["Туман над портом"]
    assert titles(editor, "?q=%25") == []
    assert "Nothing in the trash has these words" in editor.get(f"{TRASH}?q=маяк").text


def test_it_goes_on_by_cursor(editor: Client, monkeypatch) -> None:
    monkeypatch.setattr(page, "SHOWN", 2)
    for n in range(5):
        trashed(title=f"Туман {n}")
    Trashed.objects.update(at=timezone.now())  # all at one moment: the id decides
    shown, older = [], ""
    for _ in range(3):
        response = editor.get(f"{TRASH}?q=туман{older}")
        shown += [row.trashed.article.title for row in response.context["rows"]]
        older = f"&before={response.context['older']}"
    assert shown == [f"Туман {n}" for n in (4, 3, 2, 1, 0)]
    assert older == "&before="
    assert titles(editor, "?before=nonsense") == ["Туман 4", "Туман 3"]


def test_it_costs_the_same_however_much_lies_there(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(TRASH).status_code == 200
        return len(captured)

    vera = cast.editor("vera")
    Beat.objects.create(user=User.objects.get(username="editor"), section=make_section())
    trashed(vera, authors=[make_author()])
    editor.get(TRASH)
    one = queries()
    for _ in range(20):
        trashed(vera, section=make_section(parent=make_section()))
    assert queries() == one
    assert one <= 8


def test_nobody_else_gets_in(client: Client) -> None:
    article = trashed()
    assert client.get(TRASH).status_code == 302
    for user in (cast.reporter(), cast.moderator()):
        login(client, user)
        for address in (TRASH, f"{TRASH}{article.pk}/", f"{TRASH}{article.pk}/purge/"):
            assert client.get(address).status_code == 403
        for verb in ("take-back", "purge"):
            assert client.post(f"{TRASH}{article.pk}/{verb}/").status_code == 403
    assert Article.objects.get().status == "trashed"


def test_a_reporter_who_may_delete_sees_and_takes_back_their_own(client: Client) -> None:
    reporter = cast.reporter()
    reporter.user_permissions.add(Permission.objects.get(codename="delete_article"))
    login(client, User.objects.get(pk=reporter.pk))
    mine, other = trashed(title="Моё", created_by=reporter), trashed(title="Чужое")
    was_out = trashed(title="Было", status="retracted", created_by=reporter)
    assert titles(client) == ["Было", "Моё"]
    assert client.post(f"{TRASH}{mine.pk}/take-back/").status_code == 302
    assert client.post(f"{TRASH}{was_out.pk}/take-back/").status_code == 403
    assert client.post(f"{TRASH}{other.pk}/take-back/").status_code == 404
    assert client.get(f"{TRASH}{other.pk}/").status_code == 404
    assert set(Trashed.objects.values_list("article", flat=True)) == {other.pk, was_out.pk}


def test_an_editor_bound_to_a_beat_looks_at_the_rest(client: Client) -> None:
    editor, sport = cast.editor(), make_section()
    Beat.objects.create(user=editor, section=sport)
    login(client, editor)
    mine, other = trashed(section=sport), trashed()
    assert f"{TRASH}{other.pk}/take-back/" not in client.get(TRASH).text
    assert client.get(f"{TRASH}{other.pk}/").status_code == 200
    assert client.post(f"{TRASH}{other.pk}/take-back/").status_code == 403
    assert client.post(f"{TRASH}{mine.pk}/take-back/").status_code == 302


def test_it_says_what_it_is_before_anything_is_decided(editor: Client) -> None:
    article = trashed(title="Туман", lead="Порт закрыт.", body="<p>До утра.</p>")
    text = editor.get(f"{TRASH}{article.pk}/").text
    assert "Порт закрыт." in text
    assert "утра.</p>" in text


def test_taken_back(editor: Client) -> None:
    article = trashed(title="Туман", status="review")
    make_comment(article)
    assert editor.get(f"{TRASH}{article.pk}/take-back/").status_code == 405
    response = editor.post(f"{TRASH}{article.pk}/take-back/", follow=True)
    assert response.redirect_chain[0][0] == f"/admin/articles/article/{article.pk}/change/"
    assert "“Туман” is back." in said(response)
    assert Article.objects.get().status == "review"
    assert AuditEntry.objects.get(verb="taken_back").who == "editor"


def test_its_missed_time_and_its_lost_place_are_said(editor: Client, time_machine) -> None:
    article = make_article(published_at=timezone.now() + timedelta(hours=1))
    article.front_slots.create(language="ru", position=1)
    article.trash(None)
    make_article(status="retracted").front_slots.create(language="ru", position=1)
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    sentence = said(editor.post(f"{TRASH}{article.pk}/take-back/", follow=True))
    assert "so it is a draft now, without a time" in sentence
    assert "On the front page something else stands in its place by now." in sentence


def test_deleted_for_good_by_a_chief_who_was_asked(chief: Client) -> None:
    article = trashed(title="Туман")
    address = f"{TRASH}{article.pk}/purge/"
    assert f'href="{address}"' in chief.get(TRASH).text
    assert "Nobody can take that back" in chief.get(address).text
    assert Article.objects.exists()
    response = chief.post(address, follow=True)
    assert "“Туман” is deleted for good." in said(response)
    assert not Article.objects.exists()
    assert AuditEntry.objects.get(verb="purged").who == "chief"


def test_an_editor_can_not(editor: Client) -> None:
    article = trashed()
    address = f"{TRASH}{article.pk}/purge/"
    assert address not in editor.get(TRASH).text
    assert editor.get(address).status_code == 403
    assert editor.post(address).status_code == 403
    assert Article.objects.exists()


@pytest.mark.parametrize("verb", ["", "take-back/", "purge/"])
def test_what_is_not_there_any_more_is_a_sentence(chief: Client, verb: str) -> None:
    article, back = trashed(), trashed()
    pk_of_purged = article.pk
    back.take_back(None)
    article.purge(None)
    for pk, sentence in (
        (pk_of_purged, "This article has been deleted for good. It can't be taken back any more."),
        (back.pk, "This article is not in the trash any more: somebody has taken it back."),
    ):
        address = f"{TRASH}{pk}/{verb}"
        response = chief.get(address, follow=True) if verb != "take-back/" else chief.post(address, follow=True)
        assert response.redirect_chain == [(TRASH, 302)]
        assert sentence in said(response)
    assert chief.post(f"{TRASH}{2**40}/take-back/").status_code == 404


@pytest.mark.parametrize(("verb", "other"), [("take-back/", "take_back"), ("take-back/", "purge"), ("purge/", "purge")])
def test_who_is_second_is_told(chief: Client, monkeypatch, verb: str, other: str) -> None:
    article = trashed()
    name = "take_back" if verb == "take-back/" else "purge"
    deed = getattr(Article, name)

    def late(self: Article, by: Any) -> Any:
        monkeypatch.setattr(Article, name, deed)
        getattr(Article.objects.get(pk=self.pk), other)(None)
        return deed(self, by)

    monkeypatch.setattr(Article, name, late)
    response = chief.post(f"{TRASH}{article.pk}/{verb}", follow=True)
    assert response.redirect_chain == [(TRASH, 302)]
    assert "any more" in said(response)


def test_without_a_token_nothing_is_done() -> None:
    strict = login(Client(enforce_csrf_checks=True), cast.chief())
    article = trashed()
    for verb in ("take-back", "purge"):
        assert strict.post(f"{TRASH}{article.pk}/{verb}/").status_code == 403
    assert Trashed.objects.exists()
