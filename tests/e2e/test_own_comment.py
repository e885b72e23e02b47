"""One's own comment, changed, withdrawn and erased in a browser: with the keyboard, and on a phone without scripts."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, follow


@pytest.mark.parametrize(("viewport", "scripts"), [(PHONE, False), (DESK, True)], ids=["phone", "desk"])
def test_changed_then_withdrawn_then_erased(reader, viewport, scripts):
    page = reader(viewport=viewport, java_script_enabled=scripts)
    page.goto("/")
    follow(page, page.locator("main h2 a, main h3 a").first)
    form = page.locator("form.comment-form")
    form.locator("[name=name]").fill("Тётя Роза")
    form.locator("[name=text]").fill(f"Первые слова {viewport['width']}")
    form.locator("button").click()
    page.wait_for_url("**/mine/**")
    page.locator("#mine-text").fill("Другие слова")
    page.locator("form[action$='/edit/'] button").press("Enter")
    expect(page.locator(".comment .comment-text")).to_have_text("Другие слова")
    expect(page.locator(".comment-edited")).to_be_visible()

    withdraw = page.locator("form[action$='/withdraw/'] button")
    expect(withdraw).to_be_hidden()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    follow(page, withdraw)
    expect(page.get_by_text("Другие слова")).to_have_count(0)

    page.locator(".mine-ways a").last.click()
    page.wait_for_url("**/data/")
    page.locator("a[href$='/erase/']").click()
    follow(page, page.locator("main form button"))
    expect(page.locator("[role=status]")).to_be_visible()
    page.goto("/comments/ru/data/")
    assert not page.locator("a[href$='/erase/']").count()


def sent_by(page):
    """What the browser sends with the form of the first article."""
    page.goto("/")
    follow(page, page.locator("main h2 a, main h3 a").first)
    form = page.locator("form.comment-form")
    form.locator("[name=name]").press_sequentially("Роза")
    page.wait_for_timeout(1200)
    form.locator("[name=text]").press_sequentially("Меня торопить не надо")
    page.route("**/send/**", lambda route: route.abort())
    with page.expect_request("**/send/**") as sending:
        form.locator("button").click()
    page.complaints.clear()  # that the request was cut off
    return parse_qs(sending.value.post_data, keep_blank_values=True)


def test_scripts_measure_how_long_it_was_written(reader):
    fields = sent_by(reader())
    assert fields["website"] == [""]
    assert 1.2 <= float(fields["seconds"][0]) < 60


def test_without_scripts_nothing_is_measured(reader):
    assert "seconds" not in sent_by(reader(java_script_enabled=False))
