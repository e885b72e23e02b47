"""Links with and without http, disguised domains, shouting."""

import pytest

from comments.filter.capitals import examine as examine_capitals
from comments.filter.links import domain_of, examine, links_in


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("https://Site.ru/a?b=c и http://www.other.com:8080/", ["site.ru", "other.com"]),
        ("смотри site.ru, t.me/kanal и казино.рф!", ["site.ru", "t.me", "казино.рф"]),
        ("пиши на a@mail.example.com", ["mail.example.com"]),
        ("xn--80aswg.xn--p1ai", ["сайт.рф"]),
        ("http://[::1", ["[::1"]),
        ("site.ru site.ru", ["site.ru", "site.ru"]),
        ("Мы на http://127.0.0.1:8000/ живём", []),
    ],
)
def test_links_are_found(settings, text, hosts):
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert links_in(text) == hosts


@pytest.mark.parametrize(
    "text",
    [
        *("Пришёл.Потом ушёл", "т.е. так и т.д.", "стр.12", "3.14 и 1.000.000 грн", "и.о. мэра", "Всё…что было"),
        *("Он сказал:да.нет.может быть", "ул.Дерибасовская", "в 10.30", "А.С.Пушкин", "main.py", "v2.0.1"),
    ],
)
def test_a_full_stop_without_a_space_is_no_domain(text):
    assert links_in(text) == []


def test_what_is_a_domain_and_nothing_else():
    assert domain_of(" https://www.Site.RU/path ") == "site.ru"
    assert domain_of("site.ru") == "site.ru"
    assert domain_of("xn--80aswg.xn--p1ai") == "сайт.рф"
    assert domain_of("мой site.ru") == domain_of("кот") == domain_of("т.е.") == ""


def test_each_link_weighs_and_a_disguise_more():
    one, three = (next(iter(examine(links_in("site.ru " * n)))) for n in (1, 3))
    assert one.weight < 1 < three.weight
    assert three.detail == {"count": 3, "hosts": ["site.ru"]}
    assert [finding.name for finding in examine(links_in("аpple.com"))] == ["links", "disguised_link"]
    assert list(examine([])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ДОКОЛЕ ЭТО БУДЕТ ПРОДОЛЖАТЬСЯ, ГОСПОДА", True),
        ("ДОКОЛЕ ЭТО БУДЕТ ПРОДОЛЖАТЬСЯ, господа", True),
        ("УРА!!! УРА!!!", False),
        ("В ОВА и ДСНС сообщили, что СБУ и ДБР ищут", False),
        ("Обычное предложение с Именем Собственным", False),
        ("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", False),
    ],
)
def test_capitals(text, found):
    assert bool(list(examine_capitals(text))) == found
