import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings

from articles.richtext import PictureSource, clean, photo_ids, plain_text, render, word_count
from articles.richtext.tokens import End, Start, tokens
from odessa_news.lib.typography import NBSP
from tests.articles.richtext.nasty import NASTY_HTML


@dataclass(frozen=True)
class Photo:
    avif_srcset: str = "/m/a-480.avif 480w, /m/a-960.avif 960w"
    jpeg_srcset: str = "/m/a-480.jpg 480w, /m/a-960.jpg 960w"
    src: str = "/m/a-960.jpg"
    width: int = 960
    height: int = 640
    alt: str = 'Порт "Южный" & море'
    caption: str = 'Порт "Южный" - вид с моря'
    credit: str = "Фото: <И. И. Иванов>"


PHOTO: PictureSource = Photo()
FIGURE = '<figure class="photo" data-photo="1"><img src="/m/a.jpg" alt="из текста"></figure>'
ALLOWED = (
    "p h2 h3 strong em a ul ol li blockquote table thead tbody tr th td caption div span br "
    "figure picture source img figcaption"
)
VOID = frozenset({"br", "img", "source"})
SIZES = 'sizes="(min-width: 48rem) 44rem, 100vw"'


def test_text_is_set_across_inline_tags() -> None:
    html = '<p>Он читал "<strong>Чайку</strong>" - в <em>театре</em><br>- И всё</p>'
    expected = "<p>Он читал «<strong>Чайку</strong>»~— в~<em>театре</em><br>—~И~всё</p>"
    assert render(html, "ru", {}) == expected.replace("~", NBSP)


def test_each_block_is_a_text_of_its_own() -> None:
    html = '<ul><li>"а<ul><li>б"</li></ul>в</li></ul><blockquote><p>"г"</p></blockquote>'
    assert render(html, "uk", {}) == ('<ul><li>"а<ul><li>б"</li></ul>в</li></ul><blockquote><p>«г»</p></blockquote>')


def test_headings_get_ids_of_their_own() -> None:
    html = "<h2>Їжа «в місті»</h2><h3>Їжа в місті</h3><h2>…</h2>"
    assert render(html, "uk", {}) == (
        f'<h2 id="h-yizha-v-misti">Їжа «в{NBSP}місті»</h2><h3 id="h-yizha-v-misti-2">Їжа в{NBSP}місті</h3>'
        '<h2 id="h-news">…</h2>'
    )


def test_links() -> None:
    html = '<p><a href="https://a.b/?c=1&amp;d=%22">"а"</a> <a href="/news/">б</a></p>'
    assert render(html, "ru", {}) == (
        '<p><a href="https://a.b/?c=1&amp;d=%22" rel="noopener">«а»</a> <a href="/news/">б</a></p>'
    )


def test_photo() -> None:
    assert render(FIGURE, "ru", {1: PHOTO}) == (
        '<figure class="photo"><picture>'
        f'<source type="image/avif" srcset="/m/a-480.avif 480w, /m/a-960.avif 960w" {SIZES}>'
        f'<img src="/m/a-960.jpg" srcset="/m/a-480.jpg 480w, /m/a-960.jpg 960w" {SIZES} width="960" height="640" '
        'loading="lazy" decoding="async" alt="Порт &quot;Южный&quot; &amp; море"></picture>'
        f"<figcaption>Порт «Южный»{NBSP}— вид с{NBSP}моря\u2002"
        f'<span class="credit">Фото: &lt;И.{NBSP}И.{NBSP}Иванов&gt;</span></figcaption></figure>'
    )


def test_caption_in_the_body_wins() -> None:
    html = clean(FIGURE.replace("</figure>", '<figcaption>Наша <em>"подпись"</em></figcaption></figure>'))
    rendered = render(html, "ru", {1: PHOTO})
    assert '<figcaption>Наша <em>«подпись»</em>\u2002<span class="credit">' in rendered
    assert "Южный»" not in rendered


def test_photo_with_little_known_about_it() -> None:
    bare = replace(Photo(), avif_srcset="", jpeg_srcset="", alt="", caption="", credit="")
    assert render(FIGURE, "ru", {1: bare}) == (
        '<figure class="photo"><picture><img src="/m/a-960.jpg" width="960" height="640" loading="lazy" '
        'decoding="async" alt="из текста"></picture></figure>'
    )


