"""Take the pictures of docs/editors.md from a running site with a freshly loaded demo newsroom.

    .venv/bin/python docs/img/take.py http://127.0.0.1:8000 chief PASSWORD

It works as an editor would: rewrites a draft, sends it for review, plans a story. So not on a site that has readers.
"""

import argparse
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 1280, 860
MOST = 60_000
MARGIN = 16


@dataclass(frozen=True)
class Half:
    """One half of the guide, and the demo's articles that it shows."""

    language: str
    locale: str
    draft: str
    lead: str
    note: str
    pair: str
    no_date: str


HALVES = [
    Half(
        "ru",
        "ru-RU",
        "В депо на Водопроводной нашли расписание 1934 года",
        "Лист лежал под обивкой сиденья учебного вагона. Восемнадцатый маршрут на нём длиннее нынешнего.",
        "Остановки сверены с архивом. Снимок расписания обещали к обеду.",
        "Музыкальная школа на Молдаванке просит вернуть одиннадцать скрипок",
        "дд.мм.гггг, --:--",
    ),
    Half(
        "uk",
        "uk-UA",
        "Лавки в парку Шевченка фарбують до зими",
        "Працюють уночі, бо вдень на лавках сидять. Перед тим як сісти, торкніться дошки пальцем.",
        "Із майстром розмовляв сьогодні вранці. Знімок буде до обіду.",
        "Музична школа на Молдаванці просить повернути одинадцять скрипок",
        "дд.мм.рррр, --:--",
    ),
]


def keep(png: bytes, name: str) -> None:
    """As WebP, as good as fits into MOST."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for quality in range(86, 20, -6):
        out = BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST:
            break
    (FOLDER / name).write_bytes(out.getvalue())
    sys.stdout.write(f"{name} {picture.width}×{picture.height} {out.tell():,} bytes, quality {quality}\n")


class Camera:
    def __init__(self, browser: Browser, site: str, half: Half, guide: str = "editors") -> None:
        self.guide = guide
        context = browser.new_context(
            base_url=site,
            locale=half.locale,
            viewport={"width": WIDTH, "height": HEIGHT},
            timezone_id="Europe/Kyiv",
            reduced_motion="reduce",
        )
        self.page: Page = context.new_page()
        self.half = half

    def log_in(self, user: str, password: str) -> None:
        self.page.goto("/admin/login/?next=/admin/")
        self.page.fill("#id_username", user)
        self.page.fill("#id_password", password)
        self.page.click("#login-form button[type=submit]")
        self.page.wait_for_url(lambda url: "login" not in url)

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")

    def article(self, title: str) -> str:
        """The address of its pages in the newsroom."""
        self.open(f"/admin/articles/article/?q={title}")
        link = self.page.locator("#result_list a[href*='/change/']", has_text=title).first
        return str(link.get_attribute("href")).partition("change/")[0]

    def translate_dates(self) -> None:
        """Empty fields of a date are drawn by the browser, in English where it came without language packs."""
        fields = self.page.locator("input[type=datetime-local]")
        draw = "(fields, text) => fields.forEach((one) => { if (!one.value) { one.type = 'text'; one.value = text; } })"
        fields.evaluate_all(draw, self.half.no_date)

    def take(self, what: str, *around: str, height: int = HEIGHT) -> None:
        """The top of the window, or no more of it than holds these elements."""
        clip = {"x": 0.0, "y": 0.0, "width": float(WIDTH), "height": float(height)}
        found = [self.page.locator(each).first.bounding_box() for each in around]
        if boxes := [box for box in found if box]:
            clip["x"] = max(min(box["x"] for box in boxes) - MARGIN, 0)
            clip["y"] = max(min(box["y"] for box in boxes) - MARGIN, 0)
            clip["width"] = min(max(box["x"] + box["width"] for box in boxes) + MARGIN, WIDTH) - clip["x"]
            clip["height"] = min(max(box["y"] + box["height"] for box in boxes) + MARGIN, height) - clip["y"]
        self.translate_dates()
        png = self.page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]  # a plain dict is one
        keep(png, f"{self.guide}-{self.half.language}-{what}.webp")


def write_and_review(camera: Camera) -> None:
    half, page = camera.half, camera.page
    camera.open("/admin/")
    camera.take("desk")
    camera.open("/admin/articles/photo/")
    # Without the field of files: the browser names its button.
    camera.take("photos", "#changelist-search", "#changelist-form", height=700)
    article = camera.article(half.draft)
    camera.open(f"{article}change/")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").wait_for()
    page.locator(".checks details:not([open]) > summary").evaluate_all("each => each.forEach((one) => one.click())")
    camera.take("form")
    page.fill("#id_lead", half.lead)
    with page.expect_navigation():
        page.click("button[name=_draft]")
    camera.open(f"{article}history/compare/?old=1&new=2")
    camera.take("history", "#content")
    camera.open(f"{article}change/")
    page.click("[data-share-previews]")
    page.click(".previews-dialog .history-primary")
    page.locator(".previews-dialog #preview-link").wait_for()
    camera.take("previews", ".previews-dialog")
    camera.open(f"{article}submit/")
    page.fill(".step-page textarea", half.note)
    with page.expect_navigation():
        page.click(".step-buttons button")
    camera.open(f"{article}approve/")
    camera.take("review", "#content")


def look_at_pair(camera: Camera) -> None:
    number = camera.article(camera.half.pair).rstrip("/").rpartition("/")[2]
    camera.open(f"/admin/twins/{number}/")
    camera.take("twins", "#content")


def plan_pair(camera: Camera, at: datetime) -> None:
    """So that the calendar has something to come."""
    camera.page.reload()
    camera.page.fill(".twins input[type=datetime-local]", f"{at:%Y-%m-%dT%H:00}")
    with camera.page.expect_navigation():
        camera.page.click(".twins .plan-primary")


def calendar_and_front(camera: Camera, at: datetime) -> None:
    camera.open(f"/admin/calendar/?week={at:%G-W%V}")
    planned = f"td[data-day='{at:%Y-%m-%d}']:has(.planner-coming)"
    camera.page.set_viewport_size({"width": WIDTH, "height": 1120})
    camera.page.locator(planned).first.evaluate("one => one.scrollIntoView({ block: 'nearest' })")
    camera.take("calendar", ".planner > nav", planned, height=1120)
    camera.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    camera.open(f"/admin/front/{camera.half.language}/")
    camera.take("front")


def launch(playwright: Playwright) -> Browser:
    names = ("chromium", "chromium-browser", "chromium-headless-shell")
    path = next(filter(None, map(shutil.which, names)), None)
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])


def asked(description: str | None, who: str) -> argparse.Namespace:
    """`site`, `user` and `password` from the command line. `who`: what the user has to be."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", help="address, as http://127.0.0.1:8000")
    parser.add_argument("user", help=who)
    parser.add_argument("password", help="after -- if it begins with a dash")
    return parser.parse_args()


def main() -> None:
    told = asked(__doc__, "who may do everything: chief")
    # The next hour of tomorrow stands in the calendar near to what is out already.
    at = datetime.now(ZoneInfo("Europe/Kyiv")) + timedelta(days=1, hours=1)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        cameras = [Camera(browser, told.site, half) for half in HALVES]
        for camera in cameras:
            camera.log_in(told.user, told.password)
            write_and_review(camera)
        for camera in cameras:
            look_at_pair(camera)
        plan_pair(cameras[-1], at)
        for camera in cameras:
            calendar_and_front(camera, at)


if __name__ == "__main__":
    main()
