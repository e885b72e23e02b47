"""One click, by a person or by a mail provider, and nothing more is sent (RFC 8058)."""

import pytest
from django.test import Client

from comments.models import Comment, Mailbox, Notice
from comments.own_data.link import mail_link
from tests.make import make_article, make_comment

from .mailing import ROZA, comment_with_letters, link_in, text_of
from .sending import post_to

pytestmark = pytest.mark.django_db
ONE_CLICK = "List-Unsubscribe=One-Click"


@pytest.fixture
def own(reader, post_office) -> Comment:
    return comment_with_letters(reader, post_office, make_article())


@pytest.fixture
def letter(own, post_office):
    make_comment(own.article, parent=own, text="А море?")
    (letter,) = post_office.collect()
    return letter


def path_of(letter) -> str:
    header = letter["List-Unsubscribe"].strip()
    assert header.startswith("<http://127.0.0.1:8000/comments/")
    assert header.endswith(">")
    return header[1:-1].removeprefix("http://127.0.0.1:8000")


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]
)
def test_a_mail_provider_posts_without_cookie_token_or_origin(letter, content_type):
    assert letter["List-Unsubscribe-Post"] == ONE_CLICK
    provider = Client(
        enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://mail.example"}
    )
    response = provider.post(path_of(letter), ONE_CLICK, content_type=content_type)
    assert response.status_code == 200  # no redirect
    assert not response.cookies
    assert Mailbox.objects.get().unsubscribed_at


def test_opening_the_link_switches_nothing_off(letter, reader):
    path = link_in(text_of(letter), "letters")
    assert path == path_of(letter)
    assert reader.get(path).status_code == 200
    assert Mailbox.objects.get().unsubscribed_at is None


def test_then_nothing_more_comes(own, letter, post_office, reader):
    make_comment(own.article, parent=own, text="И ещё")
    post_to(reader, path_of(letter))
    own.approve(by=None)
    mail_link(ROZA, "ru")
    assert post_office.collect() == []
    assert not Notice.objects.filter(sent_at=None, kind="answered").exists()


def test_sent_twice_it_is_off_all_the_same(letter, reader):
    post_to(reader, path_of(letter))
    first = Mailbox.objects.get().unsubscribed_at
    assert post_to(reader, path_of(letter)).status_code == 200
    assert Mailbox.objects.get().unsubscribed_at == first


def test_whoever_holds_the_letter_can_have_letters_again(letter, reader):
    path = path_of(letter)
    assert f'action="{path}on/"' in post_to(reader, path).text
    assert post_to(reader, f"{path}on/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Mailbox.objects.get().unsubscribed_at
    assert post_to(reader, f"{path}on/").status_code == 200
    assert Mailbox.objects.listening().exists()


def test_from_the_private_page_only_by_a_letter(own, letter, reader, post_office):
    post_to(reader, path_of(letter))
    page = link_in(text_of(letter), "mine")
    Mailbox.objects.update(asked_at=None)  # a day has passed
    assert f"{page}ask/" in reader.get(page).text
    assert post_to(reader, page + "ask/").status_code == 303
    assert Mailbox.objects.get().unsubscribed_at
    # The question knows its second only; it must be a later one than that in which letters were switched off.
    Mailbox.objects.update(unsubscribed_at=own.created_at.replace(year=2020))
    post_to(reader, link_in(post_office.one(), "mailbox"))
    assert Mailbox.objects.listening().exists()


def test_a_mailbox_that_was_erased_is_off(letter, reader):
    path = path_of(letter)
    Mailbox.objects.all().delete()
    assert reader.get(path).status_code == 200
    assert post_to(reader, path).status_code == 200
    assert post_to(reader, f"{path}on/").status_code == 200


def test_one_character_of_the_token_matters(letter, reader):
    path = path_of(letter)
    assert post_to(reader, path[:-2] + ("A" if path[-2] != "A" else "B") + "/").status_code == 404
    assert post_to(reader, "/comments/ru/letters/1:abc/").status_code == 404
    assert Mailbox.objects.get().unsubscribed_at is None
