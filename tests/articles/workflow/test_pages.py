"""The pages where an article is sent for review, returned and approved, and who gets no further than their door."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Step
from articles.revisions.content import content_of
from articles.workflow.reviewing import submit
from tests import cast
from tests.make import make_article, make_section

pytestmark = pytest.mark.django_db
VERBS = ("submit", "return", "approve", "retract")


def page(article: Article, verb: str) -> str:
    return f"/admin/articles/article/{article.pk}/{verb}/"


def form_of(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


@pytest.fixture
def reporter(client: Client) -> User:
    user = cast.reporter()
    client.force_login(user)
    return user


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(cast.editor())
    return client


@pytest.fixture
def draft(reporter) -> Article:
    article = make_article(status="draft", published_at=None, created_by=reporter, title="Туман")
    article.ensure_revision()
    return article


@pytest.fixture
def review(draft, reporter) -> Article:
    submit(draft, reporter, draft.latest_revision(), "Готово")
    return Article.objects.get(pk=draft.pk)


def rewrite(article: Article, title: str):
    latest = article.ensure_revision()
    return article.save_revision(article.created_by, {**latest.content, "title": title}, latest.number)


def status(article: Article) -> str:
    return Article.objects.get(pk=article.pk).status


def test_the_whole_way_by_hand(client, editor, draft):
    form = client.get(form_of(draft)).content.decode()
    # One way to send it, and not another that leaves what was typed behind.
    assert 'name="_review"' in form
    assert page(draft, "submit") not in form
    assert client.get(page(draft, "submit")).context["form"]["revision"].value() == 1
    response = client.post(page(draft, "submit"), {"revision": 1, "note": "Готово"}, follow=True)
    assert response.redirect_chain == [(form_of(draft), 302)]
    assert status(draft) == "review"
    shown = editor.get(form_of(draft)).content.decode()
    assert "Готово" in shown
    assert page(draft, "approve") in shown
    assert "Готово" in editor.get(page(draft, "return")).content.decode()
    editor.post(page(draft, "return"), {"note": "Где цифры?"})
    assert status(draft) == "draft"
    assert "Где цифры?" in client.get(form_of(draft)).content.decode()
    client.post(page(draft, "submit"), {"revision": 1})
    editor.post(page(draft, "approve"), {"revision": 1})
    article = Article.objects.get()
    assert article.is_public()
    assert article.live == draft.latest_revision()


def test_it_is_sent_again_only_when_there_is_something_new(client, review):
    assert page(review, "submit") not in client.get(form_of(review)).content.decode()
    rewrite(review, "Позже")
    assert page(review, "submit") in client.get(form_of(review)).content.decode()


@pytest.mark.parametrize("verb", ["return", "approve"])
def test_a_reporters_forged_decision_is_refused(client, review, verb):
    assert client.get(page(review, verb)).status_code == 403
    assert client.post(page(review, verb), {"revision": 1, "note": "Сам"}).status_code == 403
    assert status(review) == "review"
    assert page(review, verb) not in client.get(form_of(review)).content.decode()


@pytest.mark.parametrize("verb", VERBS)
def test_anothers_draft_is_refused(client, reporter, verb):
    for state in ("draft", "review"):
        article = make_article(status=state, title="Тайное дело", published_at=None, created_by=cast.editor(state))
        for response in (client.get(page(article, verb)), client.post(page(article, verb), {"revision": 1})):
            assert response.status_code == 403
            assert "Тайное" not in response.content.decode()
        assert status(article) == state


@pytest.mark.parametrize("verb", VERBS)
def test_who_has_no_right_is_refused(review, verb):
    moderator = Client()
    moderator.force_login(cast.moderator())
    assert moderator.post(page(review, verb), {"revision": 1, "note": "x"}).status_code == 403
    stranger = Client().post(page(review, verb), {"revision": 1, "note": "x"})
    assert stranger.status_code == 403
    assert 'name="password"' in stranger.text
    assert status(review) == "review"


@pytest.mark.parametrize("verb", VERBS)
def test_a_form_without_its_token_is_refused(review, verb):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.chief())
    assert strict.post(page(review, verb), {"revision": 1, "note": "x"}).status_code == 403
    assert status(review) == "review"


def test_looking_changes_nothing(editor, review):
    for verb in VERBS:
        # What is not out can not be taken down: back to its form.
        assert editor.get(page(review, verb)).status_code == (302 if verb == "retract" else 200)
    assert editor.put(page(review, "approve")).status_code == 405
    assert status(review) == "review"
    assert review.steps.count() == 1


def test_a_newer_revision_is_asked_about(editor, review):
    rewrite(review, "Позже")
    asked = editor.get(page(review, "approve"))
    assert f"/articles/article/{review.pk}/history/compare/?old=1&amp;new=2" in asked.content.decode()
    assert [number for number, _label in asked.context["form"].fields["revision"].choices] == [1, 2]
    unanswered = editor.post(page(review, "approve"), {"note": ""})
    assert unanswered.status_code == 200
    assert "revision" in unanswered.context["form"].errors
    assert status(review) == "review"
    editor.post(page(review, "approve"), {"revision": "1"})
    assert Article.objects.get().title == "Туман"


def test_what_the_editor_had_before_them_is_what_is_published(editor, review):
    """Saved after the page was opened: the form still says which revision it was."""
    seen = editor.get(page(review, "approve")).context["form"]["revision"].value()
    rewrite(review, "Позже")
    editor.post(page(review, "approve"), {"revision": seen})
    assert Article.objects.get().title == "Туман"


def test_another_submission_came_between(editor, review, reporter):
    newer = rewrite(review, "Позже")
    submit(review, reporter, newer)
    response = editor.post(page(review, "approve"), {"revision": 1})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert status(review) == "review"


@pytest.mark.parametrize("number", ["", "0", "-1", "2", "99999999999999999999", "abc", "1; drop"])
def test_a_forged_revision_is_a_sentence(editor, review, number):
    response = editor.post(page(review, "approve"), {"revision": number})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert status(review) == "review"


def test_another_articles_autosave_is_no_revision_to_submit(client, draft, reporter):
    draft.keep_autosave(reporter, content_of(draft), 1)
    response = client.post(page(draft, "submit"), {"revision": 2})
    assert response.status_code == 200
    assert status(draft) == "draft"


def test_scheduled_to_the_second(editor, review):
    later = timezone.localtime(timezone.now() + timedelta(days=1)).replace(microsecond=0)
    editor.post(page(review, "approve"), {"revision": 1, "at": f"{later:%Y-%m-%dT%H:%M:%S}"})
    assert Article.objects.get().published_at == later


@pytest.mark.parametrize("at", ["2001-01-01T10:00", "abc", "9999-99-99T10:00"])
def test_a_time_that_can_not_be_is_said_at_its_field(editor, review, at):
    response = editor.post(page(review, "approve"), {"revision": 1, "at": at})
    assert response.status_code == 200
    assert "at" in response.context["form"].errors
    assert status(review) == "review"


def test_without_a_section_it_is_not_approved(editor, reporter):
    article = make_article(status="draft", published_at=None, section=None, created_by=reporter)
    submit(article, reporter, article.ensure_revision())
    response = editor.post(page(article, "approve"), {"revision": 1})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()


def test_a_return_says_why(editor, review):
    response = editor.post(page(review, "return"), {"note": "  "})
    assert "note" in response.context["form"].errors
    assert status(review) == "review"


@pytest.mark.parametrize("verb", ["return", "approve"])
def test_who_comes_late_is_told(editor, review, verb):
    Article.objects.update(status="draft")
    response = editor.post(page(review, verb), {"revision": 1, "note": "x"}, follow=True)
    assert response.redirect_chain == [(form_of(review), 302)]
    assert list(response.context["messages"])
    assert status(review) == "draft"


def test_what_is_out_is_not_submitted(editor):
    article = make_article()
    response = editor.post(page(article, "submit"), {"revision": 1}, follow=True)
    assert list(response.context["messages"])
    assert status(article) == "published"


def test_an_article_that_is_gone_is_not_found(editor):
    assert editor.post("/admin/articles/article/999999/approve/").status_code == 404


def test_older_than_revisions(client, editor, reporter):
    article = make_article(status="draft", published_at=None, created_by=reporter, section=make_section())
    client.post(page(article, "submit"), {"note": ""})
    editor.post(page(article, "approve"), {"revision": 1})
    assert status(article) == "published"


def test_a_note_is_text(editor, review, reporter):
    Step.objects.update(note="<script>alert(1)</script>")
    for url in (form_of(review), page(review, "approve")):
        assert "<script>alert" not in editor.get(url).content.decode()


def test_a_long_way_costs_no_more(editor, review, reporter, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as context:
            assert editor.get(form_of(review)).status_code == 200
        return len(context)

    queries()
    few = queries()
    for n in range(20):
        Step.objects.create(article=review, kind="returned", by=cast.editor(f"e{n}"), revision=review.ensure_revision())
    assert queries() == few
