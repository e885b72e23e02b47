from typing import Any

import pytest
from django.template import engines
from django.utils import translation

from articles.models import Article
from tests.make import make_article, make_author, make_photo

pytestmark = pytest.mark.django_db


def drawn(macro: str, *args: Any, **kwargs: Any) -> str:
    """What a macro of templates/articles/_cards.html makes."""
    engine: Any = engines["jinja2"]
    return str(getattr(engine.env.get_template("articles/_cards.html").module, macro)(*args, **kwargs))


def card_of(article: Article, kind: str = "row", language: str = "ru") -> str:
    with translation.override(language):
        return drawn("card", Article.objects.cards().get(pk=article.pk), language, kind)


def test_texts_are_escaped() -> None:
    article = make_article(title="<b>&", lead='"<i>', authors=[make_author(name="<u>")])
    html = card_of(article)
    assert not {"<b>", "<i>", "<u>"} & set(html.split(">"))
    for text in ("&lt;b&gt;&amp;", "&lt;i&gt;", "&lt;u&gt;"):
        assert text in html


def test_the_other_language_is_marked() -> None:
    article = make_article(language="uk", lead="Лід")
    foreign, own = card_of(article, language="ru"), card_of(article, language="uk")
    assert foreign.count(' lang="uk"') == 2
    assert '<abbr class="badge" title="на украинском">УКР</abbr>' in foreign
    assert "lang=" not in own
    assert "badge" not in own


def test_a_picture_keeps_its_place_and_only_the_first_hurries() -> None:
    photo = make_photo()
    cards = list(Article.objects.cards().filter(pk__in=[make_article(cover=photo).pk, make_article(cover=photo).pk]))
    first, second = drawn("cards", cards, "ru", "row", first_eager=True).split("</li>")[:2]
    for html in (first, second):
        assert 'type="image/avif"' in html
        assert ' width="' in html
        assert ' height="' in html
    assert 'fetchpriority="high"' in first
    assert "lazy" not in first
    assert 'loading="lazy"' in second


def test_nothing_missing_leaves_a_trace() -> None:
    html = card_of(make_article(lead="", cover=None))
    for trace in ("<picture", "card-lead", "card-byline", "None"):
        assert trace not in html


def test_a_compact_card_is_the_headline() -> None:
    html = card_of(make_article(lead="Лид", cover=make_photo()), "compact")
    assert "<picture" not in html
    assert "card-lead" not in html
