"""axe finds nothing on any kind of page, light and dark (WCAG 2.2 A and AA, best practices)."""

import re
from pathlib import Path

import axe_playwright_python
import pytest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def kinds(page):
    """One address of each kind of page, found as a reader would."""
    page.goto("/sea/")
    article = page.locator("main h2 a, main h3 a").first.get_attribute("href")
    page.goto("/society/")
    articles = [a.get_attribute("href") for a in page.locator("main h2 a, main h3 a").all()]
    seed = next(a for a in articles if "marsel" in a)
    page.goto(seed)
    topic = page.locator("a[href^='/topics/']").first.get_attribute("href")
    with_author = next(a for a in articles if _has_author(page, a))
    page.goto(with_author)
    author = page.locator("a[href^='/authors/']").first.get_attribute("href")
    page.goto("/archive/")
    year = page.locator("main a[href^='/archive/']").first.get_attribute("href")
    page.goto(year)
    month = page.locator("main a[href^='/archive/']").last.get_attribute("href")
    page.goto(month)
    day = next(
        a.get_attribute("href")
        for a in page.locator("main a[href^='/archive/']").all()
        if re.fullmatch(r"/archive/\d{4}/\d\d/\d\d/", a.get_attribute("href"))
    )
    pk = seed.rstrip("/").rpartition("-")[2]
    thread = f"/comments/article/{pk}/"
    return [
        *("/", "/uk/", "/news/", article, seed, author, topic, "/archive/", year, month, day),
        *("/pages/about/", "/uk/pages/rules/", thread, "/no-such-page/"),
    ]


def _has_author(page, address):
    page.goto(address)
    return page.locator("a[href^='/authors/']").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(reader, scheme, width):
    addresses = kinds(reader())
    page = reader(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        page.complaints.clear()  # the missing page's own 404
        page.evaluate(AXE)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            nodes = [" ".join(node["target"]) for node in violation["nodes"]]
            found.setdefault(address, []).append(f"{violation['id']}: {nodes[:3]}")
    assert not found
