"""Nothing in an article's form loses the focus of whoever goes by keyboard alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Photo
from tests import cast
from tests.e2e.conftest import log_in
from tests.make import make_article, make_author, make_photo

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_picker_gives_the_text_its_focus_back(page: Any) -> None:
    cast.editor()
    make_photo()
    log_in(page, "editor")
    page.goto("/admin/articles/article/add/")
    text = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    text.focus()
    page.keyboard.type("До снимка, ")
    page.locator(".cke_button__photo").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.photo-picker")
    expect(dialog.locator("input[type=search]")).to_be_focused()
    expect(dialog).to_have_attribute("aria-label", "Фото из фототеки")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_focused()
    page.keyboard.type("после него")
    expect(text).to_have_text("До снимка, после него")


def test_a_long_list_of_names_is_no_stop_on_the_way(page: Any) -> None:
    cast.editor()
    for _n in range(12):
        make_author()
    log_in(page, "editor")
    page.goto("/admin/articles/article/add/")
    names = page.locator("#id_chosen_authors")
    names.focus()
    expect(page.locator("#combobox-1 li")).to_have_count(12)
    page.keyboard.press("Tab")
    expect(
        page.locator(".field-topics .select2-search__field, .field-chosen_topics .select2-search__field")
    ).to_be_focused()


def test_from_a_ticked_row_to_what_is_done_with_it(page: Any) -> None:
    cast.editor()
    photos = [make_photo(credit="Кто-то") for _n in range(3)]
    log_in(page, "editor")
    page.goto("/admin/articles/photo/")
    page.locator("input.action-select").first.focus()
    page.keyboard.press("Space")
    choice = page.locator("#changelist-actions select")
    expect(choice).to_be_visible()
    page.keyboard.press("Enter")
    expect(choice).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#changelist-actions button[name=index]")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    credit = page.locator("input[name=credit]")
    expect(credit).to_be_focused()
    page.keyboard.type("Вера Лиманская")
    page.keyboard.press("Enter")
    expect(page.locator("#changelist-form")).to_be_visible()
    assert [Photo.objects.get(pk=photo.pk).credit for photo in photos] == ["Кто-то", "Кто-то", "Вера Лиманская"]


def test_a_publication_is_moved_and_the_form_closed_by_keys(page: Any) -> None:
    cast.editor()
    planned = timezone.now().replace(second=0, microsecond=0) + timedelta(days=40)
    article = make_article(published_at=planned)
    log_in(page, "editor")
    page.goto(f"/admin/calendar/?month={timezone.localtime(planned):%Y-%m}")
    opener = page.locator(f"#publication-{article.pk} summary")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    time = page.locator(f"#publication-{article.pk} input[name=to]")
    expect(time).to_be_focused()
    page.keyboard.press("Escape")
    expect(time).not_to_be_visible()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    time.fill(f"{timezone.localtime(planned + timedelta(hours=1)):%Y-%m-%dT%H:%M}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text(article.title)
    article.refresh_from_db()
    assert article.published_at == planned + timedelta(hours=1)
