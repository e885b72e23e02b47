"""A reader's whole way through the paper, on a desk and on a phone, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, follow, widen

SEED = "Представители Одесской мэрии провели встречу с коллегами из Марселя"
# The demo story with a player in it.
EMBEDS = "афалин"
RELATED = [
    "Веніамін Унгурян: «Найкращий спосіб зробити дитину хорошою – це зробити її щасливою!»",
    "Инвентаризация спортплощадок в Одессе: есть ничейные",
    "Коронавирус в Одессе: с начала эпидемии выявили уже 200 человек",
    "Мобилизация в Украине «для всех»: в ГУР назвали топ-5 новых фейков Кремля",
    "В Одессе спасли от смерти 94-летнего ветерана",
    "В Одеській національній науковій бібліотеці розпочав роботу Інтелект-Форум 2024",
]


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_front_page_to_a_comment(reader, viewport, scripts):
    page = reader(viewport=viewport, java_script_enabled=scripts)
    page.goto("/")
    expect(page.locator("h1, h2").first).to_be_visible()
    # The seed article stands in its section; the reader goes there by the sections' row and the trail.
    follow(page, page.locator("header nav a", has_text="Новости").first)
    page.wait_for_url("**/news/")
    while not page.get_by_role("link", name=SEED).count():
        follow(page, page.locator("a[rel=next]"))
    follow(page, page.get_by_role("link", name=SEED).first)
    assert plain(page.locator("h1").inner_text()) == SEED
    text = page.get_by_text("Вчера городской голова Одессы")
    expect(text).to_be_visible()
    assert text.bounding_box()["width"] > 250
    expect(page.locator(".story-address")).to_be_hidden()

    trail = page.locator("[aria-label='Вы здесь'] a, .trail a")
    assert [plain(text) for text in trail.all_inner_texts()] == ["Новости", "Общество"]
    related = page.locator("section.related, [class*=related]").first
    headlines = [plain(text) for text in related.locator("h3").all_inner_texts()]
    assert headlines == RELATED

    page.get_by_role("link", name="Общество").first.click()
    page.wait_for_url("**/society/")
    page.go_back()
    form = page.locator("form.comment-form")
    form.locator("[name=name]").fill("Тётя Роза")
    form.locator("[name=text]").fill("Привет Марселю с Молдаванки!")  # sent again it is the same one
    follow(page, form.locator("button"))
    page.wait_for_url("**/comments/*/mine/**")
    assert "Привет Марселю" in page.locator("main").inner_text()
    page.go_back()
    assert "Привет Марселю с Молдаванки" not in page.locator("#comments ol").inner_text()


def discussed(page):
    page.goto("/society/")
    follow(page, page.get_by_role("link", name=SEED).first)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_reading_and_answering_a_thread(reader, viewport, scripts):
    page = reader(viewport=viewport, java_script_enabled=scripts)
    discussed(page)
    # Each answer stands below what it answers and further in, until the indent ends.
    depths = [int(item.get_attribute("data-depth") or 0) for item in page.locator(".comment").all()[:6]]
    assert depths == [0, 1, 2, 3, 4, 4]
    left = [item.bounding_box()["x"] for item in page.locator(".comment-text").all()[:6]]
    assert left == sorted(left)
    assert left[4] == left[5]
    assert page.locator(".comment").nth(5).locator(".comment-to").inner_text().strip().endswith("Роза")

    last = page.locator(".comment").nth(5)
    follow(page, last.locator("a[href*='/answer/']"))
    page.wait_for_url("**/comments/ru/answer/**")
    assert "раньше статьи" in page.locator(".comment-answered").inner_text()
    form = page.locator("form.comment-form")
    form.locator("[name=name]").fill("Дядя Миша")
    form.locator("[name=text]").fill("И правильно делаете.")  # sent again it is the same answer, and within the limit
    follow(page, form.locator("button"))
    page.wait_for_url("**/comments/*/mine/**")
    assert "И правильно делаете" in page.locator("main").inner_text()
    discussed(page)
    assert "И правильно делаете" not in page.locator("#comments ol").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reaction_is_counted_and_taken_back(reader, scripts):
    page = reader(java_script_enabled=scripts)
    discussed(page)
    anchor = page.locator(".comment").nth(2).get_attribute("id")
    up = page.locator(f"#{anchor} button").first
    before = int(up.locator("b").inner_text())

    def press(expected):
        up.focus()
        with page.expect_response(lambda response: "/react/" in response.url):
            page.keyboard.press("Enter")
        page.locator(f"#{anchor} button b", has_text=re.compile(f"^{expected}$")).first.wait_for()
        if not scripts:
            assert page.url.endswith(f"#{anchor}")

    press(before + 1)
    if scripts:
        assert up.get_attribute("aria-pressed") == "true"
    else:
        page.wait_for_timeout(3500)  # or it would be a double click
    press(before)


def test_a_second_tap_while_the_network_is_slow_is_none(reader):
    page = reader()
    discussed(page)
    up = page.locator(".comment").nth(2).locator("button").first
    before = int(up.locator("b").inner_text())
    held = []
    page.route("**/react/**", lambda route: held.append(route))
    with page.expect_request("**/react/**"):
        up.click()
    up.click()
    page.wait_for_timeout(100)  # what the second tap sends, if anything
    assert len(held) == 1
    held[0].continue_()
    expect(up.locator("b")).to_have_text(str(before + 1))
    page.unroute("**/react/**")
    with page.expect_response("**/react/**"):
        up.click()
    expect(up.locator("b")).to_have_text(str(before))


def test_the_other_orders_are_links(reader):
    page = reader(java_script_enabled=False)
    discussed(page)
    follow(page, page.locator(".comments-order a").last)
    page.wait_for_url("**sort=best")
    ups = [
        int(item.locator("button b").first.inner_text()) for item in page.locator(".comment:not([data-depth])").all()
    ]
    assert ups == sorted(ups, reverse=True)
    page.locator(".comments-order a").first.click()
    page.wait_for_url("**#comments")


def test_the_switch_leads_to_the_same_story_and_back(reader):
    page = reader()
    page.goto("/feed/json/")
    page.goto("/uk/")
    follow(page, page.locator("main a[hreflang], main h2 a, main h3 a").first)
    twin = page.locator(".story-twin a")
    if not twin.count():
        page.goto("/sea/")
        follow(page, page.locator("main h2 a, main h3 a", has_text="Море").first)
        twin = page.locator(".story-twin a")
    here = page.url
    switch = page.locator("header a[hreflang]").first.get_attribute("href")
    assert switch == twin.first.get_attribute("href")
    follow(page, twin.first)
    assert page.url != here
    page.locator("header a[hreflang]").first.click()
    page.wait_for_url(here)


def test_a_player_is_loaded_only_when_it_is_asked_for(reader, site):
    page = reader()
    page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="player"))
    page.goto("/sea/")
    follow(page, page.locator("main h2 a, main h3 a", has_text=EMBEDS).first)
    card = page.locator("[data-embed]").first
    assert card.locator("a").get_attribute("href").startswith("https://www.youtube.com/")
    assert not page.foreign
    card.locator("a").click()
    page.locator("iframe").first.wait_for()
    assert page.foreign
    assert all(url.startswith("https://www.youtube-nocookie.com/embed/") for url in page.foreign)
    page.foreign.clear()


def test_an_embed_is_a_plain_link_without_scripts(reader):
    page = reader(java_script_enabled=False)
    page.goto("/sea/")
    follow(page, page.locator("main h2 a, main h3 a", has_text=EMBEDS).first)
    expect(page.locator("[data-embed] a").first).to_be_visible()
    assert not page.locator("iframe").count()


def test_the_address_can_be_copied(reader):
    page = reader(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/society/")
    follow(page, page.locator("main h2 a, main h3 a").first)
    page.locator("[data-copy], button[class*=copy], .share button").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text === location.href)")


def test_everything_is_reached_by_keyboard_and_shows_its_focus(reader):
    page = reader()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    # A headline's outline is drawn around its whole card.
    shown = """() => [document.activeElement, document.activeElement.closest('.card')]
        .some(e => e && getComputedStyle(e).outlineStyle !== 'none')"""
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(shown), page.evaluate("document.activeElement.outerHTML")


def test_no_page_is_wider_than_its_screen(reader):
    page = reader()
    discussed(page)
    thread = page.url, f"{page.locator('.comment-permalink').first.get_attribute('href')}answers/"
    for address in ("/", "/uk/", "/society/", "/archive/", "/pages/rules/", "/no-such-page/", *thread):
        page.goto(address)
        page.complaints.clear()  # the missing page's own 404
        for width in (320, 360, 768, 1280):
            widen(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def test_a_wide_table_fits_on_paper(reader):
    page = reader(viewport={"width": 640, "height": 900})
    page.goto("/society/")
    follow(page, page.locator("main h2 a, main h3 a").first)
    page.emulate_media(media="print")
    box, table, address = page.evaluate(
        """() => {
          document.querySelector(".prose").innerHTML = `<div class="table"><table><tbody><tr>${
            "<td>Междугородний</td>".repeat(16)}</tr></tbody></table></div>`
          const width = (at) => document.querySelector(at).getBoundingClientRect().width
          return [width(".prose .table"), width(".prose table"), width(".story-address")]
        }"""
    )
    assert address > 0
    assert table <= box
