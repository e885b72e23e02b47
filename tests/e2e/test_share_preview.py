"""An editor shares a draft from its form: nothing typed is lost by it, and the link opens where nobody is logged in."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from articles.models import SharePreview, Status
from tests import cast
from tests.e2e.conftest import log_in, watch
from tests.make import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_made_copied_read_and_revoked_by_keyboard(page: Any, browser: Any, live_server: Any) -> None:
    cast.editor()
    article = make_article(title="Тихий мост", status=Status.DRAFT, published_at=None)
    log_in(page, "editor")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.fill("#id_lead", "Набрано и ещё не сохранено")

    page.focus("[data-share-previews]")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog select:focus")
    page.focus("dialog .history-primary")
    page.keyboard.press("Enter")
    page.wait_for_selector("#preview-link:focus")
    address = page.input_value("#preview-link")
    page.focus("[data-copy]")
    page.keyboard.press("Enter")
    page.wait_for_function("link => navigator.clipboard.readText().then(text => text === link)", arg=address)

    context = browser.new_context(base_url=live_server.url)
    stranger = watch(context.new_page(), live_server.url)
    path = urlsplit(address).path
    assert stranger.goto(path).status == 200
    assert stranger.locator("h1").inner_text() == "Тихий мост"

    page.focus("dialog [name=preview]")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog [name=preview]", state="detached")
    assert stranger.goto(path).status == 410
    context.close()

    page.keyboard.press("Escape")
    expect(page.locator("dialog.previews-dialog")).to_have_count(0)
    assert page.input_value("#id_lead") == "Набрано и ещё не сохранено"
    assert not SharePreview.objects.live().exists()
    assert not page.complaints, page.complaints


def test_an_expired_login_is_said_and_the_text_stays(page: Any) -> None:
    cast.editor()
    article = make_article(status=Status.DRAFT, published_at=None)
    log_in(page, "editor")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.fill("#id_lead", "Набрано и ещё не сохранено")
    page.context.clear_cookies()
    page.click("[data-share-previews]")
    page.wait_for_function(
        "document.querySelector('.previews-dialog')?.innerText.includes(document.querySelector('[data-failure]').dataset.failure)"
    )
    page.keyboard.press("Escape")
    assert page.input_value("#id_lead") == "Набрано и ещё не сохранено"
