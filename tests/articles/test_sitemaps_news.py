"""Google's news sitemap: the last two days and no more than it takes."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.sitemaps import entries
from tests.articles.trees import at, text_at
from tests.make import make_article, make_section, make_twin

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"

pytestmark = pytest.mark.django_db


def news(client: Client) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(client.get("/sitemap-news.xml").content)
    return root.findall(f"{SITEMAP}url")


def titles(client: Client) -> list[str]:
    return [text_at(url, f"{NEWS}news/{NEWS}title") for url in news(client)]


def test_what_google_asks_for(client: Client) -> None:
    article = make_article(title="Маяк & <море>")
    twin = make_twin(article, title="Маяк укр")
    found = {text_at(url, f"{SITEMAP}loc"): at(url, f"{NEWS}news") for url in news(client)}
    assert set(found) == {settings.SITE_URL + each.get_absolute_url() for each in (article, twin)}
    item = found[settings.SITE_URL + article.get_absolute_url()]
    assert text_at(item, f"{NEWS}title") == "Маяк & <море>"
    assert text_at(item, f"{NEWS}publication/{NEWS}language") == "ru"
    assert text_at(item, f"{NEWS}publication/{NEWS}name")
    published = datetime.fromisoformat(text_at(item, f"{NEWS}publication_date"))
    assert article.published_at is not None
    assert published == article.published_at.replace(microsecond=0)
    assert published.utcoffset() in (timedelta(hours=2), timedelta(hours=3))  # Kyiv's
    of_twin = found[settings.SITE_URL + twin.get_absolute_url()]
    assert text_at(of_twin, f"{NEWS}publication/{NEWS}language") == "uk"


def test_two_days_newest_first(client: Client) -> None:
    now, section = timezone.now(), make_section()
    ages = {
        "new": timedelta(minutes=1),
        "two days": timedelta(hours=47, minutes=59),
        "old": timedelta(hours=48, minutes=1),
    }
    for title, age in ages.items():
        make_article(title=title, published_at=now - age, section=section)
    make_article(title="to come", published_at=now + timedelta(minutes=1), section=section)
    assert titles(client) == ["new", "two days"]


def test_at_most_a_thousand(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert entries.MAX_NEWS == 1_000
    monkeypatch.setattr(entries, "MAX_NEWS", 3)
    now, section = timezone.now(), make_section()
    for number in range(5):
        make_article(title=f"N{number}", published_at=now - timedelta(minutes=number), section=section)
    assert titles(client) == ["N0", "N1", "N2"]


def test_text_that_xml_forbids(client: Client) -> None:
    Article.objects.filter(pk=make_article().pk).update(public_title="Ма\x01як ]]> \ufffe&")
    assert titles(client) == ["Маяк ]]> &"]


def test_none_is_valid(client: Client) -> None:
    assert news(client) == []
