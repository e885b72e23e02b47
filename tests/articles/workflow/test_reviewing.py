"""Submitted, returned, approved: each step is kept, and of two who decide at once one wins."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, AuditEntry, Status, Step
from articles.revisions.content import content_of
from articles.revisions.refusals import NoSuchRevision, Refused, WrongTime
from articles.workflow.reviewing import NewerSubmitted, NotInReview, approve, send_back, submit
from articles.workflow.steps import under_review
from tests import cast
from tests.make import make_article

pytestmark = pytest.mark.django_db
KIND = Step.Kind


@pytest.fixture
def reporter():
    return cast.reporter()


@pytest.fixture
def editor():
    return cast.editor()


@pytest.fixture
def draft(reporter):
    article = make_article(status="draft", published_at=None, created_by=reporter, title="Туман")
    article.ensure_revision()
    return article


def reload(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def rewrite(article: Article, by, title: str):
    latest = article.ensure_revision()
    return article.save_revision(by, {**latest.content, "title": title}, latest.number)


def kinds(article: Article) -> list[str]:
    return [step.kind for step in article.steps.order_by("id")]


def test_the_whole_way(draft, reporter, editor):
    first = draft.latest_revision()
    submit(draft, reporter, first, "Готово")
    assert reload(draft).status == Status.REVIEW
    send_back(reload(draft), editor, "Где цифры?")
    assert reload(draft).status == Status.DRAFT
    second = rewrite(reload(draft), reporter, "Туман и цифры")
    submit(reload(draft), reporter, second)
    article = reload(draft)
    approve(article, editor, second, note="Спасибо")
    article = reload(article)
    assert (article.status, article.title, article.live) == (Status.PUBLISHED, "Туман и цифры", second)
    assert article.is_public()
    said = [(step.kind, step.by, step.revision, step.note) for step in article.steps.order_by("id")]
    assert said == [
        (KIND.SUBMITTED, reporter, first, "Готово"),
        (KIND.RETURNED, editor, first, "Где цифры?"),
        (KIND.SUBMITTED, reporter, second, ""),
        (KIND.APPROVED, editor, second, "Спасибо"),
    ]
    log = AuditEntry.objects.filter(object_id=str(article.pk)).order_by("id").values_list("verb", "who")
    assert list(log) == [(kind, str(by)) for kind, by, _revision, _note in said]


def test_exactly_what_was_submitted_is_published_whatever_was_saved_since(draft, reporter, editor):
    first = draft.latest_revision()
    submit(draft, reporter, first)
    newer = rewrite(reload(draft), reporter, "Позже")
    article = reload(draft)
    assert under_review(article) == first
    approve(article, editor, first)
    assert reload(article).title == "Туман"
    assert reload(article).latest_revision() == newer


def test_the_newer_one_may_be_chosen(draft, reporter, editor):
    submit(draft, reporter, draft.latest_revision())
    newer = rewrite(reload(draft), reporter, "Позже")
    approve(reload(draft), editor, newer)
    assert reload(draft).live == newer
    # What is not what was submitted is not called approved.
    assert kinds(draft) == [KIND.SUBMITTED, KIND.PUBLISHED]


def test_what_lies_between_is_not_published(draft, reporter, editor):
    submit(draft, reporter, draft.latest_revision())
    between = rewrite(reload(draft), reporter, "Между")
    rewrite(reload(draft), reporter, "Позже")
    with pytest.raises(NewerSubmitted):
        approve(reload(draft), editor, between)
    assert reload(draft).status == Status.REVIEW


def test_approved_for_a_time_to_come(draft, reporter, editor):
    later = timezone.now() + timedelta(days=1)
    revision = draft.latest_revision()
    submit(draft, reporter, revision)
    approve(reload(draft), editor, revision, at=later)
    article = reload(draft)
    assert (article.status, article.published_at, article.is_public()) == (Status.PUBLISHED, later, False)
    assert article.steps.latest("id").due == later


def test_a_time_that_has_passed_is_refused_and_changes_nothing(draft, reporter, editor):
    revision = draft.latest_revision()
    submit(draft, reporter, revision)
    with pytest.raises(WrongTime):
        approve(reload(draft), editor, revision, at=timezone.now() - timedelta(days=1))
    assert reload(draft).status == Status.REVIEW
    assert kinds(draft) == [KIND.SUBMITTED]


def test_sent_twice_is_one_step(draft, reporter):
    revision = draft.latest_revision()
    assert submit(draft, reporter, revision, "Готово") == submit(reload(draft), reporter, revision, "Готово")
    assert kinds(draft) == [KIND.SUBMITTED]
    submit(reload(draft), reporter, rewrite(reload(draft), reporter, "Позже"), "Готово")
    assert kinds(draft) == [KIND.SUBMITTED, KIND.SUBMITTED]


def test_the_second_to_decide_is_told(draft, reporter, editor):
    revision = draft.latest_revision()
    submit(draft, reporter, revision)
    mine, theirs = reload(draft), reload(draft)
    send_back(theirs, editor, "Нет")
    with pytest.raises(NotInReview):
        approve(mine, editor, revision)
    with pytest.raises(NotInReview):
        send_back(mine, editor, "Нет")
    assert reload(draft).status == Status.DRAFT
    assert kinds(draft) == [KIND.SUBMITTED, KIND.RETURNED]


def test_what_is_out_is_not_submitted(reporter):
    article = make_article(created_by=reporter)
    revision = article.ensure_revision()
    with pytest.raises(Refused):
        submit(article, reporter, revision)
    assert not article.steps.exists()


def test_anothers_revision_and_an_autosave_are_refused(draft, reporter):
    other = make_article(status="draft").ensure_revision()
    kept = draft.keep_autosave(reporter, content_of(draft), 1)
    for revision in (other, kept):
        with pytest.raises(NoSuchRevision):
            submit(draft, reporter, revision)


def test_published_scheduled_and_taken_down_are_steps_too(draft, editor):
    revision = draft.latest_revision()
    draft.publish(editor, revision)
    reload(draft).retract(editor)
    reload(draft).publish(editor, revision, at=timezone.now() + timedelta(days=1))
    reload(draft).set_times(editor, timezone.now() + timedelta(days=2), None)
    assert kinds(draft) == [KIND.PUBLISHED, KIND.RETRACTED, KIND.SCHEDULED, KIND.SCHEDULED]


def test_in_review_without_a_step_is_reviewed_as_it_stands(editor):
    """As articles are that were sent for review before there were steps."""
    article = make_article(status="review", published_at=None)
    approve(article, editor, article.ensure_revision())
    assert kinds(article) == [KIND.APPROVED]
