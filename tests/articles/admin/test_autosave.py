"""What is typed into an article's form is kept on the server, for its writer alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Revision
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article, make_author, make_photo, make_section, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
LIST = "/admin/articles/article/"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user  # type: ignore[attr-defined]
    return client


@pytest.fixture
def olga() -> Client:
    return logged_in(cast.editor("olga"))


@pytest.fixture
def lev() -> Client:
    return logged_in(cast.editor("lev"))


def keep(client: Any, article: Article, over: str = "", based_on: Any = 1, **fields: Any) -> Any:
    typed = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    body = {"user": client.user.pk, "fields": typed, "based_on": based_on, "over": over}
    return client.post(f"{LIST}{article.pk}/autosave/", body, content_type="application/json")


def forget(client: Any, article: Article, over: str) -> Any:
    body = {"user": client.user.pk, "over": over}
    return client.post(f"{LIST}{article.pk}/autosave/forget/", body, content_type="application/json")


def form(client: Client, article: Article, query: str = "") -> Any:
    return client.get(f"{LIST}{article.pk}/change/{query}")


def offered(response: Any) -> list[str]:
    return [offer["sentence"] for offer in response.context["autosave"]["offers"]]


def test_the_whole_content_is_kept_clean_and_in_its_place(olga: Any) -> None:
    article, photo, section = make_article(), make_photo(), make_section()
    authors, topic, related = [make_author(), make_author()], make_topic(), make_article()
    before = content_of(article)
    first = keep(olga, article, title="Порт", body="<p onclick='x()'>А<script>1</script></p>").json()
    second = keep(
        olga,
        article,
        over=first["kept"],
        title="Порт \0закрыт",
        body="<p>Б</p>",
        section=str(section.pk),
        cover=str(photo.pk),
        chosen_authors=[str(authors[1].pk), str(authors[0].pk)],
        chosen_topics=[str(topic.pk)],
        chosen_related=[str(related.pk)],
        comments_open=[],
        note="Туман",
    )
    assert second.status_code == 200
    kept = Revision.objects.get()
    assert (kept.kind, kept.number, kept.created_by, kept.note) == ("autosave", None, olga.user, "Туман")
    wanted = {
        **before,
        "title": "Порт закрыт",
        "body": "<p>Б</p>",
        "section": section.pk,
        "cover": photo.pk,
        "authors": [authors[1].pk, authors[0].pk],
        "topics": [topic.pk],
        "related": [related.pk],
        "comments_open": False,
    }
    assert kept.content == wanted
    article.refresh_from_db()
    assert content_of(article) == before


def test_it_is_offered_taken_back_saved_and_gone(olga: Any) -> None:
    article, author = make_article(status="draft", title="Старый"), make_author()
    kept = keep(olga, article, title="Новый & лучший", chosen_authors=[str(author.pk)]).json()
    response = form(olga, article)
    assert "Новый & лучший" in offered(response)[0]
    assert response.context["adminform"].form["title"].value() == "Старый"
    taken = form(olga, article, "?autosave=1")
    fields = taken.context["adminform"].form
    assert offered(taken) == []
    assert taken.context["autosave"]["over"] == kept["kept"]
    assert fields["title"].value() == "Новый & лучший"
    assert fields["chosen_authors"].value() == [author.pk]

    from .forms import filled

    data = filled(olga, f"{LIST}{article.pk}/change/?autosave=1", _continue="")
    assert olga.post(f"{LIST}{article.pk}/change/?autosave=1", data).status_code == 302
    article.refresh_from_db()
    assert (article.title, list(article.authors.all())) == ("Новый & лучший", [author])
    assert not Revision.objects.filter(kind="autosave").exists()
    assert form(olga, article).context["autosave"]["savedAt"] > 0


def test_what_the_form_does_not_know_is_handed_back_before_it_is_replaced(olga: Any) -> None:
    article = make_article()
    first = keep(olga, article, title="До аварии", chosen_topics=["7"]).json()
    conflict = keep(olga, article, title="После")
    assert conflict.status_code == 409
    assert conflict.json()["kept"] == first["kept"]
    fields = conflict.json()["fields"]
    assert (fields["title"], fields["chosen_topics"]) == (["До аварии"], ["7"])
    assert Revision.objects.get().content["title"] == "До аварии"
    assert keep(olga, article, title="До аварии", chosen_topics=["7"]).status_code == 200
    latest = Revision.objects.get().created_at.isoformat()
    assert keep(olga, article, over=latest, title="После").status_code == 200
    assert Revision.objects.get().content["title"] == "После"


def test_typing_that_was_taken_back_leaves_nothing(olga: Any) -> None:
    article = make_article(title="Порт")
    kept = keep(olga, article, title="Порт!").json()["kept"]
    assert keep(olga, article, over=kept, title="Порт").json()["kept"] == ""
    assert not Revision.objects.filter(kind="autosave").exists()


def test_discarding_takes_only_what_was_looked_at(olga: Any) -> None:
    article = make_article()
    first = keep(olga, article, title="Раз").json()["kept"]
    second = keep(olga, article, over=first, title="Два").json()["kept"]
    forget(olga, article, first)
    assert Revision.objects.exists()
    forget(olga, article, second)
    assert not Revision.objects.exists()
    assert forget(olga, article, second).status_code == 200


def test_anothers_is_not_there(olga: Any, lev: Any) -> None:
    article = make_article()
    kept = keep(olga, article, title="Тайна").json()["kept"]
    assert offered(form(lev, article)) == []
    assert "Тайна" not in form(lev, article, "?autosave=1").content.decode()
    forget(lev, article, kept)
    assert keep(lev, article, title="Своё").status_code == 200
    assert set(Revision.objects.values_list("created_by__username", "content__title")) == {
        ("olga", "Тайна"),
        ("lev", "Своё"),
    }


def test_a_colleague_who_saved_meanwhile_is_named(olga: Any, lev: Any) -> None:
    article = make_article(status="draft")
    article.ensure_revision()
    keep(olga, article, title="Моё")
    content = {**content_of(article), "title": "Чужое"}
    article.save_revision(lev.user, content, 1)
    (sentence,) = offered(form(olga, article))
    assert "Since then lev has saved revision 2" in sentence
    taken = form(olga, article, "?autosave=1").context["adminform"].form
    assert (taken["title"].value(), taken["based_on"].value()) == ("Моё", 1)


def test_only_who_may_change_the_article(olga: Any) -> None:
    article = make_article()
    reporter = logged_in(cast.reporter())
    assert keep(reporter, article, title="x").status_code == 403
    assert keep(logged_in(cast.moderator()), article, title="x").status_code == 403
    anonymous: Any = Client()
    anonymous.user = olga.user
    assert keep(anonymous, article, title="x").status_code == 401
    assert "newsroom-autosave" not in form(reporter, article).content.decode()
    own = make_article(status="draft", created_by=reporter.user)  # type: ignore[attr-defined]
    assert keep(reporter, own, title="x").status_code == 200
    strict: Any = Client(enforce_csrf_checks=True)
    strict.force_login(olga.user)
    strict.user = olga.user
    assert keep(strict, article, title="x").status_code == 403
    assert Revision.objects.count() == 1


def test_somebody_else_logged_in_in_another_tab_does_not_get_the_text(olga: Any, lev: Any) -> None:
    article = make_article()
    lev.user = olga.user
    refused = keep(lev, article, title="Ольги")
    assert (refused.status_code, "Log in as yourself" in refused.json()["error"]) == (400, True)
    assert not Revision.objects.exists()


@pytest.mark.parametrize("body", ["", "{", "[]", "7", "\xff", "[" * 100_000, "1" * 5000, '{"fields": ' + '"x' * 9])
def test_what_is_no_json_is_refused_with_a_sentence(olga: Any, body: str) -> None:
    answer = olga.post(f"{LIST}{make_article().pk}/autosave/", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Revision.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        None,
        [],
        {"title": None, "body": 7, "section": {}, "chosen_authors": "12", "comments_open": "x"},
        {"section": ["x"], "cover": ["9" * 40], "chosen_topics": ["-1", "٣", "", "1e3", "7" * 18], "note": [{}]},
        {"body": ["<table>" * 3000], "title": ["\ud800\0" + "x" * 5000], "slug": ["Ж /"], "language": [[]]},
    ],
)
def test_whatever_the_fields_are_it_is_no_error(olga: Any, fields: Any) -> None:
    article = make_article()
    for url, more in ((f"{LIST}{article.pk}/autosave/", {}), (f"{LIST}add/autosave/", {"key": "0" * 32})):
        sent = {"user": olga.user.pk, "fields": fields, "based_on": 2**70, "over": [], **more}
        answer = olga.post(url, sent, content_type="application/json")
        assert answer.status_code == 200, answer.content
    assert form(olga, article, "?autosave=1").status_code == 200
    assert form(olga, article).status_code == 200
    assert olga.get(f"{LIST}add/?autosave={'0' * 32}").status_code == 200


def test_a_flood_is_refused_with_a_sentence(olga: Any) -> None:
    article = make_article()
    for length in (1_000_000, 6_000_000):
        answer = keep(olga, article, title="x", body="<p>" + "a" * length)
        assert answer.status_code == 400
        assert "too long" in answer.json()["error"]
    assert not Revision.objects.exists()


def test_no_article_no_error(olga: Any) -> None:
    for pk in (10**15, 10**40):
        assert keep(olga, Article(pk=pk), title="x").status_code == 404


def test_it_costs_the_same_with_two_revisions_and_with_two_hundred(olga: Any) -> None:
    article = make_article(status="draft")
    content = article.ensure_revision().content

    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as keeping:
            kept = keep(olga, article, over="", title=f"{article.revisions.count()}")
            assert kept.status_code == 200, kept.content
        with CaptureQueriesContext(connection) as opening:
            assert len(offered(form(olga, article))) == 1
        forget(olga, article, kept.json()["kept"])
        return len(keeping), len(opening)

    first = cost()
    Revision.objects.bulk_create(
        Revision(article=article, number=n, content=content, created_at=timezone.now() + timedelta(seconds=n))
        for n in range(2, 200)
    )
    assert cost() == first
    assert first[0] <= 15
