"""The library has its own ways to bring photos in and to describe them; each leaves its entry in the audit log."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import AuditEntry, Photo
from tests import cast
from tests.make import image_bytes, make_photo

pytestmark = pytest.mark.django_db
LIBRARY = "/admin/articles/photo/"


@pytest.fixture(autouse=True)
def editor(client):
    client.force_login(cast.editor())
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"


def said() -> list[tuple[str, str, str]]:
    entries = AuditEntry.objects.exclude(verb="logged_in").order_by("id")
    assert {entry.address for entry in entries} <= {"192.0.2.7"}
    assert {entry.who for entry in entries} <= {"editor"}
    return [(entry.verb, entry.object_type, entry.object_id) for entry in entries]


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_uploading(client, accept):
    file = SimpleUploadedFile("mayak.jpg", image_bytes(400, 300), "image/jpeg")
    client.post(f"{LIBRARY}upload/", {"files": file}, headers={"Accept": accept})
    assert said() == [("added", "articles.photo", str(Photo.objects.get().pk))]


def test_describing_only_what_was_described(client):
    one, other = make_photo(), make_photo()
    words = {"alt_ru": "Маяк", "alt_uk": "Маяк", "credit": "Odessa News", "licence": "own"}
    data = {f"{photo.pk}-{name}": value for photo in (one, other) for name, value in words.items()}
    data[f"{other.pk}-alt_ru"] = "Порт"
    client.post(f"{LIBRARY}describe/?photo={one.pk}&photo={other.pk}", data)
    assert said() == [("changed", "articles.photo", str(other.pk))]


def test_one_credit_for_many(client):
    photos = [make_photo() for _ in range(3)]
    data = {"action": "set_credit", "_selected_action": [photo.pk for photo in photos], "set": "1", "credit": "Иванов"}
    client.post(LIBRARY, data)
    assert sorted(said()) == sorted(("changed", "articles.photo", str(photo.pk)) for photo in photos)
    assert AuditEntry.objects.filter(detail={"credit": "Иванов"}).count() == 3
