"""Nonsense is cleaned, or refused with a sentence before it costs anything; it is never an error of ours."""

import unicodedata
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from comments.models import Comment
from comments.views.guards import MAX_BODY
from tests.make import make_article, make_comment

from .sending import FORM, address_of, send, send_raw

pytestmark = pytest.mark.django_db

SAME = {"HTTP_SEC_FETCH_SITE": "same-origin"}


class Unread(BytesIO):
    def read(self, *args):
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("length", [str(MAX_BODY + 1), str(60 * 1024 * 1024), "9" * 5000])
def test_a_large_body_is_refused_unread(reader, length):
    url = address_of(make_article())
    extra = {"CONTENT_LENGTH": length, "wsgi.input": Unread(b"")}
    response = reader.generic("POST", url, b"x", content_type=FORM, **SAME, **extra)
    assert response.status_code == 413
    assert '<p role="alert">' in response.content.decode()


@pytest.mark.parametrize("length", ["", "-1", "abc", "١٢", "1.5"])
def test_a_body_of_unknown_length_is_refused_unread(reader, length):
    """As with `Transfer-Encoding: chunked`."""
    url = address_of(make_article())
    extra = {"CONTENT_LENGTH": length, "wsgi.input": Unread(b"")}
    response = reader.generic("POST", url, b"x", content_type=FORM, **SAME, **extra)
    assert response.status_code == 411
    assert '<p role="alert">' in response.content.decode()


def test_the_largest_body_is_read(reader):
    frame = "name=a&text=b&x="
    body = frame + "x" * (MAX_BODY - len(frame))
    assert send_raw(reader, address_of(make_article()), body).status_code == 303


@pytest.mark.parametrize("letter", ["ж", "🌊"])
def test_what_is_far_too_long_comes_back(reader, letter):
    text = letter * 20_000
    response = send(reader, make_article(), text=text)
    assert response.status_code == 400
    assert text in response.content.decode()
    assert not Comment.objects.exists()


def test_a_file_is_refused(reader):
    upload = {"name": "a", "text": "b", "file": SimpleUploadedFile("x.png", b"x")}
    response = reader.post(address_of(make_article()), upload, **SAME)
    assert response.status_code == 400
    assert '<p role="alert">' in response.content.decode()


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=ы",
        f"{FORM}; charset=koi8-r",
        f"{FORM}; charset=rot13",
        f"{FORM}; charset=utf-7",
        f"{FORM}; charset=nonsense",
        "",
    ],
)
def test_other_encodings(reader, content_type):
    url = address_of(make_article())
    response = reader.generic("POST", url, b"name=a&text=%D0%B9", content_type=content_type, **SAME)
    assert response.status_code in (303, 400)
    assert [comment.text for comment in Comment.objects.all()] in ([], ["й"])
    assert response.status_code == 303 or '<p role="alert">' in response.content.decode()


def test_thousands_of_fields(reader, caplog):
    body = "&".join(f"f{n}=" for n in range(2000))
    response = send_raw(reader, address_of(make_article()), body)
    assert response.status_code == 400
    assert '<p role="alert">' in response.content.decode()
    assert len(caplog.records) == 1


def test_a_connection_that_breaks_off(reader):
    class Broken(BytesIO):
        def read(self, *args):
            raise OSError("gone")

        readline = read

    extra = {"CONTENT_LENGTH": "100", "wsgi.input": Broken(b"")}
    response = reader.generic("POST", address_of(make_article()), b"x", content_type=FORM, **SAME, **extra)
    assert response.status_code == 400


@pytest.mark.parametrize("verb", ["send", "complain", "mistake"])
def test_half_a_form_is_none(reader, verb):
    """The connection broke off in the middle: half a text would pass for all of it."""
    comment = make_comment(make_article())
    pk = comment.pk if verb == "complain" else comment.article_id
    body = b"name=a&kind=spam&quote=a&text=The+first+half"
    extra = {"CONTENT_LENGTH": str(len(body) + 20), "wsgi.input": BytesIO(body)}
    response = reader.generic("POST", f"/comments/ru/{verb}/{pk}/", body, content_type=FORM, **SAME, **extra)
    assert response.status_code == 400
    assert '<p role="alert">' in response.content.decode()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    "text",
    [
        b"%00%01%08%0B%0C%1B%7F%C2%85",  # controls
        b"%ED%A0%80%ED%BF%BF",  # lone surrogates
        b"%FF%FE%C3",  # not UTF-8
        b"%E2%80%AE%E2%81%A6%EF%BB%BF",  # overrides
        b"\xff\xfe raw",
        b"%",
        b"%zz%uD800",
        "".join(["е", *["\u0301"] * 400]).encode(),  # marks heaped on a letter
    ],
)
def test_odd_characters_are_cleaned(reader, text):
    article = make_article()
    assert send_raw(reader, address_of(article), b"name=A" + text + b"&text=B" + text).status_code == 303
    comment = Comment.objects.get()
    for value in (comment.name, comment.text):
        assert all(unicodedata.category(c) not in ("Cc", "Cs") or c == "\n" for c in value)
        assert not set(value) & set("\u202e\u2066\ufeff")
        assert value.count("\u0301") <= 4
    comment.approve(by=None)
    assert reader.get(article.get_absolute_url()).status_code == 200


def test_a_letter_and_its_mark_are_stored_as_one_letter(reader):
    send(reader, make_article(), name="Андрии\u0306", text="и\u0306")
    comment = Comment.objects.get()
    assert (comment.name, comment.text) == ("Андрий", "й")


def test_only_odd_characters_are_nothing(reader):
    assert send(reader, make_article(), text="\x00\u202e\ufeff", name="A").status_code == 400


def test_a_name_is_one_line(reader):
    send(reader, make_article(), name="Роза\r\nBcc:  всем\t сразу")
    assert Comment.objects.get().name == "Роза Bcc: всем сразу"


@pytest.mark.parametrize("pk", ["0", "01", "-1", "1e3", "9" * 18, "9" * 19, "9" * 400, "x", "١"])
def test_absurd_ids(reader, pk):
    for url in (f"/comments/article/{pk}/", f"/comments/{pk}/"):
        assert reader.get(url).status_code == 404
    assert send_raw(reader, f"/comments/ru/send/{pk}/", "name=a&text=b").status_code == 404


def test_fields_that_are_not_ours_change_nothing(reader):
    body = "name=a&text=b&status=approved&parent=1&article=7&id=9&address_hash=x&created_at=2001-01-01"
    article = make_article()
    assert send_raw(reader, address_of(article), body).status_code == 303
    comment = Comment.objects.get()
    assert (comment.status, comment.parent, comment.article) == ("pending", None, article)
    assert comment.created_at.year > 2001


@pytest.mark.parametrize("field", ["name", "text"])
@pytest.mark.parametrize("inkless", ["\u3164", "\u2800\u2800", "\u115f \u1160\n\uffa0"])
def test_letters_without_ink_leave_no_empty_place(reader, field, inkless):
    assert send(reader, make_article(), **{field: inkless}).status_code == 400
    assert not Comment.objects.exists()
