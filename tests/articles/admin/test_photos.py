import io
from typing import Any
from unittest.mock import Mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from articles.models import Photo
from articles.photos import intake
from tests import cast
from tests.make import image_bytes, make_article, make_page, make_photo

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/photo/add/"
WORDS = {"alt_ru": "Маяк", "credit": "Лев Молчанов", "licence": "own", "focus": "0.5x0.5"}


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


def upload(client: Client, content: bytes, name: str = "mayak.jpg", **over: Any) -> Any:
    return client.post(ADD, {**WORDS, "file": SimpleUploadedFile(name, content), **over})


def refused(response: Any, field: str = "file") -> str:
    assert response.status_code == 200
    assert not Photo.objects.exists()
    return str(response.context["adminform"].form.errors[field])


def bomb() -> bytes:
    """A PNG of 20,000 × 20,000 in a few hundred bytes: its header is all that may be read."""
    out = io.BytesIO()
    Image.new("1", (64, 64)).save(out, "PNG")
    data = bytearray(out.getvalue())
    data[16:24] = (20_000).to_bytes(4, "big") * 2
    import zlib

    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def test_an_upload_is_stripped_and_has_its_renditions(editor: Client) -> None:
    exif = Image.Exif()
    exif[0x9286] = "secret place"
    assert upload(editor, image_bytes(exif=exif)).status_code == 302
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (900, 600)
    assert photo.sources["square"]
    with photo.file.open() as file:
        assert b"secret place" not in file.read()


def test_what_is_not_a_picture(editor: Client, translated: None) -> None:
    assert "не снимок" in refused(upload(editor, b"<html>", "page.jpg"))
    assert "не снимок" in refused(upload(editor, b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"))
    assert "мегапикселей" in refused(upload(editor, bomb(), "bomb.png"))
    assert "повреждён" in refused(upload(editor, image_bytes()[:3000]))
    assert "Ширина" in refused(upload(editor, image_bytes(200, 200)))
    assert "file" in editor.post(ADD, WORDS).context["adminform"].form.errors
    assert "пуст" in refused(upload(editor, b""))


def test_a_file_too_large(editor: Client, monkeypatch: Any, translated: None) -> None:
    assert "МБ" in refused(upload(editor, b"\xff\xd8" + b"0" * (60 * 2**20)))


@pytest.mark.parametrize("name", ["x" * 250 + ".jpg", "маяк " * 50 + ".jpg", "a." * 120 + "jpg"])
def test_a_long_name_is_shortened(editor: Client, name: str) -> None:
    assert upload(editor, image_bytes(), name).status_code == 302
    photo = Photo.objects.get()
    assert len(photo.file.name) < 80
    assert photo.file.name.endswith((".jpg", ".jpeg"))


def test_nothing_is_decoded_to_be_refused(editor: Client, monkeypatch: Any) -> None:
    """Only intake looks at the pixels, and once."""
    decode = Mock(wraps=intake._decode)
    monkeypatch.setattr(intake, "_decode", decode)
    upload(editor, image_bytes())
    decode.assert_called_once()


def test_a_picture_without_words_is_refused_beside_the_field(editor: Client, translated: None) -> None:
    assert "хотя бы на одном языке" in refused(upload(editor, image_bytes(), alt_ru=""), "alt_ru")


def test_the_focal_point_moves_and_the_file_may_change(editor: Client) -> None:
    photo = make_photo()
    url = f"/admin/articles/photo/{photo.pk}/change/"
    page = editor.get(url).content.decode()
    assert 'name="focus"' in page
    assert "focus-marker" in page
    before = photo.sources["card"]["src"]
    assert editor.post(url, {**WORDS, "focus": "0.100x0.900"}).status_code == 302
    photo.refresh_from_db()
    assert photo.focus == "0.100x0.900"
    assert photo.sources["card"]["src"] != before
    new = SimpleUploadedFile("new.jpg", image_bytes(1200, 800))
    assert editor.post(url, {**WORDS, "focus": "0.100x0.900", "file": new}).status_code == 302
    photo.refresh_from_db()
    assert (photo.width, photo.focus) == (1200, "0.5x0.5")


@pytest.mark.parametrize("focus", ["", "x", "0.5", "9x9", "-1x0", "nanxnan", "infx0", "1e9x0", "0.1x0.1x0.1"])
def test_a_focal_point_outside_the_picture_is_its_middle(editor: Client, focus: str) -> None:
    photo = make_photo()
    editor.post(f"/admin/articles/photo/{photo.pk}/change/", {**WORDS, "focus": focus})
    photo.refresh_from_db()
    assert (photo.focus, photo.credit) == ("0.5x0.5", WORDS["credit"])


@pytest.mark.parametrize("use", ["cover", "text", "page"])
def test_a_photo_in_use_is_not_deleted(editor: Client, use: str) -> None:
    photo = make_photo()
    figure = f'<figure class="photo" data-photo="{photo.pk}"><img src="/x.jpg" alt=""></figure>'
    match use:
        case "cover":
            title = make_article(cover=photo).title
        case "text":
            title = make_article(body=figure).title
        case _:
            title = make_page(body_uk=figure).title
    url = f"/admin/articles/photo/{photo.pk}/"
    assert title in editor.get(f"{url}change/").content.decode()
    response = editor.post(f"{url}delete/", {"post": "yes"}, follow=True)
    assert title in response.content.decode()
    data = {"action": "delete_selected", "_selected_action": photo.pk, "post": "yes"}
    editor.post("/admin/articles/photo/", data)
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_an_unused_photo_is_deleted(editor: Client) -> None:
    photo = make_photo()
    editor.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    assert not Photo.objects.exists()


def test_the_picker(editor: Client, django_assert_num_queries: Any) -> None:
    photos = [make_photo(alt_ru=f"Снимок {n}", sources={}) for n in range(3)]
    Photo.objects.bulk_create(
        Photo(alt_ru=f"Порт {n}", credit="x", sources=photos[0].sources, file=photos[0].file.name) for n in range(30)
    )
    url = "/admin/articles/photo/picker/"
    with django_assert_num_queries(5):  # session, user, two for the rights, photos
        page = editor.get(url).content.decode()
    assert page.count("data-photo=") == 24
    assert "Порт 29" in page
    assert "Снимок" not in page
    with django_assert_num_queries(5):
        older = editor.get(f"{url}?before={photos[2].pk + 7}").content.decode()
    assert older.count("data-photo=") == 9
    assert editor.get(f"{url}?q=снимок").content.decode().count("data-photo=") == 3
    for nonsense in ("before=x", "before=" + "9" * 30, "before=-1", "q=" + "%25" * 50, "language=xx", "before=１"):
        assert editor.get(f"{url}?{nonsense}").status_code == 200
    assert editor.post(url).status_code == 405


def test_labels_begin_with_a_capital(editor: Client) -> None:
    html = editor.get(ADD).content.decode()
    assert "Файл" in html
    assert "Главная точка" in html
