"""The photo library in a browser: many files at once, the focal point, a picture dropped into the text."""

import re
from base64 import b64encode
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from articles.models import Article, Photo
from tests import cast
from tests.e2e.conftest import log_in
from tests.make import image_bytes, make_photo

pytestmark = pytest.mark.django_db(transaction=True)
LIBRARY = "/admin/articles/photo/"
FRAME = "iframe.cke_wysiwyg_frame"
# Files are handed to the page as a file manager would: in a DataTransfer of its own.
TRANSFER = """files => {
  const transfer = new DataTransfer()
  for (const [name, type, content] of files) {
    const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0))
    transfer.items.add(new File([bytes], name, {type}))
  }
  return transfer
}"""


@pytest.fixture
def editor(page: Any) -> User:
    user = cast.editor()
    log_in(page, "editor")
    return user


def file(name: str, content: bytes, kind: str = "image/jpeg") -> dict[str, Any]:
    return {"name": name, "mimeType": kind, "buffer": content}


def transfer(frame: Any, *files: dict[str, Any]) -> Any:
    rows = [[f["name"], f["mimeType"], b64encode(f["buffer"]).decode()] for f in files]
    return frame.evaluate_handle(TRANSFER, rows)


def drop_into_text(page: Any, *files: dict[str, Any]) -> None:
    frame = page.query_selector(FRAME).content_frame()
    data = transfer(frame, *files)
    place = frame.query_selector("body p")
    box = place.bounding_box()
    inner = page.query_selector(FRAME).bounding_box()
    at = {"clientX": box["x"] - inner["x"] + 5, "clientY": box["y"] - inner["y"] + 5}
    for event in ("dragenter", "dragover", "drop"):
        place.dispatch_event(event, {"dataTransfer": data, **at})


def test_three_at_once_and_one_of_them_bad(page: Any, editor: User) -> None:
    page.goto(LIBRARY)
    page.set_input_files(
        "[data-photo-drop] input[type=file]",
        [file("one.jpg", image_bytes()), file("bad.jpg", b"no picture"), file("two.jpg", image_bytes())],
    )
    failed = page.locator(".photo-uploads .failed")
    failed.wait_for()
    assert "bad.jpg" in failed.inner_text()
    assert page.input_value("#searchbar") == ""
    link = page.locator(".photo-describe")
    link.wait_for(state="visible")
    expect(page.locator(".photo-uploads .done")).to_have_count(2)
    expect(page.locator(".photo-upload-count")).to_have_text(re.compile(r"2\D+3\D+1"))
    expect(link).to_be_focused()
    assert sorted(Photo.objects.values_list("file_name", "created_by")) == [
        ("one.jpg", editor.pk),
        ("two.jpg", editor.pk),
    ]

    page.keyboard.press("Enter")
    page.wait_for_url("**/describe/**")
    first, second = Photo.objects.order_by("id")
    page.fill("#id_all-credit", "Лев Молчанов")
    page.fill(f"#id_{first.pk}-alt_ru", "Маяк в тумане")
    page.fill(f"#id_{second.pk}-alt_uk", "Порт уночі")
    page.fill(f"#id_{second.pk}-credit", "Рита Порту")
    page.click(".photo-verbs button[type=submit]")
    page.wait_for_url(f"**{LIBRARY}")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.alt_ru, first.credit) == ("Маяк в тумане", "Лев Молчанов")
    assert (second.alt_uk, second.credit) == ("Порт уночі", "Рита Порту")
    page.locator(f".photo-grid a[href*='/{first.pk}/change/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{first.pk}/change/**")
    # The refused one is a 400, which the console calls an error.
    assert all("400" in complaint for complaint in page.complaints)


def test_all_good_goes_on_to_the_words(page: Any, editor: User) -> None:
    page.goto(LIBRARY)
    zone = page.locator("[data-photo-drop]")
    data = transfer(page, file("a.jpg", image_bytes()), file("b.png", image_bytes(file_format="PNG"), "image/png"))
    zone.dispatch_event("dragover", {"dataTransfer": data})
    assert "over" in zone.get_attribute("class")
    zone.dispatch_event("drop", {"dataTransfer": data})
    page.wait_for_url("**/describe/**")
    expect(page.locator(".photo-rows li")).to_have_count(2)
    assert not page.complaints


