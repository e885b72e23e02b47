"""An editor who has never seen Django: photo → article → picture in the text → publish → see it on the site."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from articles.models import Article, Photo
from tests import cast
from tests.e2e.conftest import log_in
from tests.make import image_bytes, make_article, make_author, make_photo, make_section, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


def log_in_by_form(page: Any, username: str) -> None:
    page.goto("/admin/")
    expect(page.locator("#id_username")).to_be_focused()
    page.fill("#id_username", username)
    page.fill("#id_password", "pass-word-1794")
    page.click("#login-form button[type=submit]")
    page.wait_for_url("**/admin/")


def type_into_editor(page: Any, text: str) -> None:
    frame = page.frame_locator("iframe.cke_wysiwyg_frame")
    frame.locator("body").click()
    page.keyboard.type(text)


def choose(page: Any, field: str, text: str) -> None:
    """Of an autocomplete field, the first that is found."""
    page.click(f"#id_{field} + .select2-container")
    page.keyboard.type(text)
    page.click(f".select2-results__option--highlighted:has-text('{text}')")


def test_from_a_photo_to_the_page(page: Any) -> None:
    cast.editor()
    make_section(slug="port", name_ru="Порт", name_uk="Порт")
    make_author(name="Вера Лиманская", slug="vira")
    make_topic(slug="morem", name_ru="Море", name_uk="Море")
    log_in_by_form(page, "editor")

    page.click(".desk-verbs a[href$='/photo/add/']")
    page.set_input_files("#id_file", {"name": "mayak.jpg", "mimeType": "image/jpeg", "buffer": image_bytes()})
    page.fill("#id_alt_ru", "Маяк в тумане")
    page.fill("#id_caption_ru", "Воронцовский маяк")
    page.fill("#id_credit", "Лев Молчанов")
    page.click("button[name=_save]")
    page.wait_for_url("**/admin/articles/photo/")
    photo = Photo.objects.get()

    page.goto("/admin/articles/article/add/")
    page.fill("#id_title", "Туман закрыл порт")
    page.fill("#id_lead", "Суда стоят на рейде до вечера.")
    type_into_editor(page, "Первый абзац.")
    page.keyboard.press("Enter")
    page.click(".cke_button__photo")
    page.click(f"dialog.photo-picker button[data-photo='{photo.pk}']")
    caption = page.frame_locator("iframe.cke_wysiwyg_frame").locator("figure.photo figcaption")
    expect(caption).to_have_text("Воронцовский маяк")
    caption.click()
    # Until then the editor takes the keys for the figure, which is chosen as a whole, and not for its caption.
    expect(caption).to_have_class(re.compile("cke_widget_editable_focused"))
    page.keyboard.press("End")
    page.keyboard.type(", вид с мола")
    choose(page, "section", "Порт")
    page.click("[data-photo-choice] [data-choose]")
    page.click(f"dialog.photo-picker button[data-photo='{photo.pk}']")
    page.click("button[name=_publish]")
    page.wait_for_url("**/change/")

    article = Article.objects.get()
    assert article.is_public()
    assert article.cover_id == photo.pk
    assert f'data-photo="{photo.pk}"' in article.body
    assert "вид с мола" in article.body
    with page.expect_popup() as opened:
        page.click(".newsroom-see")
    site = opened.value
    site.wait_for_load_state()
    assert site.locator("h1").inner_text() == "Туман закрыл порт"
    assert "вид с\N{NO-BREAK SPACE}мола" in site.locator("figure", has=site.locator("figcaption")).last.inner_text()
    assert not page.complaints


def test_opening_and_saving_changes_nothing(page: Any) -> None:
    """What the editor does to the HTML when it lays it out is no change of the text, and loses nothing of it."""
    photo = make_photo()
    body = (
        "<p>Текст с <strong>жирным</strong>, <em>курсивом</em> и "
        '<a href="https://example.com/?a=1&amp;b=2" rel="noopener">ссылкой</a>.</p>'
        "<h2>Заголовок</h2><h3>Меньше</h3><ul><li>раз</li><li>два</li></ul><ol><li>три</li></ol>"
        "<blockquote><p>Цитата</p></blockquote>"
        '<table><thead><tr><th scope="col">А</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
        f'<figure class="photo" data-photo="{photo.pk}"><img src="{photo.sources["body"]["src"]}" alt="Маяк">'
        "<figcaption>Подпись</figcaption></figure>"
        "<p>https://www.youtube.com/watch?v=dQw4w9WgXcQ</p>"
    )
    article = make_article(body=body)
    before = Article.objects.values("body", "updated_at", "published_at").get()
    cast.editor()
    log_in(page, "editor")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("figure.photo").wait_for()
    with page.expect_navigation():
        page.click("button[name=_continue]")
    after = Article.objects.values("body", "updated_at", "published_at").get()
    assert after["updated_at"] == before["updated_at"]
    assert "".join(after["body"].split()) == "".join(before["body"].split())


def test_pasted_formatting_is_cleaned_and_a_bare_link_stays(page: Any) -> None:
    cast.reporter()
    log_in(page, "reporter")
    page.goto("/admin/articles/article/add/")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").wait_for()
    page.fill("#id_title", "Вставка")
    pasted = (
        '<p style="color:red" onclick="alert(1)">Абзац<script>alert(2)</script> <span style="font-size:30px">из</span> '
        '<font face="Arial">почты</font></p><iframe src="https://evil.example"></iframe><h1>Большой</h1>'
        "<p>https://www.youtube.com/watch?v=dQw4w9WgXcQ</p>"
    )
    page.evaluate(
        "html => { const e = CKEDITOR.instances.id_body; e.focus();"
        " e.fire('paste', {dataValue: html, type: 'html', method: 'paste',"
        " dataTransfer: new CKEDITOR.plugins.clipboard.dataTransfer()}) }",
        pasted,
    )
    page.wait_for_function("CKEDITOR.instances.id_body.getData().includes('youtube')")
    page.click("button[name=_draft]")
    page.wait_for_url("**/change/")
    body = Article.objects.get().body
    assert "Абзац" in body
    assert "почты" in body
    for foul in ("style", "script", "iframe", "onclick", "span", "font", "h1"):
        assert f"<{foul}" not in body, foul
        assert f" {foul}=" not in body, foul
    assert "youtube.com/watch" in body
