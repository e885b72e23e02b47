"""Bytes of an article page over the wire, as a first visitor's browser counts them."""

import pytest

KB = 1024
# The plan's budgets.
MARKUP_AND_STYLE, SCRIPTS, FONTS = 60 * KB, 10 * KB, 80 * KB


@pytest.fixture
def article_address(reader):
    page = reader()
    page.goto("/society/")
    return page.locator("main h2 a, main h3 a").first.get_attribute("href")


def transferred(reader, address):
    page = reader(viewport={"width": 360, "height": 740})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page.evaluate(
        """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
            .map(e => ({name: e.name, type: e.initiatorType, bytes: e.encodedBodySize}))"""
    )


def test_an_article_page_keeps_to_its_budgets(reader, article_address):
    entries = transferred(reader, article_address)

    def total(*endings):
        return sum(e["bytes"] for e in entries if e["name"].split("?")[0].endswith(endings))

    scripts, fonts, styles = total(".js"), total(".woff2"), total(".css")
    pictures = total(".avif", ".jpg", ".png", ".svg", ".ico")
    everything = sum(e["bytes"] for e in entries)
    assert 0 < scripts <= SCRIPTS
    assert 0 < fonts <= FONTS
    assert styles > 0
    assert everything - pictures - fonts <= MARKUP_AND_STYLE
    assert sum(e["name"].endswith(".css") for e in entries) == 1, "styles come in one piece"


def test_pictures_below_the_fold_wait(reader, article_address):
    page = reader(viewport={"width": 360, "height": 740})
    page.goto(article_address)
    page.wait_for_load_state("load")
    below = page.locator(".related img, [class*=related] img")
    for image in below.all():
        assert image.get_attribute("loading") == "lazy"
    for image in page.locator("main img").all():
        assert image.get_attribute("width")
        assert image.get_attribute("height")
        assert image.get_attribute("alt") is not None


def test_the_front_pages_lead_comes_first(reader):
    page = reader()
    page.goto("/")
    lead = page.locator("main img").first
    assert lead.get_attribute("fetchpriority") == "high"
    assert lead.get_attribute("loading") != "lazy"
    assert page.locator("main img[fetchpriority=high]").count() == 1
    assert page.evaluate("document.querySelector('main img').currentSrc").endswith(".avif")


def test_nothing_jumps_while_the_page_arrives(reader, article_address):
    page = reader(viewport={"width": 360, "height": 740})
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver(list => {
            for (const e of list.getEntries()) if (!e.hadRecentInput) window.shift += e.value;
        }).observe({type: 'layout-shift', buffered: true});"""
    )
    for address in ("/", article_address):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        # 0.1 is "good" in Core Web Vitals; a swapped font may cost a little of it.
        assert page.evaluate("window.shift") <= 0.05, address
