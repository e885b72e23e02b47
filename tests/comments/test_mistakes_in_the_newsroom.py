"""Whoever may edit an article sees what readers find wrong in it, on the desk and beside its form, and answers it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import roles
from articles.models import Article, AuditEntry, Beat
from comments.typos import TypoReport
from tests import cast
from tests.make import make_article, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
LIST = "/admin/comments/typoreport/"


def report(article: Article | None = None, **over: Any) -> TypoReport:
    return TypoReport.objects.create(article=article or make_article(), **{"quote": "малако", **over})


def logged_in(user: User, *, strict: bool = False) -> Client:
    client = Client(enforce_csrf_checks=strict)
    client.force_login(user)
    return client


def form_of(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def address(which: TypoReport, verb: str = "corrected") -> str:
    return f"{LIST}{which.pk}/{verb}/"


def bound(user: User, **beat: Any) -> User:
    Beat.objects.create(user=user, **beat)
    return user


# --- Where they are seen ---


def test_the_desk_shows_the_newest_ten_and_how_many_there_are() -> None:
    reports = [report(created_at=timezone.now() - timedelta(minutes=n)) for n in range(12)]
    report().dismiss(None)
    page = logged_in(cast.editor()).get("/admin/")
    assert page.context["typos"] == reports[:10]
    assert page.context["typos_open"] == "12"
    assert f'href="{form_of(reports[0].article)}"' in page.text
    assert f'action="{address(reports[0])}"' in page.text


def test_others_see_no_report_on_their_desk() -> None:
    report(quote="только для редакторов")
    for user in (cast.reporter(), cast.moderator()):
        client = logged_in(user)
        assert "только для редакторов" not in client.get("/admin/").text
        assert client.get(LIST).status_code == 403


def test_an_editor_with_a_beat_sees_those_of_the_beat() -> None:
    section = make_section()
    own, other = report(make_article(section=section)), report()
    client = logged_in(bound(cast.editor(), section=section))
    assert client.get("/admin/").context["typos"] == [own]
    assert list(client.get(LIST).context["cl"].result_list) == [own]
    assert client.get(f"{LIST}{other.pk}/change/").status_code == 302
    assert client.post(address(other)).status_code == 403
    other.refresh_from_db()
    assert other.status == "open"


def test_beside_the_form_stand_those_of_its_article() -> None:
    article = make_article()
    report(article, quote="свой", remark="<script>alert(1)</script>")
    report(article, quote="решённый").mark_corrected(None)
    report(quote="чужой")
    text = logged_in(cast.editor()).get(form_of(article)).text
    assert "свой" in text
    assert "&lt;script&gt;alert(1)" in text
    assert "решённый" not in text
    assert "чужой" not in text
    assert "свой" not in logged_in(cast.reporter()).get(form_of(article)).text


def test_the_form_costs_the_same_with_one_and_with_twenty() -> None:
    article, client = make_article(), logged_in(cast.editor())

    def queries(page: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(page)
        return len(captured)

    pages = (form_of(article), LIST, f"{LIST}?status=all")
    report(article)
    for page in pages:
        queries(page)
    at_one = [queries(page) for page in pages]
    for _ in range(19):
        report(article)
        report().dismiss(None)
    assert [queries(page) for page in pages] == at_one


def test_the_list_begins_with_open_ones_and_has_the_others() -> None:
    waiting, corrected, dismissed = report(), report(), report()
    corrected.mark_corrected(None)
    dismissed.dismiss(None)
    client = logged_in(cast.chief())
    shown = {
        status: set(client.get(LIST, {"status": status} if status else {}).context["cl"].result_list)
        for status in ("", "open", "corrected", "dismissed", "all")
    }
    assert shown[""] == shown["open"] == {waiting}
    assert (shown["corrected"], shown["dismissed"]) == ({corrected}, {dismissed})
    assert shown["all"] == {waiting, corrected, dismissed}
    assert client.get(f"{LIST}{waiting.pk}/change/").status_code == 200
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{waiting.pk}/delete/", {"post": "yes"}).status_code == 403


# --- Answering ---


@pytest.mark.parametrize("verb", ["corrected", "dismissed"])
def test_one_button_answers_and_the_log_knows_who_did(verb: str) -> None:
    which, editor = report(), cast.editor()
    back = f"http://testserver{form_of(which.article)}"
    answer = logged_in(editor).post(address(which, verb), headers={"Referer": back})
    assert (answer.status_code, answer.headers["Location"]) == (302, back)
    which.refresh_from_db()
    assert (which.status, which.decided_by) == (verb, editor)
    assert which.decided_at
    entry = AuditEntry.objects.get(verb=f"typo_{verb}")
    assert (entry.who, entry.title, entry.address) == ("editor", which.article.title, "127.0.0.1")
    assert "малако" not in str(entry.detail)


def test_the_second_of_two_is_told_and_changes_nothing() -> None:
    which, client = report(), logged_in(cast.editor())
    client.post(address(which))
    answer = client.post(address(which, "dismissed"), follow=True)
    assert [m.level_tag for m in answer.context["messages"]][-1] == "warning"
    which.refresh_from_db()
    assert which.status == "corrected"
    assert AuditEntry.objects.filter(verb__startswith="typo_").count() == 1


def test_a_script_is_told_the_sentence() -> None:
    answer = logged_in(cast.editor()).post(address(report()), headers={"Accept": "application/json"})
    assert answer.json() == {"sentence": "The report is marked as corrected."}


def test_who_may_not_edit_the_article_answers_nothing() -> None:
    which = report()
    for user in (cast.reporter(), cast.moderator()):
        assert logged_in(user).post(address(which)).status_code == 403
    assert Client().post(address(which)).status_code == 403
    which.refresh_from_db()
    assert which.status == "open"


def test_a_link_or_another_site_answers_nothing() -> None:
    which, editor = report(), cast.editor()
    assert logged_in(editor).get(address(which)).status_code == 405
    assert logged_in(editor, strict=True).post(address(which)).status_code == 403
    answer = logged_in(editor).post(address(which), headers={"Referer": "https://evil.example/"})
    assert answer.headers["Location"] == LIST


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_a_report_that_is_not_there(pk: str) -> None:
    assert logged_in(cast.editor()).post(f"{LIST}{pk}/corrected/").status_code == 404


# --- roles.editable says of many what may_edit says of one ---


def test_editable_agrees_with_may_edit() -> None:
    section = make_section()
    child = make_section(parent=section)
    reporter, editor = cast.reporter(), cast.editor()
    people = [
        *(reporter, editor, cast.chief(), cast.moderator()),
        bound(cast.editor("of a section"), section=section),
        bound(cast.editor("of a language"), language="uk"),
        bound(cast.editor("of both"), section=child, language="ru"),
        bound(cast.reporter("bound"), section=section),
    ]
    for owner in people:
        for language in ("ru", "uk"):
            for place in (section, child, make_section()):
                make_article(section=place, language=language, created_by=owner)
                make_article(section=place, language=language, created_by=owner, status="draft")
            make_article(section=None, language=language, created_by=owner, status="review")
    for person in people:
        user = User.objects.get(pk=person.pk)
        one_by_one = {article.pk for article in Article.objects.all() if roles.may_edit(user, article)}
        assert set(Article.objects.filter(roles.editable(user)).values_list("pk", flat=True)) == one_by_one, person
        assert one_by_one or person.username == "moderator"
