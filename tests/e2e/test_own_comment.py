"""One's own comment, changed, withdrawn and erased in a browser: with the keyboard, and on a phone without scripts."""

from urllib.parse import parse_qs

import pytest

from tests.e2e.conftest import DESK, PHONE


@pytest.mark.parametrize(("viewport", "scripts"), [(PHONE, False), (DESK, True)], ids=["phone", "desk"])
def test_changed_then_withdrawn_then_erased(reader, viewport, scripts):
    page = reader(viewport=viewport, java_script_enabled=scripts)
    page.goto("/")
    page.locator("main h2 a, main h3 a").first.click()
    form = page.locator("form.comment-form")
    form.locator("[name=name]").fill("Тётя Роза")
    form.locator("[name=text]").fill(f"Первые слова {viewport['width']}")
    form.locator("button").click()
    page.wait_for_url("**/mine/**")
    page.locator("#mine-text").fill("Другие слова")
    page.locator("form[action$='/edit/'] button").press("Enter")
    page.wait_for_url("**/mine/*/")
    assert page.locator(".comment .comment-text").inner_text() == "Другие слова"
    assert page.locator(".comment-edited").is_visible()

    withdraw = page.locator("form[action$='/withdraw/'] button")
    assert not withdraw.is_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    withdraw.click()
    page.wait_for_url("**/mine/*/")
    assert not page.get_by_text("Другие слова").count()

    page.locator(".mine-ways a").last.click()
    page.wait_for_url("**/data/")
    page.locator("a[href$='/erase/']").click()
    page.locator("main form button").click()
    assert page.locator("[role=status]").is_visible()
    page.goto("/comments/ru/data/")
    assert not page.locator("a[href$='/erase/']").count()


def sent_by(page):
    """What the browser sends with the form of the first article."""
    page.goto("/")
    page.locator("main h2 a, main h3 a").first.click()
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