def test_the_focal_point_by_click_and_by_keys(page: Any, editor: User) -> None:
    photo = make_photo(content=image_bytes(1600, 800))
    before = photo.sources["square"]
    page.goto(f"{LIBRARY}{photo.pk}/change/")
    picture = page.locator(".focus-picture img")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    x, y = map(float, page.input_value("#id_focus").split("x"))
    assert x == pytest.approx(0.25, abs=0.01)
    assert y == pytest.approx(0.5, abs=0.01)
    # A square of a picture twice as wide as high keeps its half; around a quarter, that is the left half.
    square = page.locator(".focus-crops figure[data-ratio='1.0'] img")
    left = square.evaluate("img => parseFloat(img.style.objectPosition)")
    assert left == pytest.approx(0, abs=3)

    assert page.evaluate("document.activeElement.className") == "focus-marker"
    for _n in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    moved_x, moved_y = map(float, page.input_value("#id_focus").split("x"))
    assert moved_x == pytest.approx(x + 0.03, abs=0.002)
    assert moved_y == pytest.approx(y + 0.1, abs=0.002)
    assert "28" in page.locator(".focus-marker").get_attribute("aria-label")
    for _n in range(12):
        page.keyboard.press("Shift+ArrowLeft")
    assert page.input_value("#id_focus").startswith("0.000x")
    page.keyboard.press("Shift+ArrowRight")
    with page.expect_navigation():
        page.click("button[name=_continue]")
    photo.refresh_from_db()
    assert photo.focus == f"0.100x{moved_y:.3f}"
    assert photo.sources["square"] != before
    assert not page.complaints


def test_a_new_file_is_shown_before_it_is_sent(page: Any, editor: User) -> None:
    page.goto(f"{LIBRARY}add/")
    expect(page.locator(".focus-stage")).to_be_hidden()
    page.set_input_files("#id_file", file("new.jpg", image_bytes()))
    picture = page.locator(".focus-picture img")
    picture.wait_for(state="visible")
    page.wait_for_function("document.querySelector('.focus-picture img').naturalWidth === 900")
    picture.click(position={"x": 10, "y": 10})
    page.fill("#id_alt_ru", "Маяк")
    page.fill("#id_credit", "Лев Молчанов")
    page.click("button[name=_save]")
    page.wait_for_url(f"**{LIBRARY}")
    x, y = map(float, str(Photo.objects.get().focus).split("x"))
    assert x < 0.1
    assert y < 0.1


def test_a_picture_dropped_into_the_text_is_a_photo(page: Any, editor: User) -> None:
    page.goto("/admin/articles/article/add/")
    page.fill("#id_title", "Туман закрыл порт")
    frame = page.frame_locator(FRAME)
    frame.locator("body").click()
    page.keyboard.type("Первый абзац.")
    page.keyboard.press("Enter")
    page.keyboard.type("Второй.")
    drop_into_text(page, file("mayak.jpg", image_bytes()), file("bad.jpg", b"no picture"))
    frame.locator("figure.photo img").wait_for()
    refused = frame.locator(".photo-upload.refused")
    refused.wait_for()
    assert "bad.jpg" in refused.inner_text()
    assert page.locator(".cke_notification").count() == 0, "CKEditor has its own opinion of the file"
    photo = Photo.objects.get()
    assert photo.created_by == editor
    data = page.evaluate("CKEDITOR.instances.id_body.getData()")
    assert f'data-photo="{photo.pk}"' in data
    assert "photo-upload" not in data
    assert "bad.jpg" not in data
    refused.locator("button").click()
    expect(frame.locator(".photo-upload")).to_have_count(0)
    page.click("button[name=_draft]")
    page.wait_for_url("**/change/")
    article = Article.objects.get()
    assert list(article.photos.all()) == [photo]
    for text in ("Первый абзац.", "Второй.", photo.sources["body"]["src"]):
        assert text in article.body
    assert "base64" not in article.body
    assert all("400" in complaint for complaint in page.complaints)


def test_a_pasted_screenshot_is_a_photo(page: Any, editor: User) -> None:
    page.goto("/admin/articles/article/add/")
    frame = page.frame_locator(FRAME)
    frame.locator("body").click()
    inner = page.query_selector(FRAME).content_frame()
    data = transfer(inner, file("image.png", image_bytes(file_format="PNG"), "image/png"))
    inner.evaluate(
        "clipboardData => document.body.dispatchEvent("
        "new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))",
        data,
    )
    frame.locator("figure.photo img").wait_for()
    assert "base64" not in page.evaluate("CKEDITOR.instances.id_body.getData()")
    assert Photo.objects.count() == 1
    assert not page.complaints


def test_uploaded_and_described_in_the_picker(page: Any, editor: User) -> None:
    make_photo(alt_ru="Старый снимок")
    page.goto("/admin/articles/article/add/")
    page.click("[data-photo-choice] [data-choose]")
    dialog = page.locator("dialog.photo-picker")
    page.set_input_files("dialog [data-photo-drop] input[type=file]", file("new.jpg", image_bytes()))
    dialog.locator("[data-photo-describe]").wait_for()
    photo = Photo.objects.latest("id")
    page.keyboard.type("Новый снимок")
    page.fill(f"#id_{photo.pk}-credit", "Лев Молчанов")
    page.keyboard.press("Enter")
    first = dialog.locator(".picker-photos button").first
    first.wait_for()
    expect(first).to_contain_text("Новый снимок")
    page.keyboard.type("старый")
    page.keyboard.press("Enter")
    dialog.locator(".picker-photos li").nth(1).wait_for(state="detached")
    # From the search on with the keyboard alone: its button, the zone of uploads, the first photo.
    for _n in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.picker-photos button')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".photo-choice-words")).to_have_text("Старый снимок")
    assert not page.complaints
