"""axe finds nothing on the newsroom's main screens, light and dark (WCAG 2.2 A and AA); menus answer the keyboard."""

from typing import Any

import pytest

from articles.models import Status
from tests import cast
from tests.e2e.conftest import DESK, log_in, settle, watch
from tests.e2e.test_axe import AXE
from tests.make import make_article, make_author, make_section, make_topic

pytestmark = pytest.mark.django_db(transaction=True)

RULES = "{resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"


def newsroom() -> list[str]:
    article = make_article(title="Трамвай вернулся", section=make_section(), status=Status.DRAFT)
    article.topics.set([make_topic()])
    articles = "/admin/articles"
    return [
        *("/admin/", f"{articles}/article/", f"{articles}/article/add/", f"{articles}/article/{article.pk}/change/"),
        *(f"{articles}/article/{article.pk}/history/", f"{articles}/article/{article.pk}/delete/"),
        *("/admin/calendar/", "/admin/front/ru/", "/admin/twins/", "/admin/trash/", f"{articles}/photo/"),
        *(f"{articles}/photo/add/", f"{articles}/author/{make_author().pk}/change/", f"{articles}/auditentry/"),
        *("/admin/account/", "/admin/comments/queue/", "/admin/auth/user/"),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, live_server: Any, scheme: str) -> None:
    cast.chief()
    addresses = newsroom()
    context = browser.new_context(base_url=live_server.url, color_scheme=scheme, viewport=DESK, bypass_csp=True)
    page = watch(context.new_page(), live_server.url)
    log_in(page, "chief")
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE)
        for violation in page.evaluate(f"axe.run(document, {RULES})")["violations"]:
            nodes = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
            found.setdefault(address, []).append(f"{violation['id']}: {nodes[:3]}")
    complaints = page.complaints
    settle(context, page)
    assert not found
    assert not complaints


def test_menus_answer_the_keyboard(page: Any) -> None:
    cast.chief()
    log_in(page, "chief")
    page.goto("/admin/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "newsroom-skip"
    account = page.locator("#nav-sidebar div[role=button]").last
    account.focus()
    page.keyboard.press("Enter")
    page.locator("#logout-form button").wait_for()
    page.set_viewport_size({"width": 390, "height": 800})
    menu = page.locator("#header-inner span[role=button]:visible")
    assert menu.get_attribute("aria-label")
    menu.focus()
    page.keyboard.press("Enter")
    page.locator("#nav-sidebar a[href='/admin/calendar/']").wait_for()
