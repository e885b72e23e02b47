"""What the article's page does by itself: it says that it was read, and takes marked words along to the newsroom."""

from typing import Any

import pytest
from playwright.sync_api import expect

from articles.models import ArticleReads
from comments.typos import TypoReport
from tests import cast
from tests.e2e.conftest import log_in
from tests.make import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reading_is_told_once_after_some_seconds_before_the_eyes(page: Any) -> None:
    article = make_article()
    told: list[Any] = []
    page.on("request", lambda request: told.append(request) if "/read/" in request.url else None)
    page.clock.install()
    page.goto(article.get_absolute_url())
    page.clock.run_for(3000)
    # Another tab comes before it, for a minute.
    page.evaluate("""() => {
        Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    }""")
    page.clock.run_for(60_000)
    page.evaluate("() => { delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange')); }")
    page.clock.run_for(4000)
    assert not told
    with page.expect_response("**/read/") as answer:
        page.clock.run_for(1000)
    assert answer.value.status == 204
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(60_000)
    assert [request.method for request in told] == ["POST"]
    assert "cookie" not in told[0].all_headers()
    assert list(ArticleReads.objects.values_list("article", "count")) == [(article.pk, 1)]
    assert not page.complaints, page.complaints


def test_from_marked_words_to_the_editors_answer(page: Any) -> None:
    article = make_article(body="<p>Выпить два стокана воды.</p>")
    page.goto(article.get_absolute_url())
    page.keyboard.press("Control+Enter")  # with nothing marked it does nothing
    page.evaluate("""() => {
        const text = document.querySelector('.story-body p').firstChild;
        getSelection().setBaseAndExtent(text, 7, text, 18);
    }""")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/comments/*/mistake/**")
    expect(page.locator("[name=quote]")).to_have_value("два стокана")
    page.fill("[name=remark]", "Стакана")
    page.locator("form button").click()
    page.wait_for_url("**/comments/*/mistake/sent/**")
    assert TypoReport.objects.get().quote == "два стокана"

    cast.editor()
    log_in(page, "editor")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.fill("#id_lead", "Набрано и ещё не сохранено")
    page.locator("[data-typo] button").first.press("Enter")
    expect(page.locator("[data-typo]")).to_have_count(0)
    expect(page.locator(".typos-status")).to_be_focused()
    assert TypoReport.objects.get().status == "corrected"
    assert page.input_value("#id_lead") == "Набрано и ещё не сохранено"
    assert not page.complaints, page.complaints
