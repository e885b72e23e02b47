"""The whole way of a story: written, returned, scheduled, live by the clock, corrected, taken down. And its readers."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, Retraction, Status
from tests import cast
from tests.e2e.conftest import DESK, settle, watch
from tests.e2e.test_newsroom_path import choose, log_in_by_form, type_into_editor
from tests.make import make_section

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Трамвай вернулся на Люстдорф"
WRITTEN = "Вагоны пошли в шесть утра."
MISSING = "Добавьте, сколько стоит билет."
ADDED = "Билет стоит восемь гривен."
WRONG = "Мы написали «восемь гривен». Билет стоит десять."
REASON = "Новость оказалась старой: трамвай вернулся год назад."


@pytest.fixture
def people(browser: Any, live_server: Any) -> Any:
    """A reporter, an editor and a reader, each in a browser of their own."""
    contexts = [browser.new_context(base_url=live_server.url, locale="ru-RU", viewport=DESK) for _person in range(3)]
    pages = [watch(context.new_page(), live_server.url) for context in contexts]
    yield pages
    for context, page in zip(contexts, pages, strict=True):
        settle(context, page)
        assert not page.foreign, page.foreign


def press(page: Any, name: str, role: str = "button") -> None:
    """What says that, and wait for where it leads."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).first.click()


def open_from_desk(page: Any, title: str) -> None:
    page.goto("/admin/")
    press(page, title, "link")


def test_written_returned_scheduled_read_corrected_and_taken_down(people: Any) -> None:
    reporter, editor, reader = people
    cast.reporter()
    cast.editor()
    make_section(slug="transport", name_ru="Транспорт", name_uk="Транспорт")
    log_in_by_form(reporter, "reporter")
    log_in_by_form(editor, "editor")

    # The reporter writes and sends it for review.
    reporter.get_by_role("link", name="Написать статью").click()
    reporter.get_by_label("Заголовок*", exact=True).fill(TITLE)
    reporter.get_by_label("Лид", exact=True).fill("Впервые за два года.")
    type_into_editor(reporter, WRITTEN)
    choose(reporter, "section", "Транспорт")
    expect(reporter.get_by_role("button", name="Опубликовать")).to_have_count(0)
    press(reporter, "Сохранить черновик")
    reporter.get_by_label("Что изменили").fill("Посмотрите, пожалуйста, до обеда")
    press(reporter, "Отправить на проверку")
    article = Article.objects.get()
    assert article.status == Status.REVIEW

    # The editor finds it on the desk, with the note, and returns it.
    open_from_desk(editor, TITLE)
    assert "Посмотрите, пожалуйста, до обеда" in editor.inner_text("body")
    press(editor, "Вернуть…", "link")
    editor.get_by_label("Примечание").fill(MISSING)
    press(editor, "Вернуть")

    # The reporter finds it on theirs, adds what is missing and sends it again.
    open_from_desk(reporter, TITLE)
    assert MISSING in reporter.inner_text("body")
    frame = reporter.frame_locator("iframe.cke_wysiwyg_frame")
    frame.locator("p").first.click()
    reporter.keyboard.press("Control+End")
    reporter.keyboard.type(f" {ADDED}")
    press(reporter, "Отправить на проверку")
    # Away from a form which the reporter soon may not send any more.
    reporter.goto("/admin/")

    # The editor schedules it.
    open_from_desk(editor, TITLE)
    expect(editor.frame_locator("iframe.cke_wysiwyg_frame").locator("body")).to_contain_text(ADDED)
    press(editor, "Одобрить…", "link")
    due = timezone.localtime() + timedelta(hours=1)
    editor.get_by_label("Опубликовать").fill(due.strftime("%Y-%m-%dT%H:%M:%S"))
    press(editor, "Одобрить")
    article.refresh_from_db()
    address = article.get_absolute_url()
    assert reader.goto(address).status == 404

    # An hour passes, and no worker runs.
    Article.objects.update(published_at=timezone.now())
    assert reader.goto(address).status == 200
    assert reader.locator("h1").inner_text().replace("\xa0", " ") == TITLE
    assert ADDED in reader.locator("article").first.inner_text().replace("\xa0", " ")
    reader.goto("/")
    assert reader.get_by_role("link", name=article.public_title).count()

    # A reader calls: the price is wrong.
    open_from_desk(editor, TITLE)
    press(editor, "Исправление…", "link")
    editor.get_by_label("Что было неверно и как правильно").fill(WRONG)
    press(editor, "Сообщить читателям")
    for page in (address, "/corrections/"):
        reader.goto(page)
        assert WRONG in reader.inner_text("main").replace("\xa0", " "), page

    # And the news is old.
    press(editor, "К статье", "link")
    press(editor, "Снять с публикации…")
    editor.get_by_label("Почему").fill(REASON)
    press(editor, "Снять с публикации")
    article.refresh_from_db()
    assert (article.status, article.retraction_kind) == (Status.RETRACTED, Retraction.EXPLAINED)
    reader.goto(address)
    said = reader.inner_text("main").replace("\xa0", " ")
    assert REASON in said
    assert ADDED not in said
    reader.goto("/corrections/")
    assert WRONG not in reader.inner_text("main").replace("\xa0", " ")
    reader.goto("/")
    assert not reader.get_by_role("link", name=article.public_title).count()
    for page in people:
        assert not [said for said in page.complaints if "404" not in said], page.complaints