def test_missing_photo_leaves_nothing() -> None:
    html = f"<p>а</p>{FIGURE.replace('</figure>', '<figcaption>б</figcaption></figure>')}<p>в</p>"
    assert render(html, "ru", {2: PHOTO}) == "<p>а</p><p>в</p>"


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p>https://youtu.be/dQw4w9WgXcQ?si=x</p>",
        "<p> youtu.be/dQw4w9WgXcQ </p>",
        '<p><a href="https://youtu.be/dQw4w9WgXcQ?si=x">https://youtu.be/dQw4w9WgXcQ</a></p>',
    ],
)
def test_link_alone_becomes_a_card(paragraph: str) -> None:
    html = clean(paragraph)
    assert render(html, "en", {}) == (
        '<div class="embed" data-embed data-src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" '
        'data-title="Video on YouTube"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener" '
        'class="embed-link"><span class="embed-provider">YouTube</span> '
        '<span class="embed-action">Watch on YouTube</span></a></div>'
    )
    assert plain_text(html) == ""


@pytest.mark.parametrize(
    "html",
    [
        "<p>Смотрите https://youtu.be/dQw4w9WgXcQ</p>",
        '<p><a href="https://youtu.be/dQw4w9WgXcQ">Смотрите</a></p>',
        '<p><a href="https://t.me/odessa/1">https://youtu.be/dQw4w9WgXcQ</a></p>',
        "<p>https://example.com/</p>",
        "<ul><li>https://youtu.be/dQw4w9WgXcQ</li></ul>",
        "<blockquote><p>https://youtu.be/dQw4w9WgXcQ</p></blockquote>",
    ],
)
def test_other_links_stay_text(html: str) -> None:
    rendered = render(clean(html), "ru", {})
    assert "data-embed" not in rendered
    assert plain_text(rendered) == plain_text(clean(html))


def test_tables_scroll_in_a_named_box() -> None:
    html = clean(
        "<table><caption>Цены &amp; дни</caption><tr><th scope=col colspan=2>а</table><table><tr><td>б</table>"
    )
    assert render(html, "en", {}) == (
        '<div class="table" tabindex="0" role="region" aria-label="Цены &amp; дни"><table>'
        '<caption>Цены &amp; дни</caption><tbody><tr><th scope="col" colspan="2">а</th></tr></tbody></table></div>'
        '<div class="table" tabindex="0" role="region" aria-label="Table 2"><table>'
        "<tbody><tr><td>б</td></tr></tbody></table></div>"
    )


@settings(max_examples=150, deadline=None)
@given(NASTY_HTML)
def test_rendering_is_as_safe_as_the_clean_body(html: str) -> None:
    body = clean(html)
    rendered = render(body, "ru", {7: PHOTO})
    assert rendered.count("<picture>") == body.count("<figure")
    opened: list[str] = []
    for token in tokens(rendered):
        if isinstance(token, Start):
            assert token.name in ALLOWED.split()
            assert not [name for name in token.attrs if name.startswith("on") or name == "style"]
            assert token.attrs.get("href", "/").startswith(("https://", "/"))
            if token.name not in VOID:
                opened.append(token.name)
        elif isinstance(token, End):
            assert opened.pop() == token.name
    assert not opened


def test_what_a_body_says() -> None:
    html = clean(
        '<h2>Порт</h2><p>Два <strong>слова</strong><br>и строка</p><figure class="photo" data-photo="7">'
        '<figcaption>подпись</figcaption></figure><figure class="photo" data-photo="3"></figure>'
        '<figure class="photo" data-photo="7"></figure><ul><li>а &lt;б&gt;</li></ul><p>https://t.me/odessa/12</p>'
    )
    assert photo_ids(html) == [7, 3]
    assert plain_text(html) == "Порт\nДва слова\nи строка\nподпись\nа <б>"
    assert word_count(html) == 8
    assert (photo_ids(""), plain_text(""), word_count("")) == ([], "", 0)


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("График: https://omr.gov.ua/ru/?a=1&amp;b=2.", "https://omr.gov.ua/ru/?a=1&amp;b=2", "."),
        ("(http://example.com/a-b)", "http://example.com/a-b", ")"),
        ("<strong>https://example.com/«</strong>", "https://example.com/", "«"),
    ],
)
def test_an_address_in_the_text_can_be_opened(text: str, address: str, after: str) -> None:
    rendered = render(f"<p>{text}</p>", "ru", {})
    assert re.search(
        rf'<a href="{re.escape(address)}"[^>]* class="address">{re.escape(address)}</a>{re.escape(after)}', rendered
    )


@pytest.mark.parametrize("text", ['<a href="/a/">https://example.com/</a>', "https://", "xhttps://example.com/", "://"])
def test_what_is_a_link_or_none_stays_so(text: str) -> None:
    assert 'class="address"' not in render(f"<p>{text}</p>", "ru", {})
