"""Take the pictures of docs/moderators.md from a running site with a freshly loaded demo newsroom.

    .venv/bin/python manage.py load_stop_words
    .venv/bin/python docs/img/take_moderators.py http://127.0.0.1:8000 moderator PASSWORD

It writes comments as a reader would. So not on a site that has readers.
"""

from playwright.sync_api import Browser, sync_playwright
from take import HALVES, Camera, asked, launch

ARTICLES = {"ru": "Двадцатый", "uk": "Світло зникло"}
TEXTS = {
    "ru": "Опять всё перекопали, полная ж*па! Смотрите сами: example.com/remont и example.org/foto",
    "uk": "Знову все перекопали, повна д*па! Дивіться самі: example.com/remont і example.org/foto",
}


def write(browser: Browser, site: str, language: str, address: str) -> None:
    page = browser.new_context(base_url=site, locale=language).new_page()
    page.goto(address)
    form = page.locator("form.comment-form").first
    form.locator("[name=name]").fill("Сосед" if language == "ru" else "Сусід")
    form.locator("[name=text]").fill(TEXTS[language])
    with page.expect_navigation():
        form.locator("button[type=submit]").click()


def work(camera: Camera) -> None:
    page, words = camera.page, TEXTS[camera.half.language][:5]
    camera.open(f"/admin/comments/queue/?q={words}")
    camera.take("queue", ".queue-filters", ".queue-row")
    page.keyboard.press("r")
    page.locator(".queue-dialog[open]").wait_for()
    camera.take("reject", ".queue-dialog[open]")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.locator(".queue-dialog[open]").wait_for()
    camera.take("ban", ".queue-dialog[open]")
    page.keyboard.press("Escape")


def main() -> None:
    told = asked(__doc__, "who decides about comments: moderator")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for half in HALVES:
            camera = Camera(browser, told.site, half, guide="moderators")
            camera.log_in(told.user, told.password)
            camera.open("/admin/comments/queue/")
            address = page_of(camera, ARTICLES[half.language])
            write(browser, told.site, half.language, address)
            work(camera)


def page_of(camera: Camera, title: str) -> str:
    """The address at which readers find the article of a comment that waits."""
    link = camera.page.locator(".queue-where a", has_text=title).first
    return str(link.get_attribute("href"))


if __name__ == "__main__":
    main()
