"""Letters: written in a language, sent by a task, over real SMTP; a server that is away is asked again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.workflow.letters import tell_of_step
from odessa_news import environment
from odessa_news.lib import letters
from tests import cast
from tests.queue import run_tasks, run_tasks_after
from tests.smtp import smtp_sink

TO = "olena@example.org"
WORDS = {"title": "Туман & «маяк» <b>", "who": "Олена", "note": "Проверь\n\nцифры.", "newsroom": "http://x/admin/1/"}


@pytest.fixture
def smtp(settings):
    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", sink.port, 5
        settings.DEFAULT_FROM_EMAIL = "Одесса <news@example.org>"
        yield sink


def colleague() -> User:
    olena = cast.editor("olena")
    olena.email = TO
    olena.save()
    return olena


def post(*to: str, **over: str) -> None:
    letters.post("mail/submitted.txt", {**WORDS, **over}, to or [TO], "ru")


@pytest.mark.django_db
def test_a_letter_goes_over_smtp_as_it_was_written(smtp):
    post()
    assert smtp.letters == []  # not in the request
    assert run_tasks() == 1
    (letter,) = smtp.letters
    assert smtp.recipients == [TO]
    assert letter["To"] == TO
    assert "news@example.org" in letter["From"]
    assert letter["Message-ID"].endswith("@127.0.0.1>")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Туман & «маяк» <b>" in letter["Subject"]
    text = letter.get_content().replace("\r\n", "\n")
    assert letter.get_content_type() == "text/plain"
    assert "Проверь\n\nцифры." in text
    assert "Олена" in text
    assert "http://x/admin/1/" in text
    assert "&amp;" not in text


@pytest.mark.django_db
def test_everyone_gets_a_letter_of_their_own(smtp):
    post("a@example.org", "b@example.org")
    run_tasks()
    assert sorted(letter["To"] for letter in smtp.letters) == ["a@example.org", "b@example.org"]
    assert len({letter["Message-ID"] for letter in smtp.letters}) == 2


@pytest.mark.django_db
def test_all_letters_are_enqueued_or_none_so_that_beginning_anew_repeats_none():
    def cut_short():
        yield "a@example.org"
        raise OSError("killed")

    with pytest.raises(OSError, match="killed"):
        letters.post("mail/submitted.txt", WORDS, cut_short(), "ru")
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_other_work_goes_before_letters():
    post()
    tell_of_step.enqueue(0)
    first = DBTaskResult.objects.ready().first()
    assert first
    assert first.task_path.endswith("tell_of_step")


@pytest.mark.parametrize("nasty", ["Туман\nBcc: all@example.org", "Туман\r\n\r\nBcc: all@example.org", "я" * 5000])
def test_a_subject_is_one_line(nasty):
    subject, _text = letters.render("mail/submitted.txt", {**WORDS, "title": nasty}, "ru")
    assert "\n" not in subject
    assert "\r" not in subject
    assert 5 < len(subject) <= letters.SUBJECT_LENGTH


@pytest.mark.django_db
def test_a_refused_letter_is_tried_again_and_each_time_later_for_more_than_a_day(smtp, caplog):
    smtp.answer = "451 come again"
    post()
    assert run_tasks() == 1
    waited = timedelta()
    for delay in letters.AGAIN_AFTER:
        assert run_tasks_after(waited + delay / 2) == 0
        waited += delay + timedelta(seconds=5)
        assert run_tasks_after(waited) == 1
    assert run_tasks_after(waited + timedelta(days=3)) == 0
    assert DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count() == 1
    assert "come again" in caplog.text
    assert sorted(letters.AGAIN_AFTER) == list(letters.AGAIN_AFTER)
    assert waited > timedelta(days=1)
    assert smtp.letters == []


@pytest.mark.django_db
def test_it_is_the_same_letter_when_it_comes_at_last(smtp):
    smtp.answer = "451 come again"
    post()
    (task,) = DBTaskResult.objects.all()
    run_tasks()
    smtp.answer = "250 OK"
    assert run_tasks_after(letters.AGAIN_AFTER[0] * 2) == 1
    (letter,) = smtp.letters
    assert letter["Message-ID"] == task.args_kwargs["args"][3]


@pytest.mark.django_db
def test_a_mail_server_that_is_away_is_asked_again(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    post()
    run_tasks()
    assert not DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).exists()
    assert "A letter could not be sent (ConnectionRefusedError); it is tried again in 0:01:00" in caplog.text
    assert TO not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run_tasks_after(letters.AGAIN_AFTER[0] * 2) == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, {"email": "other@example.org"}, None])
def test_a_letter_that_waited_for_somebody_dismissed_is_not_sent(smtp, change):
    olena = colleague()
    smtp.answer = "451 come again"
    letters.post("mail/submitted.txt", WORDS, [TO], "ru", needs="articles.publish_article")
    assert run_tasks() == 1
    smtp.answer = "250 OK"
    if change:
        User.objects.filter(pk=olena.pk).update(**change)
    else:
        olena.groups.clear()
    assert run_tasks_after(letters.AGAIN_AFTER[0] * 2) == 1
    assert smtp.letters == []
    assert not DBTaskResult.objects.ready().exists()


@pytest.mark.django_db
def test_who_may_still_read_it_gets_it(smtp):
    colleague()
    smtp.answer = "451 come again"
    letters.post("mail/submitted.txt", WORDS, [TO], "ru", needs="articles.publish_article")
    run_tasks()
    smtp.answer = "250 OK"
    run_tasks_after(letters.AGAIN_AFTER[0] * 2)
    assert len(smtp.letters) == 1


# --- EMAIL_URL ---


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("smtp://mail:2525", {"EMAIL_HOST": "mail", "EMAIL_PORT": 2525}),
        ("smtp://mail", {"EMAIL_PORT": 25}),
        ("smtp+tls://u%40x:p%2Fw@mail", {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True, "EMAIL_HOST_USER": "u@x"}),
        ("smtp+ssl://u:p%2Fw@mail", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True, "EMAIL_HOST_PASSWORD": "p/w"}),
    ],
)
def test_email_url(monkeypatch, url, expected):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    if url:
        monkeypatch.setenv("EMAIL_URL", url)
    settings = environment.email()
    assert {name: settings[name] for name in expected} == expected
    assert settings["EMAIL_TIMEOUT"]


@pytest.mark.parametrize("url", ["mail.example.org", "smtp://", "ftp://mail", "smtp://mail:abc", "smtp://mail?x=1"])
def test_an_email_url_that_can_not_be_meant_is_said_in_one_line(monkeypatch, url):
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_URL .*smtp"):
        environment.email()
