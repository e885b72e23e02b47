"""One address of each kind of page of the real site, found as a reader would."""

import re
from typing import Any


def kinds(page: Any) -> list[str]:
    """Addresses without the host. Leaves `page` on one of them."""
    page.goto("/sea/")
    article = page.locator("main h2 a, main h3 a").first.get_attribute("href")
    page.goto("/society/")
    articles = [a.get_attribute("href") for a in page.locator("main h2 a, main h3 a").all()]
    seed = next(a for a in articles if "marsel" in a)
    page.goto(seed)
    # The demo's first comment there has answers.
    comment = page.locator(".comment-permalink").first.get_attribute("href")
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
        *("/pages/about/", "/uk/pages/rules/", thread, f"/comments/ru/mistake/{pk}/", "/no-such-page/"),
        *(f"{thread}?sort=best", f"{comment}answers/", comment.replace("/comments/", "/comments/ru/answer/")),
        *(comment.replace("/comments/", "/comments/ru/complain/"), "/comments/uk/data/"),
    ]


def _has_author(page: Any, address: str) -> int:
    page.goto(address)
    return page.locator("a[href^='/authors/']").count()
