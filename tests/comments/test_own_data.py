"""Everything that is kept about a commenter: shown to him, given as a file, and erased; to nobody else."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from articles.models import AuditEntry
from comments.models import Comment, Mailbox, Moderation, Notice, Reader, Status
from comments.own_data import erasing, parts
from tests.cast import moderator
from tests.make import make_article, make_comment

from .mailing import ROZA, comment_with_letters, link_in
from .sending import post_to, send

pytestmark = pytest.mark.django_db
DATA = "/comments/ru/data/"


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def own(reader, article) -> Comment:
    send(reader, article, name="Роза", text="Моё <b>слово</b>", email=ROZA)
    return Comment.objects.get()


@pytest.fixture
def letter_link(reader, article, post_office) -> str:
    """Two browsers of one owner, and the link that was mailed to him."""
    comment_with_letters(reader, post_office, article, text="С телефона")
    Mailbox.objects.update(asked_at=None)
    comment_with_letters(Client(), post_office, article, text="С компьютера")
    post_to(Client(), DATA + "link/", email=ROZA.upper())
    return link_in(post_office.one(), "data")


# --- Reading ---


def test_a_page_and_a_file(reader, own, article):
    page = reader.get(DATA)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "Моё &lt;b&gt;слово&lt;/b&gt;" in page.text
    assert ROZA in page.text
    response = reader.get(DATA + "file/")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Cache-Control"] == "private, no-store"
    rows = json.loads(response.content)
    (comment,) = rows["comments"]
    assert (comment["text"], comment["email"], comment["status"]) == ("Моё <b>слово</b>", ROZA, "pending")
    assert comment["article"].endswith(article.get_absolute_url())
    assert rows["readers"][0]["key_hash"] == own.reader.key_hash
    assert reader.cookies["reader"].value.partition(":")[0] not in response.text


@pytest.mark.parametrize("cookie", ["", "x", "x:y", "forged"])
def test_a_forged_cookie_opens_nothing(own, cookie, reader):
    stranger = Client()
    if cookie == "forged":
        value = reader.cookies["reader"].value
        cookie = ("A" if value[0] != "A" else "B") + value[1:]
    stranger.cookies["reader"] = cookie
    assert "слово" not in stranger.get(DATA).text
    assert stranger.get(DATA + "file/").status_code == 404
    assert post_to(stranger, DATA + "erase/").status_code == 200
    assert Comment.objects.get().text
    assert Reader.objects.exists()


def test_another_readers_cookie_opens_the_others_only(own, article):
    other = Client()
    send(other, article, text="Другое")
    assert "слово" not in other.get(DATA).text
    post_to(other, DATA + "erase/")
    own.refresh_from_db()
    assert own.text
    assert own.reader


@pytest.mark.parametrize("rows", [1, 20])
def test_queries_are_as_many_for_twenty_comments_as_for_one(reader, own, article, rows, django_assert_num_queries):
    for _ in range(rows - 1):
        make_comment(article, reader=own.reader)
    with django_assert_num_queries(4):
        assert reader.get(DATA).text.count("comment-name") == rows
    with django_assert_num_queries(6):
        reader.get(DATA + "file/")


# --- By letter ---


def test_the_mailed_link_covers_all_browsers(letter_link):
    page = Client().get(letter_link)
    assert "С телефона" in page.text
    assert "С компьютера" in page.text
    assert len(json.loads(Client().get(letter_link + "file/").content)["comments"]) == 2


def test_the_answer_is_the_same_for_any_address(reader, own, post_office):
    known, unknown = (post_to(Client(), DATA + "link/", email=email) for email in (ROZA, "nobody@example.org"))
    assert known.content == unknown.content
    assert [letter["Subject"] for letter in post_office.collect() if "/data/" in str(letter)] == []


@pytest.mark.parametrize("email", ["", "x", "a@b.org\r\nBcc: c@d.org", "a@" + "b" * 300 + ".org"])
def test_what_is_no_address_is_said_so(reader, email):
    response = post_to(reader, DATA + "link/", email=email)
    assert response.status_code == 400
    assert "aria-invalid" in response.text


def test_one_link_a_day(letter_link, post_office):
    post_to(Client(), DATA + "link/", email=ROZA)
    assert post_office.collect() == []
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        post_to(Client(), DATA + "link/", email=ROZA)
        assert len(post_office.collect()) == 1


def test_a_link_works_for_a_day(letter_link):
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        for path in ("", "file/", "erase/"):
            assert Client().get(letter_link + path).status_code == 410
        assert post_to(Client(), letter_link + "erase/").status_code == 410
    assert Mailbox.objects.exists()


# --- Erasing ---


def test_a_page_asks_first(reader, own):
    assert reader.get(DATA + "erase/").status_code == 200
    assert Comment.objects.get().text
    assert post_to(reader, DATA + "erase/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Comment.objects.get().text


def test_words_name_and_e_mail_go_and_the_place_stays(reader, own, article):
    own.approve(by=moderator())
    answer = make_comment(article, parent=own)
    Comment.objects.filter(pk=own.pk).update(findings=[{"word": "слово"}], reason="insult")
    response = post_to(reader, DATA + "erase/")
    assert response.status_code == 200
    assert response.cookies["reader"].value == ""
    own.refresh_from_db()
    assert (own.status, own.name, own.email, own.text) == (Status.WITHDRAWN, "", "", "")
    assert (own.findings, own.reason, own.address_hash, own.reader) == ([], "", "", None)
    assert own.shown_at
    assert Comment.objects.filter(parent=own).get() == answer
    assert not Reader.objects.exists()
    assert Moderation.objects.filter(comment=own).count() == 1
    for entry in AuditEntry.objects.all():
        assert "слово" not in f"{entry.title}{entry.detail}"
        assert "Роза" not in f"{entry.title}{entry.detail}"


def test_by_letter_all_browsers_and_the_mailbox_go(letter_link, article):
    send(Client(), article, email=ROZA, text="Чужое слово")
    stranger = Comment.objects.latest("id")
    assert post_to(Client(), letter_link + "erase/").status_code == 200
    assert not Mailbox.objects.exists()
    assert not Notice.objects.exists()
    stranger.refresh_from_db()
    assert (stranger.text, stranger.email) == ("Чужое слово", "")
    assert Comment.objects.exclude(text="").get() == stranger
    assert Client().get(letter_link).status_code == 410
    assert post_to(Client(), letter_link + "erase/").status_code == 410


def test_one_browser_does_not_erase_the_others(reader, letter_link):
    post_to(reader, DATA + "erase/")
    assert Comment.objects.get(text="С компьютера", reader__mailbox=Mailbox.objects.get())
    assert not Comment.objects.filter(text="С телефона").exists()


def test_all_of_it_or_nothing(own, reader, monkeypatch):
    def fail(owner):
        raise DatabaseError

    broken = (*parts.PARTS[:-1], parts.Part("readers", parts.PARTS[-1].rows, fail))
    monkeypatch.setattr(erasing, "PARTS", broken)
    with pytest.raises(DatabaseError):
        post_to(reader, DATA + "erase/")
    own.refresh_from_db()
    assert own.text


def test_twice_is_once(reader, own):
    cookie = reader.cookies["reader"].value
    post_to(reader, DATA + "erase/")
    reader.cookies["reader"] = cookie
    assert post_to(reader, DATA + "erase/").status_code == 200
    assert send(reader, own.article, text="Снова здесь").status_code == 303
    assert Comment.objects.latest("id").reader
