"""The photo library: found by words, filtered, counted where it is shown, credited many at once."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from articles.admin import photo_credit
from articles.models import Photo
from articles.photos import uses
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article, make_author, make_page, make_photo

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/photo/"
PICKER = f"{LIST}picker/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def figure(photo: Photo) -> str:
    return f'<figure class="photo" data-photo="{photo.pk}"><img src="/x.jpg" alt=""></figure>'


def shown(client: Client, query: str) -> list[Photo]:
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def found(client: Client, words: str) -> list[Photo]:
    in_grid = shown(client, f"q={quote(words)}")
    in_picker = client.get(f"{PICKER}?q={quote(words)}").content.decode()
    assert in_picker.count("data-photo=") == len(in_grid)
    return in_grid


@pytest.mark.parametrize(
    "words",
    ["потемкинская", "ПОТЁМКИНСКАЯ", "тёмкин", "лестн потём", "об'єкт", "об’єкт", "молчанов", "img_4242", "4242", "ле"],
)
def test_found_by_words_and_parts_of_words(editor: Client, words: str) -> None:
    photo = make_photo(alt_ru="Потёмкинская лестница", alt_uk="", caption_uk="Об’єкт спадщини", credit="Лев Молчанов")
    Photo.objects.filter(pk=photo.pk).update(file_name="IMG_4242.JPG")
    make_photo()
    assert found(editor, words) == [photo]


@pytest.mark.parametrize("words", ["%", "_", "маяк чайка", "ст", "\\", "'"])
def test_not_found(editor: Client, words: str) -> None:
    make_photo(alt_ru="Маяк у лестницы")
    assert found(editor, words) == []


def test_a_change_of_words_changes_what_is_found(editor: Client) -> None:
    photo = make_photo()
    photo.alt_ru = "Чайка"
    photo.save_words()
    assert found(editor, "чайка") == [photo]
    Photo.objects.filter(pk=photo.pk).update(alt_ru="Баклан")
    assert found(editor, "чайка") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [("alt", ["none"]), ("alt_ru", ["none", "uk"]), ("alt_uk", ["none"]), ("credit", ["credit"]), ("x", "all")],
)
def test_what_is_missing(editor: Client, query: str, expected: Any) -> None:
    photos = {
        "whole": make_photo(),
        "credit": make_photo(credit=""),
        "uk": make_photo(alt_ru=""),
        "none": make_photo(alt_ru="", alt_uk=""),
    }
    wanted = list(photos) if expected == "all" else expected
    assert {photo.pk for photo in shown(editor, f"without={query}")} == {photos[name].pk for name in wanted}


def test_unused(editor: Client) -> None:
    cover, text, page, portrait, unused = (make_photo() for _n in range(5))
    make_article(cover=cover, body=figure(text), status="draft")
    make_page(body_uk=figure(page))
    make_author(photo=portrait)
    assert shown(editor, "use=none") == [unused]
    places = {photo.pk: vars(photo)["uses"] for photo in shown(editor, "")}
    assert places == {cover.pk: 1, text.pk: 1, page.pk: 1, portrait.pk: 1, unused.pk: 0}


def test_what_waits_to_be_published_needs_its_photos(editor: Client) -> None:
    cover, text, given_up = (make_photo() for _n in range(3))
    article = make_article()
    for n, (one, other) in enumerate([(given_up, given_up), (cover, text)], start=1):
        content = {**content_of(article), "cover": one.pk, "body": figure(other)}
        article.save_revision(None, content, n)
    assert uses.counts([cover.pk, text.pk, given_up.pk]) == {cover.pk: 1, text.pk: 1, given_up.pk: 0}
    assert shown(editor, "use=none") == [given_up]
    for photo in (cover, text):
        assert uses.users(photo) == [article]
        editor.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"})
    assert Photo.objects.count() == 3
    editor.post(f"{LIST}{given_up.pk}/delete/", {"post": "yes"})
    assert Photo.objects.count() == 2


def test_an_article_is_one_place_and_a_stock_picture_is_in_99_and_more(editor: Client, monkeypatch: Any) -> None:
    photo = make_photo()
    article = make_article(cover=photo, body=figure(photo))
    assert uses.counts([photo.pk]) == {photo.pk: 1}
    assert article.title in editor.get(f"{LIST}{photo.pk}/change/").content.decode()
    for _n in range(3):
        make_article(cover=photo)
    monkeypatch.setattr(uses, "COUNTED", 3)
    assert "3+" in editor.get(LIST).content.decode()


def test_mine(client: Client) -> None:
    reporter = cast.reporter()
    mine = make_photo(created_by=reporter)
    make_photo(created_by=cast.editor())
    client.force_login(reporter)
    assert shown(client, "mine=yes") == [mine]


def test_by_days_both_included(editor: Client) -> None:
    kyiv = timezone.get_current_timezone()
    days = [datetime(2026, 3, day, 23, 59, tzinfo=kyiv) for day in (1, 2, 3)]
    first, second, third = (make_photo(created_at=day) for day in days)
    assert shown(editor, "created_at_from=2026-03-02") == [third, second]
    assert shown(editor, "created_at_to=2026-03-02") == [second, first]
    assert shown(editor, "created_at_from=02.03.2026&created_at_to=2026-03-02") == [second]
    for nonsense in ("x", "2026-13-45", "9999-12-31", "0001-01-01", "%00"):
        assert editor.get(f"{LIST}?created_at_from={nonsense}&created_at_to=").status_code in (200, 302, 400)


def test_the_grid_and_the_form_cost_a_fixed_number_of_queries(editor: Client, django_assert_num_queries: Any) -> None:
    """The grid: session, user, two for the rights, comments waiting are none for an editor, count, photos, uses."""
    photo = make_photo()
    editor.get(f"{LIST}{photo.pk}/change/")  # a content type is remembered from here on
    for number in (1, 20):
        Photo.objects.bulk_create(
            Photo(alt_ru=f"Порт {n}", credit="x", sources=photo.sources, file=photo.file.name) for n in range(number)
        )
        for _n in range(number):
            make_article(cover=photo, body=figure(photo))
        with django_assert_num_queries(7):
            editor.get(LIST)
        with django_assert_num_queries(8):  # and the pages
            editor.get(f"{LIST}?use=none")
        with django_assert_num_queries(12):
            editor.get(f"{LIST}{photo.pk}/change/")


def test_a_draft_of_another_is_not_named_to_a_reporter(client: Client) -> None:
    photo = make_photo()
    make_article(cover=photo, title="Тайна", status="draft", created_by=cast.editor())
    make_article(cover=photo, title="Открытое")
    client.force_login(cast.reporter())
    page = client.get(f"{LIST}{photo.pk}/change/").content.decode()
    assert "Открытое" in page
    assert "Тайна" not in page


def test_back_to_where_one_was(editor: Client) -> None:
    photo = make_photo(alt_ru="Чайка")
    page = editor.get(f"{LIST}?q={quote('чайка')}").content.decode()
    assert f"{LIST}{photo.pk}/change/?_changelist_filters=q%3D" in page


def set_credit(client: Client, photos: list[Photo], **data: str) -> Any:
    chosen = [photo.pk for photo in photos]
    return client.post(LIST, {"action": "set_credit", "_selected_action": chosen, **data}, follow=True)


def test_one_credit_for_many(editor: Client) -> None:
    photos = [make_photo(credit="") for _n in range(2)]
    other = make_photo(credit="Рита")
    article = make_article(body=figure(photos[0]))
    asked = set_credit(editor, photos)
    assert asked.status_code == 200
    assert [photo.pk for photo in asked.context["photos"]] == [photos[1].pk, photos[0].pk]
    assert not Photo.objects.filter(credit="Лев Молчанов").exists()
    assert "credit" in set_credit(editor, photos, set="yes", credit=" \u200b ").context["form"].errors
    set_credit(editor, photos, set="yes", credit="Лев Молчанов", licence="agency")
    assert set(Photo.objects.filter(credit="Лев Молчанов", licence="agency")) == set(photos)
    other.refresh_from_db()
    assert (other.credit, other.licence) == ("Рита", "own")
    article.refresh_from_db()
    assert "Молчанов" in article.public_body
    set_credit(editor, photos[:1], set="yes", credit="Рита")
    photos[0].refresh_from_db()
    assert (photos[0].credit, photos[0].licence) == ("Рита", "agency")


def test_credit_is_not_a_reporters_to_set(client: Client) -> None:
    photo = make_photo()
    client.force_login(cast.reporter())
    set_credit(client, [photo], set="yes", credit="Я")
    photo.refresh_from_db()
    assert photo.credit == "Odessa News"


def test_not_all_of_the_library_at_once(editor: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(photo_credit, "MOST", 1)
    photos = [make_photo(), make_photo()]
    set_credit(editor, photos, set="yes", credit="Я")
    assert not Photo.objects.filter(credit="Я").exists()


def test_newest_first_and_capped(editor: Client) -> None:
    photos = [make_photo(created_at=timezone.now() - timedelta(days=n)) for n in range(3)]
    assert shown(editor, "") == photos[::-1]
    assert editor.get(f"{LIST}?p=9999").status_code in (200, 302)
