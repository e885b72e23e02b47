"""The form of an article writes revisions; readers see what was published."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Revision
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article, make_author, make_section

from .admin.forms import errors, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
LIST = "/admin/articles/article/"


def change(article: Article) -> str:
    return f"{LIST}{article.pk}/change/"


def conflict(article: Article) -> str:
    return f"{LIST}{article.pk}/conflict/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def another() -> Client:
    client = Client()
    client.force_login(cast.editor("vera"))
    return client


def send(client: Client, article: Article, **over: Any) -> Any:
    return client.post(change(article), filled(client, change(article), **over))


def latest(article: Article) -> Revision:
    revision = article.latest_revision()
    assert revision
    return revision


def test_saving_a_live_article_changes_nothing_for_readers_and_publishing_does(editor: Client) -> None:
    article = make_article()
    author = make_author()
    send(editor, article, title="Иначе", chosen_authors=[author.pk], note="Имя", _continue="")
    assert article.get_absolute_url() in editor.get(change(article)).content.decode()
    article.refresh_from_db()
    assert (article.title == "Иначе", article.bylines.count()) == (False, 0)
    assert (latest(article).number, latest(article).note) == (2, "Имя")
    page = editor.get(change(article))
    assert page.context["newsroom_state"]["waits"]
    assert 'value="Иначе"' in page.content.decode()
    send(editor, article, _publish="")
    article.refresh_from_db()
    assert (article.title, list(article.authors.all()), article.live) == ("Иначе", [author], latest(article))
    assert not editor.get(change(article)).context["newsroom_state"]["waits"]
    assert Revision.objects.count() == 2


def test_the_order_of_names_is_a_change(editor: Client) -> None:
    first, second = make_author(), make_author()
    article = make_article(status="draft", authors=[first, second])
    send(editor, article, chosen_authors=[second.pk, first.pk], _continue="")
    assert [byline.author for byline in article.bylines.all()] == [second, first]


def test_an_unchanged_form_writes_no_revision(editor: Client) -> None:
    article = make_article(body="<p>Раз</p><p>Два</p>", authors=[make_author(), make_author()])
    for button in ("_continue", "_save", "_publish"):
        send(editor, article, body="<p>Раз</p>\n\n<p>Два</p>\n", **{button: ""})
    assert list(Revision.objects.values_list("number", flat=True)) == [1]


def test_publishing_takes_what_was_just_typed(editor: Client) -> None:
    article = make_article(status="draft", published_at=None)
    send(editor, article, title="Вот так", _publish="")
    article.refresh_from_db()
    assert (article.is_public(), article.title) == (True, "Вот так")
    assert article.live is not None
    assert article.live.content == content_of(article)


def test_saving_over_somebody_elses_newer_text_keeps_both(editor: Client, another: Client) -> None:
    article = make_article(status="draft")
    mine = filled(editor, change(article), title="Моё", note="Правка", _continue="")
    send(another, article, title="Её", _continue="")
    answer = editor.post(change(article), mine)
    assert answer["Location"] == conflict(article)
    article.refresh_from_db()
    assert article.title == "Её"
    page = editor.get(conflict(article)).content.decode()
    assert all(word in page for word in ("Моё", "Её", "vera"))
    editor.post(conflict(article), {"theirs": 2})
    article.refresh_from_db()
    assert (article.title, latest(article).number, latest(article).note) == ("Моё", 3, "Правка")
    assert set(article.revisions.values_list("content__title", flat=True)) >= {"Моё", "Её"}
    assert editor.get(conflict(article)).status_code == 302


@pytest.mark.parametrize("theirs", ["1", "", "x", "9" * 30, "-1"])
def test_taking_ones_own_over_a_revision_that_one_has_not_seen(editor: Client, another: Client, theirs: str) -> None:
    article = make_article(status="draft")
    mine = filled(editor, change(article), title="Моё", _continue="")
    send(another, article, title="Её", _continue="")
    editor.post(change(article), mine)
    assert editor.post(conflict(article), {"theirs": theirs})["Location"] == conflict(article)
    article.refresh_from_db()
    assert article.title == "Её"
    assert "Моё" in editor.get(conflict(article)).content.decode()


def test_the_page_of_two_texts_is_for_who_may_edit(client: Client) -> None:
    client.force_login(cast.reporter())
    article = make_article(status="draft", created_by=cast.editor())
    assert client.get(conflict(article)).status_code == 404
    published = make_article()
    assert client.get(conflict(published)).status_code == 403
    assert client.post(conflict(published), {"theirs": 1}).status_code == 403


@pytest.mark.parametrize("number", ["7", "0", "-1", "x", "9" * 40, "１"])
def test_a_forged_number_is_a_sentence(editor: Client, number: str) -> None:
    article = make_article(status="draft")
    send(editor, article, title="Второе", _continue="")
    data = filled(editor, change(article), title="Подлог", based_on=number, _publish="")
    answer = editor.post(change(article), data)
    assert answer.context["adminform"].form.non_field_errors()
    assert "Подлог" in answer.content.decode()
    assert latest(article).number == 2


def test_publishing_what_was_taken_down_meanwhile_is_decided_anew(editor: Client) -> None:
    article = make_article()
    data = filled(editor, change(article), title="Правка", _publish="")
    Article.objects.get(pk=article.pk).retract(None)
    answer = editor.post(change(article), data)
    assert errors(answer)
    assert "Правка" in answer.content.decode()
    article.refresh_from_db()
    assert article.status == "retracted"
    # The form has said so, and its second press is on purpose.
    again = {**data, "seen": answer.context["adminform"].form.seen_now()}
    editor.post(change(article), again)
    article.refresh_from_db()
    assert (article.status, article.title) == ("published", "Правка")


def test_an_unseen_revision_is_not_published_by_an_old_form(editor: Client) -> None:
    article = make_article(status="draft")
    first = article.ensure_revision()
    data = filled(editor, change(article), _publish="")
    article.save_revision(None, {**first.content, "title": "Новее"}, based_on=1)
    assert errors(editor.post(change(article), data))
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_schedule_in_the_past_is_a_sentence_unless_it_is_its_own(editor: Client) -> None:
    article = make_article()
    past = {"published_at_0": "2020-01-01", "published_at_1": "10:00"}
    answer = send(editor, article, title="Правка", **past, _publish="")
    assert "published_at" in answer.context["adminform"].form.errors
    assert "Правка" in answer.content.decode()
    send(editor, article, title="Правка", _publish="")
    was = article.published_at
    article.refresh_from_db()
    assert (article.title, article.published_at) == ("Правка", was)


def test_the_times_are_the_articles_own(editor: Client) -> None:
    article = make_article(published_at=timezone.now() + timedelta(days=1))
    later = timezone.localtime() + timedelta(days=2)
    when = {"published_at_0": later.date().isoformat(), "published_at_1": later.strftime("%H:%M:%S")}
    send(editor, article, **when, _continue="")
    article.refresh_from_db()
    assert article.published_at == later.replace(microsecond=0)
    assert latest(article).number == 1


def test_a_draft_may_change_its_language_and_an_article_that_is_out_may_not(editor: Client) -> None:
    draft, out = make_article(status="draft"), make_article()
    for article in (draft, out):
        send(editor, article, language="uk", _continue="")
        article.refresh_from_db()
    assert (draft.language, out.language) == ("uk", "ru")


def test_a_reporter_works_on_an_own_draft_and_no_button_or_field_publishes_it(client: Client) -> None:
    reporter = cast.reporter()
    client.force_login(reporter)
    article = make_article(status="draft", created_by=reporter)
    send(client, article, title="Туман", _continue="")
    forged = filled(client, change(article), title="Туман", status="published", published_at="2024-01-01 10:00")
    client.post(change(article), {**forged, "live": "1", "_continue": ""})
    for verb in ("_publish", "_retract"):
        assert client.post(change(article), {**forged, verb: ""}).status_code == 403
    article.refresh_from_db()
    assert (article.status, article.title, article.live) == ("draft", "Туман", None)


def test_the_list_marks_what_waits(editor: Client) -> None:
    waiting, done = make_article(), make_article()
    for article in (waiting, done):
        send(editor, article, title="Правка", _continue="")
    send(editor, done, _publish="")
    rows = {row.pk: row.waiting for row in editor.get(LIST).context["cl"].result_list}
    assert rows == {waiting.pk: True, done.pk: False}


def test_the_list_costs_the_same_with_one_row_and_twenty(editor: Client) -> None:
    make_article().ensure_revision()
    editor.get(LIST)
    with CaptureQueriesContext(connection) as one:
        editor.get(LIST)
    for _n in range(19):
        make_article().ensure_revision()
    with CaptureQueriesContext(connection) as twenty:
        editor.get(LIST)
    assert len(one) == len(twenty)


def test_a_form_with_two_hundred_revisions_costs_what_one_with_two_does(editor: Client) -> None:
    article = make_article(section=make_section())
    send(editor, article, title="Два", _continue="")
    editor.get(change(article))
    with CaptureQueriesContext(connection) as two:
        editor.get(change(article))
    content = latest(article).content
    Revision.objects.bulk_create(
        Revision(article=article, number=number, content={**content, "title": f"{number}"}) for number in range(3, 201)
    )
    with CaptureQueriesContext(connection) as many:
        editor.get(change(article))
    assert len(two) == len(many)
    assert len(many) <= 25
