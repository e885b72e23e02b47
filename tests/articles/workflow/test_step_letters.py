"""Who is written to at a step, in which language, and what the letter says."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from articles.workflow.reviewing import approve, send_back, submit
from tests import cast
from tests.make import make_article
from tests.queue import run_tasks

pytestmark = pytest.mark.django_db


def with_mail(user, **over):
    for name, value in {"email": f"{user.username}@example.org", **over}.items():
        setattr(user, name, value)
    user.save()
    return user


@pytest.fixture
def reporter():
    return with_mail(cast.reporter(), first_name="Олена", last_name="Рибак")


@pytest.fixture
def editor():
    return with_mail(cast.editor())


@pytest.fixture
def article(reporter):
    return make_article(status="draft", published_at=None, created_by=reporter, title="Туман")


def to() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def submitted(article: Article, by, note: str = "") -> Article:
    submit(article, by, article.ensure_revision(), note)
    run_tasks()
    mail.outbox.clear()
    return Article.objects.get(pk=article.pk)


def test_a_submission_goes_to_all_who_publish_but_not_to_the_sender(article, reporter, editor):
    with_mail(cast.chief())
    with_mail(cast.moderator())
    with_mail(cast.reporter("other"))
    with_mail(cast.editor("gone"), is_active=False)
    with_mail(cast.editor("silent"), email="")
    submit(article, reporter, article.ensure_revision(), "Проверьте цифры")
    assert mail.outbox == []
    run_tasks()
    assert to() == ["chief@example.org", "editor@example.org"]
    letter = mail.outbox[0]
    assert "Туман" in letter.subject
    assert "Олена Рибак" in letter.body
    assert "Проверьте цифры" in letter.body
    assert f"http://127.0.0.1:8000/admin/articles/article/{article.pk}/change/" in letter.body
    mail.outbox.clear()
    other = make_article(status="draft", published_at=None)
    submit(other, editor, other.ensure_revision())
    run_tasks()
    assert to() == ["chief@example.org"]


def test_a_return_goes_to_who_wrote_and_who_sent(article, reporter, editor):
    colleague = with_mail(cast.reporter("colleague"))
    review = submitted(article, colleague)
    send_back(review, editor, "Где цифры?")
    run_tasks()
    assert to() == ["colleague@example.org", "reporter@example.org"]
    assert "Где цифры?" in mail.outbox[0].body


def test_an_approval_says_when(article, reporter, editor):
    review = submitted(article, reporter)
    approve(review, editor, review.ensure_revision(), at=timezone.now() + timedelta(days=1), note="Спасибо")
    run_tasks()
    assert to() == ["reporter@example.org"]
    due = timezone.localtime(Article.objects.get().published_at)
    assert f"{due:%H:%M}" in mail.outbox[0].body
    assert "Спасибо" in mail.outbox[0].body


def test_a_publication_leads_to_the_page(article, reporter, editor):
    review = submitted(article, reporter)
    approve(review, editor, review.ensure_revision())
    run_tasks()
    assert "http://127.0.0.1:8000" + Article.objects.get().get_absolute_url() in mail.outbox[0].body


def test_nobody_is_written_to_of_what_they_did_themselves(article, reporter, editor):
    article.created_by = editor
    article.save(update_fields=["created_by"])
    article.publish(editor, article.ensure_revision())
    assert run_tasks() == 1
    assert mail.outbox == []


def test_what_is_undone_is_not_written_of(article, reporter, editor):
    with transaction.atomic():
        submit(article, reporter, article.ensure_revision())
        transaction.set_rollback(True)
    assert run_tasks() == 0


def test_of_what_was_deleted_meanwhile_nobody_hears(article, reporter, editor):
    submit(article, reporter, article.ensure_revision())
    article.delete()
    assert run_tasks() == 1
    assert mail.outbox == []


@pytest.mark.parametrize("kind", ["submitted", "returned", "approved", "published", "scheduled", "retracted"])
@pytest.mark.parametrize("who", ["Олена", ""])
def test_every_step_has_its_letter(kind, who):
    from articles.models import Step
    from odessa_news.lib import letters

    assert kind in Step.Kind.values
    words = {
        "title": "Туман",
        "who": who,
        "note": "",
        "due": timezone.now(),
        "newsroom": "http://n/",
        "page": "http://p/",
    }
    subject, text = letters.render(f"mail/{kind}.txt", words, "uk")
    assert "Туман" in subject
    assert "http://" in text
    assert "\n\n\n" not in text


def test_a_title_of_several_lines_says_nothing_in_the_letters_own_name(reporter, editor):
    article = make_article(status="draft", created_by=reporter, title="Туман\n\nУсе скасовано.\n\nПідпис: chief")
    submit(article, reporter, article.ensure_revision())
    run_tasks()
    (letter,) = mail.outbox
    assert letter.subject.endswith("Туман Усе скасовано. Підпис: chief")
    assert "\n\nУсе" not in letter.body
