import pytest
from hypothesis import example, given, settings

from articles.richtext import UnreadableHTML, clean
from articles.richtext.tokens import Start, tokens
from tests.articles.richtext.nasty import NASTY_HTML

VIDEO = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("<b>a</b> <i>b</i> <u>c</u>", "<p><strong>a</strong> <em>b</em> c</p>"),
        ("<h1>a</h1><h2>b</h2><h3>c</h3><h5>d</h5>", "<h2>a</h2><h2>b</h2><h3>c</h3><h3>d</h3>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("bare<p>a</p>text", "<p>bare</p><p>a</p><p>text</p>"),
        ("<p>a<hr>b</p>", "<p>a</p><p>b</p>"),
        ("<p></p><p>&nbsp;</p><p><strong> </strong><br></p><h2></h2><ul><li></li></ul>", ""),
        ("<p>&nbsp; a&nbsp;b  c &nbsp; d<br></p>", "<p>a\xa0b c d</p>"),
        ("<p>a<strong> b </strong>c<br>d</p>", "<p>a <strong>b</strong> c<br>d</p>"),
        ("<blockquote>a<p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<ul>a<li>b<ol><li>c</ol></ul><li>d", "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><p>d</p>"),
        ("<a href=/x><p>a</p><h2>b</h2></a>", '<p><a href="/x">a</a></p><h2><a href="/x">b</a></h2>'),
        ("<h2>a<ul><li>b</ul>c</h2>", "<h2>a</h2><ul><li>b</li></ul><p>c</p>"),
        ("<p>a < b & c &lt;script&gt;", "<p>a &lt; b &amp; c &lt;script&gt;</p>"),
        ("<p class=x style='y' onclick='z' id=q lang=uk>a</p>", "<p>a</p>"),
        ("a<script>b</script><style>c</style><!-- d --><textarea>e</textarea>f", "<p>af</p>"),
        ("<svg><style><img src=x onerror=1></style></svg>a", "<p>a</p>"),
        ("a<script>b", "<p>a</p>"),
        ("a\x00\ud800\u202e&#0;&#x202e;b", "<p>a\ufffdb</p>"),
        ("<p>и\u0306</p>", "<p>й</p>"),
        ("", ""),
    ],
)
def test_shape(html: str, stored: str) -> None:
    assert clean(html) == stored
    assert clean(stored) == stored


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://a.b/?c=1&amp;d=2", '<a href="https://a.b/?c=1&amp;d=2" rel="noopener">x</a>'),
        ("HTTP://a.b", '<a href="http://a.b" rel="noopener">x</a>'),
        ("/news/a-1/#h-b", '<a href="/news/a-1/#h-b">x</a>'),
        ("mailto:a@b.co?subject=c", '<a href="mailto:a@b.co?subject=c">x</a>'),
        ("tel:+38 (048) 722-15-15", '<a href="tel:+38(048)722-15-15">x</a>'),
        ("javascript:alert(1)", "x"),
        (" java&#10;script:alert(1)", "x"),
        ("data:text/html,x", "x"),
        ("//evil.example", "x"),
        ("/\\evil.example", "x"),
        ("https:evil", "x"),
        ("https://", "x"),
        ("https://[::1", "x"),
        ("relative", "x"),
        ("ftp://a.b", "x"),
        ("mailto:", "x"),
        ("tel:1;x", "x"),
        ("https://a.b/" + "c" * 3000, "x"),
    ],
)
def test_links(href: str, kept: str) -> None:
    assert clean(f'<p><a href="{href}" target=_blank rel=x title=y>x</a></p>') == f"<p>{kept}</p>"


