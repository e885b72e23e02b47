from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.front_draft import Draft, input_time
from articles.models import Article, AuditEntry, FrontSlot
from tests import cast
from tests.make import make_article, make_photo, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated")]
DESK = "/admin/front/ru/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def sent(draft: Draft, **over: Any) -> dict[str, Any]:
    """What the form of `draft` sends."""
    data: dict[str, Any] = {"version": draft.version}
    for position, wish in draft.wishes.items():
        data |= {f"slot_{position}": wish.article, f"until_{position}": wish.until}
    return data | over


def shown(response: Any) -> dict[int, int]:
    return response.context["draft"].positions()


def standing(language: str = "ru") -> dict[int, int]:
    return dict(FrontSlot.objects.filter(language=language).values_list("position", "article"))


def place(position: int, article: Article, language: str = "ru", **over: Any) -> FrontSlot:
    return FrontSlot.objects.create(language=language, position=position, article=article, **over)


def test_it_shows_what_stands_and_what_fills_the_rest(editor: Client) -> None:
    newest, pinned = make_article(cover=make_photo()), make_article(published_at=timezone.now() - timedelta(days=9))
    place(2, pinned)
    places = editor.get(DESK).context["places"]
    assert [p.stands.pk if p.stands else None for p in places] == [newest.pk, pinned.pk, None, None, None]
    assert [bool(p.wish) for p in places] == [False, True, False, False, False]


def test_saving_lets_exactly_that_stand_and_says_who_did(editor: Client, client: Client) -> None:
    old, new = make_article(), make_article()
    place(1, old)
    until = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    data = sent(Draft.saved("ru"), slot_1=new.pk, slot_2=old.pk, until_2=input_time(until))
    assert editor.post(DESK, data).status_code == 302
    assert standing() == {1: new.pk, 2: old.pk}
    assert FrontSlot.objects.get(position=2).until == until
    entry = AuditEntry.objects.get(verb="arranged")
    assert (entry.who, entry.detail) == ("editor", {"language": "ru", "places": f"1: #{new.pk}, 2: #{old.pk}"})
    front = client.get("/").content.decode()
    assert front.index(new.title) < front.index(old.title)


def test_all_five_can_be_changed_when_all_are_taken(editor: Client) -> None:
    articles = [make_article() for _ in range(5)]
    for position, article in enumerate(articles, 1):
        place(position, article)
    backwards = {f"slot_{position}": article.pk for position, article in enumerate(articles[::-1], 1)}
    editor.post(DESK, sent(Draft.saved("ru"), **backwards))
    assert standing() == {position: article.pk for position, article in enumerate(articles[::-1], 1)}


def test_a_story_stands_once_twins_are_one_story(editor: Client) -> None:
    russian = make_article()
    data = sent(Draft.saved("ru"), slot_1=russian.pk, slot_3=make_twin(russian).pk)
    response = editor.post(DESK, data)
    assert response.status_code == 400
    assert "уже стоит" in response.text or "already stands" in response.text
    assert shown(response) == {1: data["slot_1"], 3: data["slot_3"]}
    assert not standing()


def test_what_cannot_stand_is_a_sentence(editor: Client) -> None:
    past = input_time(timezone.now() - timedelta(days=1))
    for over in (
        {"slot_1": make_article(status="draft").pk},
        {"slot_1": 10**18},
        {"slot_1": make_article().pk, "until_1": past},
        {"slot_1": make_article().pk, "until_1": "завтра"},
    ):
        response = editor.post(DESK, sent(Draft.saved("ru"), **over))
        assert response.status_code == 400
        assert response.context["places"][0].problem
        assert str(over.get("until_1", "")) in response.text
    assert not standing()


def test_what_was_taken_down_may_stay_and_its_place_is_filled(editor: Client) -> None:
    fresh, gone = make_article(), make_article(status="retracted")
    place(1, gone)
    assert editor.get(DESK).context["places"][0].stands.pk == fresh.pk
    assert editor.post(DESK, sent(Draft.saved("ru"), slot_2=fresh.pk)).status_code == 302
    assert standing() == {1: gone.pk, 2: fresh.pk}


def test_two_editors_the_slower_one_is_told_what_the_other_did(editor: Client) -> None:
    mine, theirs = make_article(title="Мой выбор"), make_article(title="Чужой выбор")
    before = Draft.saved("ru")
    other = Client()
    other.force_login(cast.editor("faster"))
    assert other.post(DESK, sent(before, slot_1=theirs.pk)).status_code == 302
    refused = editor.post(DESK, sent(before, slot_1=mine.pk))
    assert refused.status_code == 409
    assert standing() == {1: theirs.pk}
    alert = refused.text[refused.text.index('role="alert"') :]
    for word in ("faster", "Чужой выбор", "Мой выбор"):
        assert word in alert, word
    assert shown(refused) == {1: mine.pk}
    assert editor.post(DESK, sent(refused.context["draft"])).status_code == 302
    assert standing() == {1: mine.pk}


