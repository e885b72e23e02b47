"""Pictures into the library, many at once, and the words for them after."""

from typing import Any
from unittest.mock import Mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.admin import photo_upload
from articles.models import Article, Photo
from articles.photos import intake
from tests import cast
from tests.make import image_bytes, make_article, make_page, make_photo

pytestmark = pytest.mark.django_db
LIBRARY = "/admin/articles/photo/"
UPLOAD, DESCRIBE = f"{LIBRARY}upload/", f"{LIBRARY}describe/"
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def reporter(client: Client) -> Any:
    user = cast.reporter()
    client.force_login(user)
    return user


def file(name: str = "mayak.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, image_bytes() if content is None else content)


def send(client: Client, *files: SimpleUploadedFile, **headers: str) -> Any:
    return client.post(UPLOAD, {"files": list(files)}, headers=headers or SCRIPT)


def words(photo: Photo, **over: str) -> dict[str, str]:
    values = {"alt_ru": "", "alt_uk": "", "caption_ru": "", "caption_uk": "", "credit": "", "licence": "own", **over}
    return {f"{photo.pk}-{name}": value for name, value in values.items()}


def describe(client: Client, photos: list[Photo], data: dict[str, str], more: str = "") -> Any:
    query = "&".join(f"photo={photo.pk}" for photo in photos)
    return client.post(f"{DESCRIBE}?{query}{more}", {"all-credit": "", "all-licence": "", **data})


def test_a_script_sends_one_file_and_gets_the_photo(client: Client, reporter: Any) -> None:
    response = send(client, file("IMG_4242.JPG"))
    assert response.status_code == 201
    photo = Photo.objects.get()
    assert response.json() == {
        "photo": photo.pk,
        "square": photo.sources["square"],
        "src": photo.sources["body"]["src"],
        "name": "IMG_4242.JPG",
        "alt": "",
        "caption": "",
    }
    assert (photo.created_by, photo.alt, photo.credit, photo.width) == (reporter, "", "", 900)


def test_an_upload_is_decoded_once(client: Client, reporter: Any, monkeypatch: Any) -> None:
    decode = Mock(wraps=intake._decode)
    monkeypatch.setattr(intake, "_decode", decode)
    send(client, file())
    decode.assert_called_once()


def test_a_script_is_told_in_words(client: Client, reporter: Any, translated: None) -> None:
    for bad, sentence in (
        (file("page.jpg", b"<html>"), "не снимок"),
        (file("cut.jpg", image_bytes()[:3000]), "повреждён"),
        (file("small.jpg", image_bytes(200, 200)), "Ширина"),
        (file("huge.jpg", b"\xff\xd8" + b"0" * (31 * 2**20)), "МБ"),
    ):
        response = send(client, bad)
        assert response.status_code == 400
        assert sentence in response.json()["error"]
    assert send(client).status_code == 400
    assert send(client, file(), file()).status_code == 400
    assert not Photo.objects.exists()


def test_who_may_not(client: Client) -> None:
    assert send(client, file()).status_code == 403
    client.force_login(cast.moderator())
    refused = send(client, file())
    assert refused.status_code == 403
    assert refused.json()["error"]
    assert send(client, file(), Accept="text/html").status_code == 403
    assert client.get(UPLOAD).status_code == 403
    assert client.get(f"{DESCRIBE}?photo=1").status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.reporter())
    assert send(strict, file()).status_code == 403
    assert not Photo.objects.exists()


def test_without_scripts_many_at_once(client: Client, reporter: Any, translated: None) -> None:
    assert 'name="files" multiple' in client.get(UPLOAD).content.decode()
    response = send(client, file("a.jpg"), file("bad.jpg", b"x"), file("b.jpg"), Accept="text/html")
    photos = list(Photo.objects.order_by("id"))
    assert [photo.file_name for photo in photos] == ["a.jpg", "b.jpg"]
    assert response["Location"] == f"{DESCRIBE}?photo={photos[0].pk}&photo={photos[1].pk}"
    page = client.get(response["Location"]).content.decode()
    assert "bad.jpg" in page
    assert page.count("<figcaption>") == 2


def test_without_scripts_nothing_good(client: Client, reporter: Any) -> None:
    response = send(client, file("bad.jpg", b"x"), Accept="text/html")
    assert response.status_code == 400
    assert "bad.jpg" in response.content.decode()
    assert send(client, Accept="text/html").status_code == 400


