"""Nothing of the newsroom but the trash itself knows what lies there; whatever is done to it is refused."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.arrangement import version_of
from articles.models import Article, Correction, FrontSlot, RelatedLink, SharePreview, Step
from articles.revisions.content import content_of
from articles.workflow import reviewing
from articles.workflow.letters import tell_of_step
from tests import cast
from tests.make import make_article, make_author, make_comment, make_photo, make_section, make_topic, make_twin
from tests.queue import run_tasks

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
SECRET = "кракен"


def one_of_each_kind(**common: Any) -> Iterator[Article]:
    now = timezone.now()
    kinds: list[dict[str, Any]] = [
        {"status": "draft"},
        {"status": "review"},
        {"status": "retracted"},
        {"published_at": now + timedelta(minutes=1)},
        {"published_at": now - timedelta(hours=1), "unpublish_at": now + timedelta(hours=2)},
    ]
    for number, over in enumerate(kinds):
        article = make_article(title=f"{SECRET} {number}", lead=SECRET, **common, **over)
        make_comment(article, status="pending", name=SECRET, text=SECRET)
        Correction.objects.create(article=article, text=SECRET)
        yield article


@pytest.mark.parametrize("is_trashed", [True, False])
def test_no_page_of_the_newsroom_shows_it(client: Client, is_trashed: bool) -> None:
    """All show it that isn't there: nobody looks for what can't be found anyhow."""
    chief = cast.chief()
    client.force_login(chief)
    section, author, topic, photo = make_section(), make_author(), make_topic(), make_photo()
    common = {"section": section, "authors": [author], "topics": [topic], "cover": photo, "created_by": chief}
    shown = make_article(**common)
    for article in one_of_each_kind(**common):
        if is_trashed:
            article.trash(None)
    addresses = [
        "/admin/",
        LIST,
        *(f"{LIST}?{query}" for query in ("q=кракен", "state=draft", "state=trashed", "mine=1", "language__exact=ru")),
        f"{LIST}{shown.pk}/change/",
        f"{LIST}add/",
        "/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=to&term=кракен",
        "/admin/front/ru/",
        "/admin/front/ru/?q=кракен",
        "/admin/calendar/",
        "/admin/calendar/?view=week",
        "/admin/twins/",
        "/admin/twins/csv/",
        "/admin/comments/comment/",
        "/admin/comments/comment/?q=кракен",
        "/admin/comments/queue/",
        f"/admin/articles/photo/{photo.pk}/change/",
    ]
    found = set()
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        text = b"".join(response).decode() if response.streaming else response.text
        if response["Content-Type"] == "application/json":
            text = json.dumps(response.json(), ensure_ascii=False)
        # What one looks for stands in the field itself.
        if f"{SECRET} " in text or f">{SECRET}" in text:
            found.add(address)
    assert found == (set() if is_trashed else set(addresses) - {f"{LIST}?state=trashed"})
    assert client.get(LIST).context["cl"].result_count == (1 if is_trashed else 6)
    assert client.get("/admin/").context["waiting"] == ("0" if is_trashed else "5")


@pytest.fixture
def writer(client: Client) -> Client:
    client.force_login(cast.chief("vera"))
    return client


def draft(**over: Any) -> Article:
    article = make_article(status="draft", published_at=None, **over)
    article.ensure_revision()
    return article


def trashed(**over: Any) -> Article:
    article = draft(**over)
    article.trash(None)
    return article


def post(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, json.dumps(data), content_type="application/json")


@pytest.mark.parametrize("page", ["autosave/", "autosave/forget/", "presence/", "checks/"])
def test_a_form_that_is_still_open_is_told(writer: Client, source_strings, page: str) -> None:
    article = trashed()
    data = {
        "user": writer.session["_auth_user_id"] and int(writer.session["_auth_user_id"]),
        "fields": {"title": ["Х"]},
    }
    response = post(writer, f"{LIST}{article.pk}/{page}", **data)
    assert response.status_code == 404
    assert response.json() == {"error": "This article is in the trash. Take it back first, then go on."}
    assert article.revisions.count() == 1


def test_whose_it_is_not_is_told_no_more_than_before(client: Client) -> None:
    article = trashed()
    client.force_login(cast.reporter())
    assert post(client, f"{LIST}{article.pk}/presence/").status_code == 403


@pytest.mark.parametrize(
    "page",
    [
        *("submit/", "return/", "approve/", "retract/", "corrections/", "history/", "history/compare/?old=1&new=1"),
        *("history/restore/", "previews/", "previews/revoke/"),
    ],
)
def test_its_pages_are_not_there(writer: Client, page: str) -> None:
    article = trashed()
    before = Article.objects.filter(pk=article.pk).values().get()
    data = {"revision": "1", "note": "x", "text": "x", "kind": "removed", "days": "7", "preview": "1"}
    for response in (writer.get(f"{LIST}{article.pk}/{page}"), writer.post(f"{LIST}{article.pk}/{page}", data)):
        assert response.status_code in (404, 405)
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert not Step.objects.exists()
    assert not SharePreview.objects.exists()


def test_buttons_of_its_form_do_nothing(writer: Client) -> None:
    article = trashed()
    for button in ("_publish", "_review", "_draft", "_retract", "_save"):
        data = {"title": "Х", "based_on": "1", button: "1"}
        assert writer.post(f"{LIST}{article.pk}/change/", data).status_code == 302
    assert Article.objects.get().status == "trashed"
    assert article.revisions.filter(number__isnull=False).count() == 1


@pytest.mark.parametrize("is_trashed", [True, False])
def test_the_calendar_moves_it_nowhere(writer: Client, is_trashed: bool) -> None:
    was = (timezone.localtime() + timedelta(days=1)).replace(second=0, microsecond=0)
    article = make_article(published_at=was)
    if is_trashed:
        article.trash(None)
    to = (was + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    data = {"article": article.pk, "kind": "published_at", "was": was.isoformat(), "to": to}
    writer.post("/admin/calendar/move/", data)
    article.refresh_from_db()
    assert (article.published_at == was) is is_trashed


@pytest.mark.parametrize("is_trashed", [True, False])
def test_the_front_page_takes_it_not_even_forged(writer: Client, is_trashed: bool) -> None:
    article = make_article(title=SECRET)
    if is_trashed:
        article.trash(None)
    data = {"version": version_of([]), "slot_1": str(article.pk)}
    response = writer.post("/admin/front/ru/", data, follow=True)
    assert FrontSlot.objects.exists() is not is_trashed
    assert (f"{SECRET}</" in response.text) is not is_trashed


def test_a_link_that_was_given_away_shows_it_no_more_and_again_when_it_is_back(client: Client) -> None:
    article = draft(title="Туман")
    _preview, token = SharePreview.objects.share(article, None)
    address = f"/preview/{token}/"
    assert "Туман" in client.get(address).text
    article.trash(None)
    response = client.get(address)
    assert response.status_code == 410
    assert "Туман" not in response.text
    article.take_back(None)
    assert "Туман" in client.get(address).text


def test_a_letter_about_it_is_not_sent_any_more() -> None:
    editor = cast.editor()
    editor.email = "editor@example.org"
    editor.save()
    article = draft()
    step = reviewing.submit(article, None, article.ensure_revision())
    article.trash(None)
    run_tasks()
    assert not mail.outbox
    article.take_back(None)
    tell_of_step.enqueue(step.pk)
    run_tasks()
    assert len(mail.outbox) == 1


def test_what_another_has_picked_stays_picked(writer: Client) -> None:
    """Readers see no link to it meanwhile; saving the other one loses nothing."""
    article, other = draft(title="Туман"), draft()
    RelatedLink.objects.create(article=other, to=article)
    article.trash(None)
    content = {**content_of(other), "lead": "Другой лид"}
    other.save_revision(None, content, other.ensure_revision().number)
    assert list(other.related_links.values_list("to", flat=True)) == [article.pk]


def test_its_twin_is_published_without_it(writer: Client, settings) -> None:
    article = draft(language="ru")
    twin = make_twin(article, status="draft", published_at=None)
    twin.trash(None)
    page = writer.get(f"/admin/twins/{article.pk}/")
    assert [side.article for side in page.context["sides"]] == [article]
    assert writer.get(f"/admin/twins/{twin.pk}/").status_code == 404
