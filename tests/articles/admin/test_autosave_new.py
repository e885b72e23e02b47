"""What is typed for an article that doesn't exist yet: it makes none, and is not lost either."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, NewText
from articles.models.new_text import MOST_A_PERSON, OFFERED_FOR
from tests import cast
from tests.make import make_article, make_section

from .forms import filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
ADD = "/admin/articles/article/add/"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user  # type: ignore[attr-defined]
    return client


@pytest.fixture
def olga() -> Client:
    return logged_in(cast.reporter("olga"))


def keep(client: Any, key: Any, over: str = "", twin_of: Any = None, **fields: str) -> Any:
    typed = {name: [value] for name, value in fields.items()}
    body = {"user": client.user.pk, "key": str(key), "fields": typed, "over": over, "twin_of": twin_of}
    return client.post(f"{ADD}autosave/", body, content_type="application/json")


def offered(client: Client, query: str = "") -> list[str]:
    return [offer["sentence"] for offer in client.get(f"{ADD}{query}").context["autosave"]["offers"]]


def test_it_makes_no_article_is_offered_and_taken_back(olga: Any) -> None:
    key, section = uuid4(), make_section()
    kept = keep(olga, key, title="Порт", body="<p>Туман</p>", section=str(section.pk), language="uk").json()["kept"]
    assert keep(olga, key, over=kept, title="Порт закрыт", section=str(section.pk), language="uk").status_code == 200
    assert not Article.objects.exists()
    (sentence,) = offered(olga)
    assert "Порт закрыт" in sentence
    taken = olga.get(f"{ADD}?autosave={key}")
    form = taken.context["adminform"].form
    assert [form[name].value() for name in ("title", "section", "language")] == ["Порт закрыт", section.pk, "uk"]
    assert taken.context["autosave"]["key"] == str(key)
    assert taken.context["autosave"]["offers"] == []


def test_an_empty_form_takes_no_place_among_the_texts(olga: Any) -> None:
    keep(olga, uuid4(), title="Порт")
    for _form in range(MOST_A_PERSON):
        assert keep(olga, uuid4(), title="", body="", comments_open="on").json()["kept"] == ""
    (sentence,) = offered(olga)
    assert "Порт" in sentence
    key = uuid4()
    kept = keep(olga, key, title="Мост", comments_open="on").json()["kept"]
    assert keep(olga, key, over=kept, title="", comments_open="on").json()["kept"] == ""
    assert len(offered(olga)) == 1


def test_saved_it_is_offered_no_more_and_browsers_are_told(olga: Any) -> None:
    key = uuid4()
    keep(olga, key, title="Порт")
    data = filled(olga, f"{ADD}?autosave={key}", _draft="")
    assert olga.post(ADD, {**data, "_new_text": str(key)}).status_code == 302
    article = Article.objects.get()
    assert article.title == "Порт"
    assert offered(olga) == []
    assert olga.get(ADD).context["autosave"]["madeKeys"] == [str(key)]
    unsent = uuid4()
    olga.post(ADD, {**data, "title": "Без связи", "_new_text": str(unsent)})
    assert str(unsent) in olga.get(ADD).context["autosave"]["madeKeys"]
    assert olga.get(f"{ADD}?autosave={key}").context["adminform"].form["title"].value() == ""


def test_a_refused_form_keeps_its_key(olga: Any) -> None:
    key = uuid4()
    data = filled(olga, ADD, title="", _draft="")
    page = olga.post(ADD, {**data, "_new_text": str(key)}).context["autosave"]
    assert (page["key"], page["isUnsaved"]) == (str(key), True)
    assert olga.post(ADD, {**data, "_new_text": "nonsense"}).status_code == 200


def test_two_forms_are_two_texts_and_one_form_is_one(olga: Any) -> None:
    key = uuid4()
    keep(olga, key, title="Один")
    keep(olga, uuid4(), title="Другой")
    assert len(offered(olga)) == 2
    conflict = keep(olga, key, title="Из другой вкладки")
    assert (conflict.status_code, conflict.json()["fields"]["title"]) == (409, ["Один"])
    assert conflict.json()["fields"]["language"] == ["ru"]


def test_anothers_is_not_there(olga: Any) -> None:
    key = uuid4()
    kept = keep(olga, key, title="Тайна").json()["kept"]
    lev: Any = logged_in(cast.editor("lev"))
    assert offered(lev) == []
    assert "Тайна" not in lev.get(f"{ADD}?autosave={key}").content.decode()
    body = {"user": lev.user.pk, "key": str(key), "over": kept}
    lev.post(f"{ADD}autosave/forget/", body, content_type="application/json")
    assert keep(lev, key, title="Своё").status_code == 200
    assert NewText.objects.get(user=olga.user).content["title"] == "Тайна"


def test_discarded(olga: Any) -> None:
    key = uuid4()
    kept = keep(olga, key, title="Порт").json()["kept"]
    for over in ("x", kept):
        assert NewText.objects.exists()
        body = {"user": olga.user.pk, "key": str(key), "over": over}
        assert olga.post(f"{ADD}autosave/forget/", body, content_type="application/json").status_code == 200
    assert not NewText.objects.exists()


def test_a_twins_text_is_offered_where_the_twin_is_started(olga: Any) -> None:
    source, hidden = make_article(), make_article(status="draft", created_by=cast.editor("lev"))
    keep(olga, uuid4(), twin_of=source.pk, title="Близнюк", language="uk")
    assert offered(olga) == []
    assert "Близнюк" in offered(olga, f"?twin_of={source.pk}")[0]
    keep(olga, uuid4(), twin_of=hidden.pk, title="Чужой")
    assert offered(olga, f"?twin_of={hidden.pk}") == []


def test_who_may_not_write(olga: Any) -> None:
    assert keep(logged_in(cast.moderator()), uuid4(), title="x").status_code == 403
    anonymous: Any = Client()
    anonymous.user = olga.user
    assert keep(anonymous, uuid4(), title="x").status_code == 401
    assert not NewText.objects.exists()


@pytest.mark.parametrize("key", ["", "x", None, 7, ["a"], "0" * 31])
def test_a_key_that_is_none(olga: Any, key: Any) -> None:
    body = {"user": olga.user.pk, "key": key, "fields": {"title": ["x"]}}
    answer = olga.post(f"{ADD}autosave/", body, content_type="application/json")
    assert (answer.status_code, bool(answer.json()["error"])) == (400, True)
    assert olga.get(f"{ADD}?autosave={key}").status_code == 200


def test_no_more_than_one_can_mean(olga: Any) -> None:
    keys = [uuid4() for _n in range(MOST_A_PERSON + 2)]
    for key in keys:
        keep(olga, key, title=str(key))
    assert set(NewText.objects.values_list("key", flat=True)) == set(keys[2:])
    NewText.objects.update(kept_at=timezone.now() - OFFERED_FOR - timedelta(days=1))
    assert offered(olga) == []


def test_the_empty_form_costs_the_same_with_one_text_and_with_ten(olga: Any) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert offered(olga)
        return len(captured)

    keep(olga, uuid4(), title="Порт")
    first = cost()
    for _n in range(9):
        keep(olga, uuid4(), title="Порт")
    assert cost() == first
