"""“Is this your mailbox?”: once a day at the most, answered by a button, and by nobody else."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from comments.letters import questions
from comments.letters.envelope import quoted
from comments.models import Comment, Mailbox, Status
from odessa_news.lib import letters
from tests.make import make_article
from tests.queue import run_tasks, run_tasks_after

from .mailing import ROZA, comment_with_letters, link_in, text_of
from .sending import post_to, send

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_one_letter_asks(reader, post_office):
    article = make_article(title="Маяк & море")
    send(reader, article, email="Roza@Example.org", text="Дюк стоит.\nИ мы постоим.")
    assert post_office.sink.letters == []  # not in the request
    (letter,) = post_office.collect()
    text = text_of(letter)
    assert letter["To"] == "roza@example.org"
    assert "> Дюк стоит. И мы постоим." in text
    assert "Маяк & море" in text
    assert link_in(text, "mailbox").startswith("/comments/ru/mailbox/")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert post_office.collect() == []


def test_it_is_in_the_language_of_the_article(reader, post_office):
    send(reader, make_article(language="uk"), email=ROZA)
    assert "/comments/uk/mailbox/" in post_office.one()


def test_opening_the_link_confirms_nothing(reader, post_office):
    """Programs that look at mail do it before the owner."""
    send(reader, make_article(), email=ROZA)
    path = link_in(post_office.one(), "mailbox")
    for method in (reader.get, reader.head):
        response = method(path)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "private, no-store"
    mailbox = Mailbox.objects.get()
    assert mailbox.confirmed_at is None
    assert not mailbox.readers.exists()
    assert ROZA not in reader.get(path).text


def test_the_button_joins_the_reader_who_wrote_it_whatever_browser_it_is_pressed_in(reader, post_office):
    send(reader, make_article(), email=ROZA)
    path = link_in(post_office.one(), "mailbox")
    assert post_to(Client(), path).status_code == 200
    first = Mailbox.objects.get().confirmed_at
    assert first
    assert Comment.objects.get(reader__mailbox=Mailbox.objects.get())
    assert post_to(Client(), path).status_code == 200  # replayed: nothing more
    assert Mailbox.objects.get().confirmed_at == first
    assert "<form method=" not in reader.get(path).text  # nor is it asked again what was answered


def test_no_other_site_presses_it(reader, post_office):
    send(reader, make_article(), email=ROZA)
    path = link_in(post_office.one(), "mailbox")
    assert post_to(reader, path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Mailbox.objects.get().confirmed_at is None


def test_a_link_works_for_three_days_and_to_the_last_character(reader, post_office):
    send(reader, make_article(), email=ROZA)
    path = link_in(post_office.one(), "mailbox")
    assert reader.get(path[:-2] + ("A" if path[-2] != "A" else "B") + "/").status_code == 404
    with time_machine.travel(timezone.now() + 3 * DAY + timedelta(minutes=1)):
        assert reader.get(path).status_code == 410
        assert post_to(reader, path).status_code == 410
    assert Mailbox.objects.get().confirmed_at is None


def test_a_link_from_before_letters_were_switched_off_does_not_switch_them_on(reader, post_office):
    send(reader, make_article(), email=ROZA)
    path = link_in(post_office.one(), "mailbox")
    Mailbox.objects.get().unsubscribe()
    assert post_to(reader, path).status_code == 410
    assert Mailbox.objects.get().unsubscribed_at


# --- How often ---


def test_one_a_day_whoever_types_the_address_and_however(reader, post_office):
    article = make_article()
    for n in range(3):
        browser = Client(REMOTE_ADDR=f"192.0.2.{n}")
        send(browser, article, email=ROZA.upper() if n else ROZA, text=f"Раз {n}")
    assert len(post_office.collect()) == 1
    assert Mailbox.objects.count() == 1
    with time_machine.travel(timezone.now() + DAY + timedelta(minutes=1)):
        send(Client(), article, email=ROZA, text="Завтра")
        assert len(post_office.collect()) == 1


def test_one_address_can_not_write_to_a_whole_address_book(monkeypatch, post_office):
    monkeypatch.setattr(questions, "MOST_FROM_ADDRESS", 3)
    article = make_article()
    for n in range(5):
        with time_machine.travel(timezone.now() + timedelta(minutes=11 * n)):
            send(Client(REMOTE_ADDR="192.0.2.9"), article, email=f"someone{n}@example.org", text=f"{n}")
            post_office.collect()
            Comment.objects.update(email="")  # taking them back doesn't help
    assert len(post_office.sink.letters) == 3
    send(Client(REMOTE_ADDR="192.0.2.10"), article, email="another@example.org")
    assert len(post_office.collect()) == 1


def test_who_wants_no_letters_gets_no_question(reader, post_office):
    Mailbox.objects.create(email=ROZA, unsubscribed_at=timezone.now())
    page = send(reader, make_article(), email=ROZA).headers["Location"]
    assert post_office.collect() == []
    assert post_to(reader, page + "ask/").status_code == 403


def test_who_is_known_is_not_asked_again_but_another_browser_is(reader, post_office):
    article = make_article()
    comment_with_letters(reader, post_office, article)
    with time_machine.travel(timezone.now() + 2 * DAY):
        send(reader, article, email=ROZA, text="Ещё")
        assert post_office.collect() == []
        send(Client(), article, email=ROZA, text="С телефона")
        assert "С телефона" in post_office.one()


@pytest.mark.parametrize("over", [{"status": Status.REJECTED}, {"status": Status.WITHDRAWN, "email": ""}])
def test_what_is_gone_before_the_letter_is_not_asked_about(reader, post_office, over):
    send(reader, make_article(), email=ROZA)
    questions.ask.enqueue(Comment.objects.get().pk)
    Comment.objects.update(**over)
    assert post_office.collect() == []


def test_an_old_comment_is_no_occasion(reader, post_office):
    send(reader, make_article(), email=ROZA)
    assert post_office.collect(2 * DAY) == []


# --- What travels in it ---


def test_an_advertisement_does_not(reader, post_office):
    text = "Привет https://spam.example/x?a=1 www.spam.example spam.example t.me/spam a@spam.example ок " + "я" * 900
    send(reader, make_article(), email=ROZA, name="Купи на spam.example", text=text)
    letter = post_office.one()
    assert "Привет" in letter
    assert "spam" not in letter
    assert "яяяя" * 60 not in letter


@pytest.mark.parametrize("email", ["roza@example.org\nBcc: all@example.org", "a@b.org\r\n\r\nx", "a@b.org, c@d.org"])
def test_no_header_can_be_typed(reader, post_office, email):
    send(reader, make_article(), email=email, name="Р\r\nBcc: all@example.org")
    for letter in post_office.collect():
        assert letter["Bcc"] is None
    assert all("all@" not in recipient for recipient in post_office.sink.recipients)


# --- Mail servers ---


def test_a_server_that_says_no_is_asked_again(reader, post_office, caplog):
    post_office.sink.answer = "451 come again"
    send(reader, make_article(), email=ROZA)
    assert post_office.collect() == []
    assert Mailbox.objects.get().asked_at is None
    post_office.sink.answer = "250 OK"
    assert run_tasks_after(letters.AGAIN_AFTER[0] * 2) == 1
    assert len(post_office.sink.letters) == 1


def test_one_that_may_have_left_is_not_sent_again(reader, post_office, monkeypatch, caplog):
    send(reader, make_article(), email=ROZA)

    def break_off(self):
        raise SMTPServerDisconnected("after the text was sent")

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", break_off)
        post_office.collect()
    assert run_tasks_after(timedelta(hours=3)) == 0
    assert Mailbox.objects.get().asked_at
    questions.ask.enqueue(Comment.objects.get().pk)  # as a worker that took over would
    run_tasks()
    assert post_office.sink.letters == []


def test_the_button_on_the_private_page_asks_once_more(reader, post_office):
    page = send(reader, make_article(), email=ROZA).headers["Location"]
    assert post_to(reader, page + "ask/").status_code == 403  # not yet known
    assert len(post_office.collect()) == 1
    assert post_to(reader, page + "ask/").status_code == 429
    with time_machine.travel(timezone.now() + DAY + timedelta(minutes=1)):
        assert f"{page}ask/" in reader.get(page).text
        assert post_to(reader, page + "ask/").status_code == 303
        assert post_to(reader, page + "ask/").status_code == 303
        assert len(post_office.collect()) == 1


def test_the_page_does_not_promise_another_browser_what_the_letter_brings_the_first(
    reader, post_office, source_strings
):
    other, first = Client(), send(reader, make_article(), email=ROZA).headers["Location"]
    assert len(post_office.collect()) == 1
    second = send(other, make_article(), email=ROZA, text="И маяк стоит.").headers["Location"]
    assert post_office.collect() == []
    again = send(reader, make_article(), email=ROZA.upper(), text="А мы постоим.").headers["Location"]
    for page, told in ((first, "Open the link in that letter"), (second, "another browser"), (again, "Open the link")):
        assert told in reader.get(page).text, page
    with time_machine.travel(timezone.now() + DAY + timedelta(minutes=1)):
        assert f"{second}ask/" in other.get(second).text


def test_five_thousand_letters_without_a_space_hold_up_no_other_letter():
    """Or this test, for seconds."""
    assert quoted("а" * 5000, 200) == "а" * 199 + "…"
