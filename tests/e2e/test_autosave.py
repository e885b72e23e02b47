"""Nothing typed is lost: not by a crash, a dead network, an expired login, a second tab; and two see each other."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from articles.models import Article, NewText, Revision
from odessa_news.accounts.models import StaffSession
from tests import cast
from tests.e2e.conftest import DESK, log_in, settle, watch
from tests.e2e.test_newsroom_path import type_into_editor
from tests.make import make_article

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "pass-word-1794"
STATE = "[data-autosave-state]"
Open = Callable[..., Any]


@pytest.fixture
def desk(browser: Any, live_server: Any) -> Iterator[Open]:
    """`desk("olga")` opens a browser of its own, in which she is logged in."""
    pages = []

    def open_desk(username: str) -> Any:
        context = browser.new_context(base_url=live_server.url, locale="ru-RU", viewport=DESK)
        pages.append(watch(context.new_page(), live_server.url))
        log_in(pages[-1], username)
        return pages[-1]

    yield open_desk
    for page in pages:
        settle(page.context, page)


def form_of(page: Any, article: Article, query: str = "") -> Any:
    page.goto(f"/admin/articles/article/{article.pk}/change/{query}")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").wait_for()
    return page


def kill(page: Any) -> None:
    """Nothing that it would send on leaving arrives, and its storage goes with it."""
    page.context.set_offline(True)
    page.context.close()


def wait_for(page: Any, state: str) -> None:
    page.locator(f"[data-autosave-state='{state}']").wait_for()


def kept(page: Any, *texts: str) -> None:
    """Wait until the server has them all: its first "kept" may tell of a part, where typing takes its time."""
    for _ in range(300):
        contents = [*Revision.objects.filter(kind="autosave").values_list("content", flat=True)]
        contents += NewText.objects.values_list("content", flat=True)
        if any(all(text in json.dumps(content, ensure_ascii=False) for text in texts) for content in contents):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"not kept: {texts}, but {contents}")


def test_after_a_crash_the_text_is_offered_taken_back_and_saved(desk: Open) -> None:
    cast.editor("olga")
    article = make_article(status="draft", title="Порт", body="<p>Было.</p>")
    page = form_of(desk("olga"), article)
    page.fill("#id_title", "Порт закрыт")
    type_into_editor(page, "Стало. ")
    kept(page, "Порт закрыт", "Стало.")
    article.refresh_from_db()
    assert article.title == "Порт"
    kill(page)

    page = form_of(desk("olga"), article)
    assert page.input_value("#id_title") == "Порт"
    page.click("[data-take]")
    page.wait_for_url("**autosave=1")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("p", has_text="Стало.").wait_for()
    assert page.input_value("#id_title") == "Порт закрыт"
    assert page.locator("[data-offer]").count() == 0
    page.click("button[name=_draft]")
    page.wait_for_url("**/change/")
    article.refresh_from_db()
    assert article.title == "Порт закрыт"
    assert "Стало." in article.body
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("p", has_text="Стало.").wait_for()
    assert page.locator("[data-offer]").count() == 0
    assert not Revision.objects.filter(kind="autosave").exists()


def test_a_new_article_survives_a_crash_without_being_made(desk: Open) -> None:
    cast.reporter("olga")
    page = desk("olga")
    page.goto("/admin/articles/article/add/")
    page.fill("#id_title", "Туман")
    type_into_editor(page, "Порт закрыт.")
    kept(page, "Туман", "Порт закрыт.")
    kill(page)
    assert not Article.objects.exists()

    page = desk("olga")
    page.goto("/admin/articles/article/add/")
    page.click("[data-take]")
    page.wait_for_url("**autosave=**")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("p", has_text="Порт закрыт.").wait_for()
    page.click("button[name=_draft]")
    page.wait_for_url("**/change/")
    assert Article.objects.get().title == "Туман"
    assert NewText.objects.get().made == Article.objects.get()
    page.goto("/admin/articles/article/add/")
    assert page.locator("[data-offer]").count() == 0


def test_without_the_server_the_browser_keeps_it(desk: Open) -> None:
    cast.editor("olga")
    article = make_article(status="draft", title="Порт")
    page = form_of(desk("olga"), article)
    page.context.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_title", "Без связи")
    wait_for(page, "browser")
    assert not Revision.objects.filter(kind="autosave").exists()
    # It is safe here, so the browser doesn't ask before it goes.
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    form_of(page, article)
    page.locator("[data-offer]").wait_for()
    page.context.unroute("**/autosave/")
    page.click("[data-take]")
    page.wait_for_url("**autosave=1")
    assert page.input_value("#id_title") == "Без связи"
    assert Revision.objects.get(kind="autosave").content["title"] == "Без связи"
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").wait_for()
    assert page.locator("[data-offer]").count() == 0


def test_the_browser_asks_only_where_the_text_is_nowhere(desk: Open) -> None:
    cast.editor("olga")
    article = make_article(status="draft")
    page = form_of(desk("olga"), article)
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.context.route("**/autosave/", lambda route: route.abort())
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    page.click("#id_title")
    page.keyboard.type("Порт ")
    wait_for(page, "nowhere")
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    page.context.unroute("**/autosave/")
    page.keyboard.type("закрыт ")
    wait_for(page, "server")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert len(asked) == 1


def test_typing_on_without_a_look_at_the_offer_loses_neither(desk: Open) -> None:
    olga = cast.editor("olga")
    article = make_article(status="draft", title="Порт")
    article.keep_autosave(olga, {**article.ensure_revision().content, "title": "Первый"}, 1)
    page = form_of(desk("olga"), article)
    page.locator("[data-offer]").wait_for()
    page.fill("#id_title", "Второй")
    wait_for(page, "server")
    page.click("[data-take]")
    page.wait_for_url("**autosave=1")
    assert page.input_value("#id_title") == "Первый"
    page.click("[data-take]")
    page.wait_for_function("document.querySelector('#id_title')?.value === 'Второй'")
    # The first one is put aside in its turn, until somebody decides.
    page.click("[data-discard]")
    page.locator("[data-offer]").wait_for(state="detached")
    form_of(page, article)
    assert "Второй" in page.locator("[data-offer]").inner_text()


def test_an_expired_login_asks_in_place_and_goes_on(desk: Open) -> None:
    cast.editor("olga")
    article = make_article(status="draft", title="Порт")
    page = form_of(desk("olga"), article)
    StaffSession.objects.all().delete()
    page.fill("#id_title", "Порт закрыт")
    dialog = page.locator("dialog[data-login][open]")
    dialog.wait_for()
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    dialog.locator("[role=alert]", has_text=" ").wait_for()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    wait_for(page, "server")
    assert Revision.objects.get(kind="autosave").content["title"] == "Порт закрыт"
    # The address stays the same.
    with page.expect_navigation():
        page.click("button[name=_draft]")
    article.refresh_from_db()
    assert article.title == "Порт закрыт"


def test_an_expired_login_without_our_scripts(desk: Open) -> None:
    cast.editor("olga")
    article = make_article(status="draft", title="Порт", body="<p>Было.</p>")
    page = desk("olga")
    page.route("**/newsroom/*.js", lambda route: route.abort())
    form_of(page, article)
    StaffSession.objects.all().delete()
    page.fill("#id_title", "Порт «закрыт» & тих")
    type_into_editor(page, "Стало. ")
    page.click("button[name=_draft]")
    page.fill("#id_username", "olga")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form button[type=submit]")
    page.locator("button[name=_draft]").wait_for()
    article.refresh_from_db()
    assert article.title == "Порт «закрыт» & тих"
    assert "Стало." in article.body


def test_two_see_each_other_come_and_go(desk: Open) -> None:
    cast.editor("olga")
    cast.editor("lev")
    article = make_article(status="draft")
    olgas = form_of(desk("olga"), article)
    levs = form_of(desk("lev"), article)
    levs.locator("[data-presence] p", has_text="olga").wait_for()
    olgas.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    olgas.locator("[data-presence] p", has_text="lev").wait_for()
    levs.goto("/admin/articles/article/")
    levs.locator(".newsroom-open", has_text="olga").wait_for()
    assert levs.locator(".newsroom-open").count() == 1
    olgas.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    olgas.locator("[data-presence] p").wait_for(state="detached")
    assert not olgas.complaints