def test_without_scripts_not_too_many(client: Client, reporter: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(photo_upload, "MOST_AT_ONCE", 1)
    send(client, file("a.jpg"), file("b.jpg"), Accept="text/html")
    assert Photo.objects.get().file_name == "a.jpg"


def test_the_same_credit_for_all_but_those_that_have_their_own(client: Client, reporter: Any) -> None:
    photos = [make_photo(created_by=reporter, alt_ru="", alt_uk="", credit="") for _n in range(3)]
    article = make_article(
        body=f'<figure class="photo" data-photo="{photos[0].pk}"><img src="/x.jpg" alt=""></figure>',
        status="draft",
        created_by=reporter,
    )
    data = {
        "all-credit": "Лев Молчанов",
        "all-licence": "agency",
        **words(photos[0], alt_ru=" Маяк "),
        **words(photos[1], alt_uk="Порт", credit="Рита", licence="press"),
        **words(photos[2]),
    }
    assert describe(client, photos, data).status_code == 302
    for photo in photos:
        photo.refresh_from_db()
    assert [(p.alt_ru, p.alt_uk, p.credit, p.licence) for p in photos] == [
        ("Маяк", "", "Лев Молчанов", "agency"),
        ("", "Порт", "Рита", "press"),
        ("", "", "Лев Молчанов", "agency"),
    ]
    article.refresh_from_db()
    assert "Молчанов" in article.public_body


def test_a_word_too_long_is_refused_with_all_kept(client: Client, reporter: Any) -> None:
    photo = make_photo(created_by=reporter)
    page = describe(client, [photo], words(photo, alt_ru="а" * 251, caption_ru="Подпись"))
    assert page.status_code == 200
    assert "Подпись" in page.content.decode()
    assert "photo-error" in page.content.decode()
    photo.refresh_from_db()
    assert photo.alt_ru == "Маяк"


def test_in_the_dialog(client: Client, reporter: Any) -> None:
    photo = make_photo(created_by=reporter)
    part = client.get(f"{DESCRIBE}?photo={photo.pk}&part=1").content.decode()
    assert "<html" not in part
    assert f"{photo.pk}-alt_ru" in part
    assert describe(client, [photo], words(photo, alt_ru="Чайка", credit="Лев"), "&part=1").status_code == 204
    photo.refresh_from_db()
    assert photo.alt_ru == "Чайка"


@pytest.mark.parametrize("emptied", ["credit", "alt_ru"])
def test_words_that_readers_may_have_before_them_are_not_taken_away(client: Client, emptied: str) -> None:
    client.force_login(cast.editor())
    photo, other = make_photo(), make_photo()
    article = make_article(cover=photo)
    kept = {"alt_ru": "Маяк", "credit": "Лев"}
    data = words(photo, **{**kept, emptied: " \u200b"}) | words(other, **kept)
    assert "photo-error" in describe(client, [photo, other], data).text
    photo.refresh_from_db()
    other.refresh_from_db()
    assert (photo.alt, photo.credit, other.credit) == ("Маяк", "Odessa News", "Odessa News")
    # Nor in the photo's own form.
    form = {**kept, emptied: "\u200b", "licence": "own", "focus": "0.5x0.5"}
    assert client.post(f"{LIBRARY}{photo.pk}/change/", form).status_code == 200
    shown = Article.objects.get(pk=article.pk).cover
    assert shown
    assert (shown.alt, shown.credit) == ("Маяк", "Odessa News")


@pytest.mark.parametrize("use", ["another's", "published", "page", "retracted"])
def test_what_a_reporter_may_not_describe(client: Client, reporter: Any, use: str) -> None:
    """Another's photo, or one's own that readers have met."""
    photo = make_photo(created_by=cast.editor() if use == "another's" else reporter)
    match use:
        case "published" | "retracted":
            make_article(cover=photo, status=use)
        case "page":
            make_page(body_ru=f'<figure class="photo" data-photo="{photo.pk}"><img src="/x.jpg" alt=""></figure>')
    assert describe(client, [photo], words(photo, alt_ru="Чужое")).status_code == 302
    form = {"alt_ru": "Чужое", "credit": "x", "licence": "own", "focus": "0.5x0.5"}
    assert client.post(f"{LIBRARY}{photo.pk}/change/", form).status_code == 403
    assert client.get(f"{LIBRARY}{photo.pk}/change/").status_code == 200
    photo.refresh_from_db()
    assert photo.alt_ru == "Маяк"


def test_a_reporter_may_mend_what_is_still_being_written(client: Client, reporter: Any) -> None:
    photo = make_photo(created_by=reporter)
    make_article(cover=photo, status="draft")
    form = {"alt_ru": "Своё", "credit": "x", "licence": "own", "focus": "0.100x0.200"}
    assert client.post(f"{LIBRARY}{photo.pk}/change/", form).status_code == 302
    photo.refresh_from_db()
    assert (photo.alt_ru, photo.focus) == ("Своё", "0.100x0.200")


def test_strange_addresses(client: Client, reporter: Any) -> None:
    for query in ("", "photo=x", "photo=" + "9" * 30, "photo=-1", "photo=１", "photo=999999999"):
        assert client.get(f"{DESCRIBE}?{query}").status_code == 302


def test_one_query_for_however_many(client: Client, reporter: Any, django_assert_num_queries: Any) -> None:
    """Session, user, two for the rights, pages, photos."""
    for number in (1, 10):
        photos = [make_photo(created_by=reporter) for _n in range(number)]
        query = "&".join(f"photo={photo.pk}" for photo in photos)
        with django_assert_num_queries(6):
            client.get(f"{DESCRIBE}?{query}")
