"""News of one's comments: only what is public, only to who has confirmed, and never more often than agreed."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from articles.models import Status as ArticleStatus
from comments.letters import digests
from comments.letters.digests import send_digests
from comments.letters.events import note_events
from comments.models import Comment, Mailbox, Notice, Reason, Status
from tests.make import make_article, make_comment
from tests.queue import run_tasks

from .mailing import ROZA, comment_with_letters, link_in, text_of
from .sending import post_to, send

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)
LATER = QUARTER + timedelta(seconds=5)


@pytest.fixture
def own(reader, post_office) -> Comment:
    """Waiting; its mailbox is confirmed."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        return comment_with_letters(reader, post_office, make_article(title="Маяк снова светит"))


def answer(own: Comment, **over) -> Comment:
    return make_comment(own.article, **{"parent": own, "name": "Соня", "text": "А море?", **over})


# --- What is told ---


def test_that_it_is_published(own, post_office):
    own.approve(by=None)
    (letter,) = post_office.collect()
    text = text_of(letter)
    assert letter["To"] == ROZA
    assert "Маяк снова светит" in text
    assert f"http://127.0.0.1:8000{own.get_absolute_url()}" in text
    assert post_office.collect(LATER) == []


def test_that_it_is_not_and_why(own, post_office):
    Comment.objects.update(status=Status.REJECTED, reason=Reason.ADVERTISING)
    text = post_office.one()
    assert str(Reason.ADVERTISING.label) in text
    assert own.text not in text
    assert link_in(text, "mine")


def test_that_it_was_taken_down_after_it_was_published(own, post_office):
    own.approve(by=None)
    published = post_office.one()
    Comment.objects.get().reject(by=None)
    taken_down = post_office.one(LATER)
    Comment.objects.update(shown_at=None)
    assert published != taken_down
    assert Notice.objects.filter(sent_at=None).count() == 0


def test_an_answer_and_how_to_hear_of_no_more(own, post_office):
    answer(own)
    text = post_office.one()
    assert "Соня" in text
    assert "> А море?" in text
    post_to(Client(), link_in(text, "mine") + "answers/", want="no")
    answer(own, text="И ещё")
    assert post_office.collect(LATER) == []


def test_where_the_letter_says_so_one_can_hear_of_no_more_of_what_was_taken_down_too(own, reader, post_office):
    own.approve(by=None)
    answer(own)
    own.reject(by=None, reason=Reason.INSULT)
    letters = [text_of(letter) for letter in post_office.collect()]
    (page,) = {link_in(text, "mine") for text in letters}
    assert f'action="{page}answers/"' in reader.get(page).text


def test_the_subject_counts_answers(own, post_office, source_strings):
    answer(own), answer(own, name="Беня")
    (letter,) = post_office.collect()
    assert letter["Subject"] == "2 answers to your comments"
    answer(own, text="И ещё")
    own.approve(by=None)
    (letter,) = post_office.collect(LATER)
    assert letter["Subject"] == "News of your comments"


def test_an_answer_that_is_not_approved_is_not_told_of_until_it_is(own, post_office):
    waiting = answer(own, status="pending", name="Секрет", text="Секрет")
    answer(own, status="rejected", text="Секрет")
    answer(own, status="spam", text="Секрет")
    assert post_office.collect() == []
    waiting.approve(by=None)
    assert "> Секрет" in post_office.one()


def test_what_was_taken_down_before_its_letter_left_is_in_no_letter(own, post_office):
    first, second = answer(own, text="Секрет"), answer(own, text="Можно")
    note_events()
    send_digests()
    first.reject(by=None)
    run_tasks()
    (letter,) = post_office.sink.letters[1:]
    assert "Секрет" not in text_of(letter)
    assert second.text in text_of(letter)


def test_nobody_hears_of_his_own_answers(own, post_office):
    answer(own, reader=own.reader)
    other = answer(own).reader
    assert other is None
    assert "Соня" in post_office.one()
    second_browser = Client()
    send(second_browser, own.article, email=ROZA, text="С телефона")
    joined = Comment.objects.latest("id").reader
    assert joined
    joined.mailbox = Mailbox.objects.get()
    joined.save()
    answer(own, reader=joined, text="Сам себе")
    assert "Сам себе" not in "".join(text_of(letter) for letter in post_office.collect(LATER))


def test_nothing_of_an_article_that_readers_do_not_see(own, post_office):
    own.approve(by=None)
    answer(own)
    own.article.status = ArticleStatus.RETRACTED
    own.article.save()
    assert post_office.collect() == []


def test_who_is_published_at_once_is_not_told_so(post_office):
    article = make_article()
    mailbox = Mailbox.objects.create(email=ROZA, confirmed_at=timezone.now())
    reader = mailbox.readers.create(key_hash="x")
    now = timezone.now()
    make_comment(article, email=ROZA, reader=reader, created_at=now, shown_at=now + timedelta(milliseconds=5))
    assert post_office.collect() == []


# --- To whom ---


def test_nothing_goes_to_a_mailbox_that_is_only_typed(post_office):
    send(Client(), make_article(), email=ROZA)
    post_office.collect()
    own = Comment.objects.get()
    own.approve(by=None)
    answer(own)
    assert post_office.collect(LATER) == []