def test_an_empty_front_page_has_a_version_too(editor: Client) -> None:
    before = Draft.saved("ru")
    place(5, make_article())
    assert editor.post(DESK, sent(before, slot_1=make_article().pk)).status_code == 409


def test_buttons_arrange_without_saving(editor: Client) -> None:
    first, second, third = (make_article() for _ in range(3))
    place(1, first, until=timezone.now() + timedelta(days=1))
    place(2, second)

    def after(**button: str) -> dict[int, int]:
        return shown(editor.post(f"{DESK}arrange/", sent(Draft.saved("ru"), **button)))

    assert after(move="1:2") == {1: second.pk, 2: first.pk}
    assert after(move="2:4") == {1: first.pk, 4: second.pk}
    assert after(remove="1") == {2: second.pk}
    assert after(put=f"{third.pk}:1") == {1: third.pk, 2: second.pk}
    assert after(put=f"{make_twin(first).pk}:3").keys() == {2, 3}
    for nonsense in (
        {"put": "x"},
        {"put": "1:9"},
        {"move": "0:1"},
        {"move": ""},
        {"remove": "²"},
        {"put": f"{10**18}:1"},
    ):
        assert after(**nonsense) == {1: first.pk, 2: second.pk}
    assert standing() == {1: first.pk, 2: second.pk}


def test_a_pin_moves_with_its_article(editor: Client) -> None:
    place(1, make_article(), until=timezone.now() + timedelta(days=1))
    before = Draft.saved("ru")
    after = editor.post(f"{DESK}arrange/", sent(before, move="1:2")).context["draft"]
    assert after.wishes == {2: before.wishes[1]}


def test_preview_is_the_real_page_with_what_is_not_saved(editor: Client) -> None:
    saved, wished = (make_article(published_at=timezone.now() - timedelta(days=n)) for n in (3, 5))
    place(1, saved, language="uk")
    response = editor.post("/admin/front/uk/preview/", sent(Draft.saved("uk"), slot_1=wished.pk))
    assert response.status_code == 200
    assert '<html lang="uk">' in response.text
    assert response.text.index(wished.title) < response.text.index(saved.title)
    assert "no-store" in response["Cache-Control"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert standing("uk") == {1: saved.pk}


def test_the_list_is_searched_by_words_and_by_address(editor: Client) -> None:
    wanted = make_article(title="Маяк на молу")
    ancient = make_article(published_at=timezone.now() - timedelta(days=3000))
    make_article(title="Трамвай")
    make_article(title="Маяк в черновике", status="draft")

    def found(q: str) -> list[int]:
        return [item.article.pk for item in editor.get(DESK, {"q": q}).context["found"]]

    assert found("молу маяк") == [wanted.pk]
    assert found(f"https://news.example.org{ancient.get_absolute_url()}?from=mail") == [ancient.pk]
    assert found(f"#{ancient.pk}") == [ancient.pk]
    assert found("нет такого") == []
    assert found("9" * 18) == []


def test_who_may_not(client: Client) -> None:
    client.force_login(cast.reporter())
    article = make_article()
    data = {"version": Draft.saved("ru").version, "slot_1": article.pk}
    assert client.get(DESK).status_code == 403
    for address in (DESK, f"{DESK}arrange/", f"{DESK}preview/"):
        assert client.post(address, data).status_code == 403, address
    assert not standing()
    client.logout()
    assert client.get(DESK).status_code == 302
    assert client.post(f"{DESK}preview/", data).status_code == 403


def test_strange_addresses(editor: Client) -> None:
    assert editor.get("/admin/front/")["Location"] == DESK
    assert editor.get("/admin/front/pl/").status_code == 404
    assert editor.get(f"{DESK}arrange/").status_code == 405
    assert Client(enforce_csrf_checks=True).post(DESK, {}).status_code == 403


def test_it_costs_the_same_at_1_and_at_20(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(DESK).status_code == 200
        return len(captured)

    place(1, make_article(cover=make_photo()))
    at_one = queries()
    for n in range(20):
        article = make_article(cover=make_photo())
        if n < 4:
            place(n + 2, article)
    assert queries() == at_one
    assert at_one <= 10
