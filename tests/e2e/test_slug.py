"""The address's words follow the title while it is typed, until somebody writes them by hand."""

from typing import Any

import pytest

from articles.models import Article, NewText
from tests import cast
from tests.e2e.conftest import log_in
from tests.make import make_article

pytestmark = pytest.mark.django_db(transaction=True)
ADD = "/admin/articles/article/add/"
READY = "iframe.cke_wysiwyg_frame"


def opened(page: Any, url: str) -> Any:
    page.goto(url)
    page.frame_locator(READY).locator("body").wait_for()
    page.locator(".slug-anew").wait_for(state="attached")
    return page


def slug_becomes(page: Any, slug: str) -> None:
    page.wait_for_function("slug => document.querySelector('#id_slug')?.value === slug", arg=slug)


def test_it_follows_the_title_and_the_language_until_it_is_written_by_hand(page: Any) -> None:
    cast.editor()
    log_in(page, "editor")
    opened(page, ADD)
    page.select_option("#id_language", "ru")
    page.fill("#id_title", "Рыжий город")
    slug_becomes(page, "ryzhiy-gorod")
    page.select_option("#id_language", "uk")
    slug_becomes(page, "ryzhyi-horod")
    page.select_option("#id_language", "ru")
    slug_becomes(page, "ryzhiy-gorod")
    page.get_by_role("heading", name="Адрес и поисковики").click()
    page.fill("#id_slug", "ryzhik")
    with page.expect_response("**/autosave/"):
        page.fill("#id_title", "Рыжий кот")
    assert page.input_value("#id_slug") == "ryzhik"
    page.focus(".slug-anew")
    page.keyboard.press("Enter")
    slug_becomes(page, "ryzhiy-kot")
    assert page.evaluate("document.activeElement.id") == "id_slug"
    page.fill("#id_title", "Рыжий пёс")
    slug_becomes(page, "ryzhiy-pes")
    assert not page.complaints


def test_what_is_kept_comes_back_with_its_suggestion(page: Any) -> None:
    cast.editor()
    log_in(page, "editor")
    opened(page, ADD)
    page.fill("#id_title", "Туман")
    slug_becomes(page, "tuman")
    page.locator("[data-autosave-state='server']").wait_for()
    assert NewText.objects.get().content["slug"] == "tuman"
    page.on("dialog", lambda dialog: dialog.accept())
    opened(page, ADD)
    page.click("[data-take]")
    page.wait_for_url("**autosave=**")
    page.frame_locator(READY).locator("body").wait_for()
    assert page.input_value("#id_slug") == "tuman"
    page.fill("#id_title", "Шторм")
    slug_becomes(page, "shtorm")
    page.click("button[name=_draft]")
    page.wait_for_url("**/change/")
    assert Article.objects.get().slug == "shtorm"


def test_sent_before_the_answer_came(page: Any) -> None:
    cast.editor()
    article = make_article(title="Порт", status="draft", published_at=None)
    log_in(page, "editor")
    opened(page, f"/admin/articles/article/{article.pk}/change/")
    page.context.route("**/articles/slug/**", lambda route: route.abort())
    page.fill("#id_title", "Порт закрыт")
    with page.expect_navigation():
        page.click("button[name=_draft]")
    article.refresh_from_db()
    assert article.slug == "port-zakryt"


def test_what_readers_may_have_is_left_alone(page: Any) -> None:
    cast.editor()
    article = make_article(title="Порт")
    log_in(page, "editor")
    opened(page, f"/admin/articles/article/{article.pk}/change/")
    with page.expect_response("**/autosave/"):
        page.fill("#id_title", "Порт закрыт")
    assert page.input_value("#id_slug") == "port"
    page.get_by_role("heading", name="Адрес и поисковики").click()
    page.click(".slug-anew")
    slug_becomes(page, "port-zakryt")
    assert page.locator(".slug-words").inner_text()
