"""In pages that stand still an e-mail address of the text is a link to write to it."""

import pytest

from articles.richtext import with_mail_links
from tests.make import make_page


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("<p>Пишите: news@odessa.example.</p>", "<p>Пишите: <{news@odessa.example}>.</p>"),
        ("<p>A.B+c@x-y.co.ua, (d@e.org)</p>", "<p><{A.B+c@x-y.co.ua}>, (<{d@e.org}>)</p>"),
        ("<p><strong>a@b.org</strong></p>", "<p><strong><{a@b.org}></strong></p>"),
    ],
)
def test_addresses_become_links(text: str, linked: str) -> None:
    import re

    assert with_mail_links(text) == re.sub(r"<\{(.*?)\}>", r'<a href="mailto:\1">\1</a>', linked)


@pytest.mark.parametrize(
    "text",
    [
        '<p><a href="/pages/contacts/">news@odessa.example</a> &amp; 1 &lt; 2</p>',
        '<p><a href="https://medium.com/@somebody">текст</a> https://user:x@odessa.example/ @odessa a@b</p>',
        "<p>a@b@c.org a@-.1 пошта@одеса.укр<br>x</p>",
    ],
)
def test_others_stay(text: str) -> None:
    assert with_mail_links(text) == text


@pytest.mark.django_db
def test_readers_see_them_and_editors_do_not() -> None:
    page = make_page(body_uk="<p>Пошта - news@odessa.example</p>")
    assert page.body_uk == "<p>Пошта - news@odessa.example</p>"
    assert '<a href="mailto:news@odessa.example">news@odessa.example</a>' in page.public_body_uk