def test_photo() -> None:
    figure = (
        '<figure class="photo" data-photo="12"><img src="/media/a.jpg" alt="A &amp; B">'
        "<figcaption>Порт <em>вчера</em></figcaption></figure>"
    )
    assert clean(figure) == figure
    assert clean(f"<p>a{figure}b</p>") == f"<p>a</p>{figure}<p>b</p>"
    assert clean('<figure class="x photo" data-photo="5" onclick=y></figure>') == (
        '<figure class="photo" data-photo="5"></figure>'
    )


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "12345678901", "1 2", "٣", "../1"])
def test_photo_without_a_number_is_only_its_caption(number: str) -> None:
    html = f'<figure class="photo" data-photo="{number}"><img src="/a.jpg"><figcaption>Порт</figcaption></figure>'
    assert clean(html) == "<p>Порт</p>"


def test_pictures_come_from_the_photo_library_only() -> None:
    assert clean('<p>a<img src="https://evil.example/pixel.gif">b</p>') == "<p>ab</p>"


def test_table() -> None:
    table = (
        '<table><caption>Цены</caption><thead><tr><th scope="col" colspan="2">а</th></tr></thead>'
        '<tbody><tr><th scope="row">б</th><td rowspan="2">в</td></tr><tr><td></td></tr></tbody></table>'
    )
    assert clean(table) == table
    assert clean("<table border=1><tr><td colspan=9999 rowspan=x width=5>a<tfoot><tr><td>b</table>") == (
        "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>"
    )


def test_pasted_player_becomes_its_address() -> None:
    player = f'<iframe width=560 src="//www.youtube.com/embed/{VIDEO}?rel=0" allowfullscreen></iframe>'
    assert clean(f"<p>a</p>{player}") == f"<p>a</p><p>https://www.youtube.com/watch?v={VIDEO}</p>"
    assert clean('<iframe src="https://evil.example/"></iframe>') == ""


@settings(max_examples=250, deadline=None)
@given(NASTY_HTML)
@example("<p>x\u0338<b>\u0338</b><p>\u0338")
@example('<img alt="<b x=\'">')
@example("<b><table><td></b></table>")
def test_cleaning_again_changes_nothing(html: str) -> None:
    once = clean(html)
    once.encode()
    assert clean(once) == once


PLAIN = "p h2 h3 strong em ul ol li blockquote table thead tbody tr caption figcaption br"
ALLOWED: dict[str, set[str]] = {
    "a": {"href", "rel"},
    "figure": {"class", "data-photo"},
    "img": {"src", "alt"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"scope", "colspan", "rowspan"},
    **{name: set() for name in PLAIN.split()},
}


@settings(max_examples=150, deadline=None)
@given(NASTY_HTML)
def test_nothing_else_comes_through(html: str) -> None:
    for token in tokens(clean(html)):
        if isinstance(token, Start):
            assert set(token.attrs) <= ALLOWED[token.name]
            address = token.attrs.get("href") or token.attrs.get("src") or "/"
            assert address.startswith(("https://a.b/", "/"))
            assert not address.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 10_000 + "x",
        "<blockquote>" * 10_000 + "x",
        "<b>" * 10_000 + "x",
        "<ul><li>" * 5_000 + "x",
        "".join(f"<b id={number}>" for number in range(3_000)) + "<p>x" * 3_000,
        "<b><table><td></b></table>" * 3_000 + "x",
        "<table><tr><td>" * 4_000 + "x",
        "<a href=/x><table><td>" * 4_000 + "x",
        "<b " * 100_000 + "><p>x",
        '<b x="' * 50_000 + '"><p>x',
        "<" * 100_000 + " x",
        "<!--" * 100_000 + "--><p>x",
        "&" * 50_000 + "x",
    ],
)
def test_bomb_is_survived_with_its_text(bomb: str) -> None:
    # Each is of a size at which anything worse than linear would not come back.
    assert "x" in clean(bomb)


@pytest.mark.usefixtures("source_strings")
@pytest.mark.parametrize("bomb", ["<p>море</p>" * 460_000, "a" * 5_000_000, "<br>" * 50_000, "x\xa0" * 110_000])
def test_bomb_is_refused_with_a_sentence(bomb: str) -> None:
    with pytest.raises(UnreadableHTML, match=r"^The text (is|has) .+\.$"):
        clean(bomb)
