import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from odessa_news.lib.slugs import MAX_SLUG_LENGTH, slugify_title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Знам'янка, Згурівка й Єланець", "znamianka-zghurivka-y-yelanets"),
        ("Їжак і ґанок: м’який йогурт", "yizhak-i-ganok-miakyi-yohurt"),
        ("Щойно: подвірʼя в Одесі", "shchoino-podviria-v-odesi"),
        ("Фильм «Объект Ё»", "fylm-obekt-e"),
    ],
)
def test_ukrainian(title: str, slug: str) -> None:
    assert slugify_title(title, "uk") == slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Объявлен съезд: ёлка и эхо", "obyavlen-sezd-elka-i-ekho"),
        ("Одесский трамвай № 5 — снова в пути!", "odesskiy-tramvay-no-5-snova-v-puti"),
        ("«Київстар», Ґудзь и Їжак", "kiivstar-gudz-i-yizhak"),
        ("Café «Aix-Marseille»", "cafe-aix-marseille"),
    ],
)
def test_russian(title: str, slug: str) -> None:
    assert slugify_title(title, "ru") == slug


@pytest.mark.parametrize("title", ["", "—", "…!", "日本", "\x00", "\ud800", "ь", "'"])
def test_is_never_empty(title: str) -> None:
    assert slugify_title(title, "ru") == "news"
    assert slugify_title(title, "uk") == "news"


def test_is_cut_after_a_word() -> None:
    slug = slugify_title("Город " * 40, "ru")
    assert slug == "-".join(["gorod"] * 13)
    assert slugify_title("а" * 300, "uk") == "a" * MAX_SLUG_LENGTH


@settings(max_examples=100, deadline=None)
@given(st.text(), st.sampled_from(["ru", "uk", "en"]))
def test_is_always_a_slug(title: str, language: str) -> None:
    slug = slugify_title(title, language)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= MAX_SLUG_LENGTH
    assert slugify_title(slug, language) == slug
