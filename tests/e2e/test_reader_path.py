"""A reader's whole way through the paper, on a desk and on a phone, with JavaScript and without."""

import re

import pytest

from tests.e2e.conftest import DESK, PHONE

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
    assert page.locator("h1, h2").first.is_visible()
    # The seed article stands in its section; the reader goes there by the sections' row and the trail.
    page.locator("header nav a", has_text="Новости").first.click()
    page.wait_for_url("**/news/")
    while not page.get_by_role("link", name=SEED).count():
        page.locator("a[rel=next]").click()
        page.wait_for_url("**before=**")
    page.get_by_role("link", name=SEED).first.click()
    assert plain(page.locator("h1").inner_text()) == SEED
    text = page.get_by_text("Вчера городской голова Одессы")
    assert text.is_visible()
    assert text.bounding_box()["width"] > 250
    assert not page.locator(".story-address").is_visible()

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
    form.locator("[name=text]").fill(f"Привет Марселю с Молдаванки! {viewport['width']} {scripts}")
    form.locator("button").click()
    page.wait_for_url("**/comments/*/mine/**")
    assert "Привет Марселю" in page.locator("main").inner_text()
    page.go_back()
    assert "Привет Марселю с Молдаванки" not in page.locator("#comments ol").inner_text()


def test_the_switch_leads_to_the_same_story_and_back(reader):
    page = reader()
    page.goto("/feed/json/")
    page.goto("/uk/")
    page.locator("main a[hreflang], main h2 a, main h3 a").first.click()
    page.wait_for_load_state()
    twin = page.locator(".story-twin a")
    if not twin.count():
        page.goto("/sea/")
        page.locator("main h2 a, main h3 a", has_text="Море").first.click()
        twin = page.locator(".story-twin a")
    here = page.url
    switch = page.locator("header a[hreflang]").first.get_attribute("href")
    assert switch == twin.first.get_attribute("href")
    twin.first.click()
    page.wait_for_load_state()
    assert page.url != here
    page.locator("header a[hreflang]").first.click()
    page.wait_for_url(here)


def test_a_player_is_loaded_only_when_it_is_asked_for(reader, site):
    page = reader()
    page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="player"))
    page.goto("/sea/")
    page.locator("main h2 a, main h3 a", has_text=EMBEDS).first.click()
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
    page.locator("main h2 a, main h3 a", has_text=EMBEDS).first.click()
    assert page.locator("[data-embed] a").first.is_visible()
    assert not page.locator("iframe").count()


def test_the_address_can_be_copied(reader):
    page = reader(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/society/")
    page.locator("main h2 a, main h3 a").first.click()
    page.wait_for_load_state()
    page.locator("[data-copy], button[class*=copy], .share button").first.click()
    page.wait_for_timeout(300)
    assert page.evaluate("navigator.clipboard.readText()") == page.url


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


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_its_screen(reader, width):
    page = reader(viewport={"width": width, "height": 800})
    for address in ("/", "/uk/", "/society/", "/archive/", "/pages/rules/", "/no-such-page/"):
        page.goto(address)
        page.complaints.clear()  # the missing page's own 404
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
