"""The list of what an article lacks: it follows the typing, leads to each field, and what is hard blocks."""

from typing import Any

import pytest
from playwright.sync_api import expect

from articles.models import Article, Status
from tests import cast
from tests.e2e.conftest import follow, log_in
from tests.e2e.test_newsroom_path import choose
from tests.make import make_section

pytestmark = pytest.mark.django_db(transaction=True)

FINDING = ".checks a[data-field='{}']"


def test_it_follows_leads_and_blocks(page: Any) -> None:
    cast.editor()
    make_section(slug="port", name_ru="Порт", name_uk="Порт")
    log_in(page, "editor")
    page.goto("/admin/articles/article/add/")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").wait_for()
    # A line until somebody opens it, by keyboard too.
    page.focus(".checks summary")
    expect(page.locator(FINDING.format("title"))).to_be_hidden()
    page.keyboard.press("Enter")

    # Each finding leads to its field, whatever stands for it.
    page.focus(FINDING.format("section"))
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('.field-section')")
    page.click(FINDING.format("cover"))
    page.wait_for_function("document.activeElement.closest('.field-cover')")
    page.click(FINDING.format("title"))
    page.wait_for_function("document.activeElement.id === 'id_title'")
    page.keyboard.type("Туман закрыл порт")
    page.wait_for_selector(FINDING.format("title"), state="detached")
    assert page.evaluate("document.activeElement.id") == "id_title"

    # The section is missing yet.
    follow(page, page.locator("button[name=_publish]"))
    assert not Article.objects.filter(status=Status.PUBLISHED).exists()
    expect(page.locator(FINDING.format("section"))).to_be_visible()
    choose(page, "section", "Порт")
    page.wait_for_selector(FINDING.format("section"), state="detached")
    page.click("button[name=_publish]")
    page.wait_for_url("**/change/")
    assert Article.objects.get().status == Status.PUBLISHED
    assert not page.complaints, page.complaints