def test_nor_to_a_confirmed_one_that_somebody_else_typed(own, post_office):
    send(Client(), own.article, email=ROZA, text="Чужое")
    forged = Comment.objects.latest("id")
    forged.approve(by=None)
    answer(forged)
    assert all("Чужое" not in text_of(letter) for letter in post_office.collect(LATER))
    assert not Notice.objects.exclude(sent_at=None).exists()


def test_who_confirms_late_still_hears_of_it(reader, post_office):
    with time_machine.travel(timezone.now() - timedelta(minutes=5)):
        send(reader, make_article(), email=ROZA)
        question = post_office.one()
    Comment.objects.get().approve(by=None)
    assert post_office.collect() == []
    post_to(reader, link_in(question, "mailbox"))
    assert len(post_office.collect()) == 1


# --- How often ---


def test_a_quarter_of_an_hour_lies_between_two_letters(own, post_office):
    own.approve(by=None)
    assert len(post_office.collect()) == 1
    for n in range(3):
        answer(own, text=f"Ответ {n}")
    assert post_office.collect(QUARTER - timedelta(seconds=30)) == []
    text = post_office.one(LATER)
    assert all(f"Ответ {n}" in text for n in range(3))
    assert post_office.collect(2 * LATER) == []


def test_a_long_list_goes_on_in_the_next_letter(own, post_office, monkeypatch):
    monkeypatch.setattr(digests, "IN_ONE_LETTER", 2)
    for n in range(3):
        answer(own, text=f"Ответ {n}")
    assert "Ответ 2" not in post_office.one()
    assert "Ответ 2" in post_office.one(LATER)


def test_rejected_undone_and_approved_it_is_told_as_it_stands(own, post_office):
    own.reject(by=None)
    note_events()
    own.approve(by=None)
    assert own.get_absolute_url() in post_office.one()
    Comment.objects.update(status=Status.PENDING)
    post_office.collect(LATER)
    Comment.objects.get().approve(by=None)
    assert post_office.collect(2 * LATER) == []


# --- Nothing lost, nothing twice ---


def test_nothing_is_lost_while_no_worker_runs(own, post_office):
    own.approve(by=None)
    assert len(post_office.collect(timedelta(days=10))) == 1


def test_a_server_that_is_away_is_asked_again(own, post_office, caplog):
    own.approve(by=None)
    post_office.sink.answer = "451 later"
    assert post_office.collect() == []
    post_office.sink.answer = "250 OK"
    assert post_office.collect(QUARTER / 2) == []
    assert len(post_office.collect(LATER)) == 1
    assert ROZA not in caplog.text


def test_a_mailbox_that_is_no_more_is_not_tried_for_days(own, post_office, caplog):
    own.approve(by=None)
    post_office.sink.answer = "550 no such mailbox"
    post_office.collect()
    post_office.sink.answer = "250 OK"
    assert post_office.collect(LATER) == []


def test_killed_between_sending_and_marking_it_comes_again_and_is_known_for_the_same(
    own, post_office, monkeypatch, caplog
):
    own.approve(by=None)

    class Killed(BaseException):
        pass

    def send_and_die(self, deliver=EmailMessage.send):
        deliver(self)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", send_and_die)
        assert len(post_office.collect()) == 1
    assert len(post_office.collect(LATER)) == 1
    first, second = post_office.sink.letters[1:]
    assert first["Message-ID"] == second["Message-ID"]
    assert post_office.collect(2 * LATER) == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_it_once(own, post_office):
    own.approve(by=None)
    answer(own)
    start = threading.Barrier(2)

    def work():
        from django.db import connection

        start.wait()
        note_events()
        send_digests()
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run_tasks()
    assert len(post_office.sink.letters) == 2


def test_a_letter_that_waited_too_long_in_the_queue_leaves_to_the_next_round(own, post_office):
    own.approve(by=None)
    note_events()
    send_digests()
    Mailbox.objects.update(told_at=timezone.now())  # as a round after it has
    run_tasks()
    assert len(post_office.sink.letters) == 1
    assert len(post_office.collect(LATER)) == 1


def test_switched_off_while_the_letter_waits_in_the_queue_it_does_not_leave(own, post_office):
    own.approve(by=None)
    note_events()
    send_digests()
    Mailbox.objects.update(unsubscribed_at=timezone.now())
    run_tasks()
    assert len(post_office.sink.letters) == 1


# --- Cost ---


@pytest.mark.parametrize("rows", [1, 20])
def test_the_jobs_make_as_many_queries_for_twenty_as_for_one(own, rows, django_assert_num_queries):
    for _ in range(rows):
        answer(own)
    with django_assert_num_queries(6):
        note_events()
    with django_assert_num_queries(5):
        send_digests()


@pytest.mark.parametrize("nasty", ["Маяк\r\nBcc: all@example.org", "Маяк\n\nBcc: all@example.org"])
def test_no_title_or_name_becomes_a_header(own, post_office, nasty):
    type(own.article).objects.update(title=nasty, public_title=nasty)
    answer(own, name=nasty, text=nasty)
    own.approve(by=None)
    (letter,) = post_office.collect()
    assert letter["Bcc"] is None
    assert letter["To"] == ROZA
