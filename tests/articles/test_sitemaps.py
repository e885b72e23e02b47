"""The sitemap index and its files as search engines read them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from articles.models import Article, Photo, Status
from articles.models.urls import absolute
from articles.sitemaps import blocks
from tests.articles.trees import text_at
from tests.make import make_article, make_author, make_page, make_photo, make_section, make_topic, make_twin
from tests.planner import analyze

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XHTML = "{http://www.w3.org/1999/xhtml}"

pytestmark = pytest.mark.django_db


def files(client: Client) -> list[str]:
    """Addresses of the index, without the host."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert root.tag == f"{SITEMAP}sitemapindex"
    found = [text_at(entry, f"{SITEMAP}loc") for entry in root.findall(f"{SITEMAP}sitemap")]
    assert all(address.startswith(settings.SITE_URL) for address in found)
    return [address.removeprefix(settings.SITE_URL) for address in found]


def urls(client: Client, path: str) -> list[ElementTree.Element]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{SITEMAP}urlset"
    return root.findall(f"{SITEMAP}url")


def locations(client: Client, path: str) -> list[str]:
    return [text_at(url, f"{SITEMAP}loc").removeprefix(settings.SITE_URL) for url in urls(client, path)]


def whole(client: Client) -> list[str]:
    return [address for path in files(client) for address in locations(client, path)]


def alternates(url: ElementTree.Element) -> dict[str, str]:
    links = url.findall(f"{XHTML}link")
    assert all(link.get("rel") == "alternate" for link in links)
    return {link.attrib["hreflang"]: link.attrib["href"] for link in links}


def test_every_kind_of_page_is_listed_once(client: Client) -> None:
    parent = make_section(slug="news")
    author, topic = make_author(slug="anna"), make_topic(slug="port")
    article = make_article(section=make_section(slug="city", parent=parent), authors=[author], topics=[topic])
    make_page(slug="about")
    both = ["", "archive/", "corrections/", "news/", "city/", "authors/anna/", "topics/port/", "pages/about/"]
    expected = [f"/{prefix}{path}" for path in both for prefix in ("", "uk/")] + [article.get_absolute_url()]
    assert sorted(whole(client)) == sorted(expected)


def test_no_file_passes_the_limit_wherever_the_ids_are(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 3)
    section = make_section()
    # Dense, with gaps, at the edges of blocks, and as far apart as ids can be.
    ids = [1, 2, 3, 4, 6, 7, 8, 9, 100, 101, 5_000_000, 10**15, 10**18 - 1]
    for pk in ids:
        make_article(pk=pk, section=section)
    listed = {path: locations(client, path) for path in files(client) if "articles" in path}
    assert all(1 <= len(addresses) <= 3 for addresses in listed.values())
    found = [address for addresses in listed.values() for address in addresses]
    assert sorted(found) == sorted(article.get_absolute_url() for article in Article.objects.all())
    assert next(iter(listed)) == f"/sitemap-articles-{(10**18 - 2) // 3 + 1}.xml"


def test_the_constants_keep_to_the_protocol() -> None:
    assert blocks.MAX_ADDRESSES == 50_000
    assert blocks.BLOCK * len(settings.LANGUAGES) <= blocks.MAX_ADDRESSES


def test_the_index_is_limited_too_and_keeps_the_newest(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 1)
    monkeypatch.setattr(blocks, "MAX_ADDRESSES", 5)
    section = make_section()
    for pk in range(1, 9):
        make_article(pk=pk, section=section)
    listed = files(client)
    assert len(listed) == 5
    assert [path for path in listed if "articles" in path] == [f"/sitemap-articles-{n}.xml" for n in (8, 7, 6)]


def test_an_article_stays_in_its_file(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 2)
    section = make_section()
    articles = [make_article(pk=pk, section=section) for pk in (1, 2, 3)]
    assert locations(client, "/sitemap-articles-2.xml") == [articles[2].get_absolute_url()]
    articles[0].status = Status.DRAFT
    articles[0].save()
    make_article(pk=4, section=section)
    assert articles[2].get_absolute_url() in locations(client, "/sitemap-articles-2.xml")


def test_hreflang_pairs_agree_in_both_directions(client: Client) -> None:
    article = make_article()
    twin = make_twin(article)
    alone = make_article()
    pair = {
        "ru": settings.SITE_URL + article.get_absolute_url(),
        "uk": settings.SITE_URL + twin.get_absolute_url(),
        "x-default": settings.SITE_URL + article.get_absolute_url(),
    }
    found = {
        text_at(url, f"{SITEMAP}loc"): alternates(url)
        for path in files(client)
        if "articles" in path
        for url in urls(client, path)
    }
    assert found == {pair["ru"]: pair, pair["uk"]: pair, settings.SITE_URL + alone.get_absolute_url(): {}}


@pytest.mark.usefixtures("ukrainian_first")
def test_ukrainian_first(client: Client) -> None:
    twin = make_twin(make_article(pk=1), pk=2)
    found = [alternates(url)["x-default"] for url in urls(client, "/sitemap-articles-1.xml")]
    assert found == [settings.SITE_URL + twin.get_absolute_url()] * 2
    (front, russian) = urls(client, "/sitemap-site.xml")[:2]
    assert alternates(front) == alternates(russian)
    assert alternates(front)["x-default"] == f"{settings.SITE_URL}/" == alternates(front)["uk"]
    assert alternates(front)["ru"] == f"{settings.SITE_URL}/ru/"


def test_twins_in_different_files_know_each_other(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 1)
    article = make_article(pk=1)
    twin = make_twin(article, pk=2)
    (of_article,) = urls(client, "/sitemap-articles-1.xml")
    (of_twin,) = urls(client, "/sitemap-articles-2.xml")
    assert alternates(of_article) == alternates(of_twin)
    assert alternates(of_article)["uk"] == settings.SITE_URL + twin.get_absolute_url()


def test_a_hidden_twin_is_not_an_alternate(client: Client) -> None:
    make_twin(make_article(pk=1), status=Status.DRAFT)
    (url,) = urls(client, "/sitemap-articles-1.xml")
    assert alternates(url) == {}


def test_lastmod_is_the_later_of_publication_and_change(client: Client) -> None:
    now = timezone.now().replace(microsecond=0)
    published = now - timedelta(hours=2)
    make_article(pk=1, published_at=published, updated_at=now - timedelta(days=3))
    make_article(pk=2, published_at=published, updated_at=now)
    found = [
        datetime.fromisoformat(text_at(url, f"{SITEMAP}lastmod")) for url in urls(client, "/sitemap-articles-1.xml")
    ]
    assert found == [published, now]


def test_an_article_brings_its_cover(client: Client) -> None:
    photo = make_photo()
    make_article(pk=1, cover=photo)
    make_article(pk=2)
    make_article(pk=3, cover=Photo.objects.create(file=photo.file.name, alt_ru="Маяк", credit="-"))
    Photo.objects.exclude(pk=photo.pk).update(sources={})
    pictures = [url.findall(f"{IMAGE}image/{IMAGE}loc") for url in urls(client, "/sitemap-articles-1.xml")]
    (shown,), *without = pictures
    assert shown.text == absolute(photo.sources["share"])
    assert without == [[], []]


def test_hidden_articles_are_in_no_file(client: Client) -> None:
    now = timezone.now()
    hidden: list[dict[str, Any]] = [
        {"status": Status.DRAFT, "published_at": None},
        {"status": Status.REVIEW},
        {"status": Status.RETRACTED},
        {"published_at": now + timedelta(minutes=1)},
        {"published_at": now - timedelta(days=1), "unpublish_at": now - timedelta(minutes=1)},
    ]
    for number, fields in enumerate(hidden):
        make_article(
            title=f"SECRET {number}",
            section=make_section(slug=f"hidden-{number}"),
            authors=[make_author(slug=f"hidden-author-{number}")],
            topics=[make_topic(slug=f"hidden-topic-{number}")],
            **fields,
        )
    assert files(client) == ["/sitemap-site.xml"]
    assert b"SECRET" not in client.get("/sitemap-news.xml").content
    shown = make_article()
    assert shown.get_absolute_url() in whole(client)
    assert not [address for address in whole(client) if "hidden" in address or "secret" in address]


@pytest.mark.parametrize(
    "path",
    [
        *("/sitemap-articles-7.xml", "/sitemap-articles-0.xml", "/sitemap-articles-01.xml", "/sitemap-drafts-1.xml"),
        *("/sitemap-articles-999999999999999999.xml", f"/sitemap-articles-{'9' * 40}.xml", "/uk/sitemap.xml"),
    ],
)
def test_files_that_are_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_queries_do_not_grow(client: Client, django_assert_num_queries) -> None:
    section = make_section()
    make_twin(make_article(pk=1, section=section), pk=2)
    for path, queries in {"/sitemap.xml": 5, "/sitemap-articles-1.xml": 2, "/sitemap-news.xml": 1}.items():
        with django_assert_num_queries(queries):
            client.get(path)
    for pk in range(3, 22):
        make_article(pk=pk, section=section)
    for path, queries in {"/sitemap.xml": 5, "/sitemap-articles-1.xml": 2, "/sitemap-news.xml": 1}.items():
        with django_assert_num_queries(queries):
            client.get(path)


def test_the_walk_goes_by_the_primary_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each probe reads one index from where it stands; none sorts or reads the whole table."""
    section = make_section()
    now = timezone.now()
    Article.objects.bulk_create(
        Article(
            pk=pk,
            story=uuid4(),
            title="t",
            slug="t",
            section=section,
            status=Status.PUBLISHED,
            published_at=now - timedelta(minutes=pk),
        )
        for pk in range(1, 3001)
    )
    analyze("articles_article")
    below = Article.objects.published().filter(id__lte=2000).order_by("-id").values("id")[:1]
    plan = below.explain()
    assert "articles_article_pkey" in plan
    assert "Sort" not in plan
    assert blocks.filled_blocks(Article.objects.published()) == [3, 2, 1]


def test_no_cookie_and_always_revalidated(client: Client) -> None:
    make_article(pk=1)
    for path in ("/sitemap.xml", "/sitemap-news.xml", "/sitemap-site.xml", "/sitemap-articles-1.xml"):
        response = client.get(path)
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert client.post(path).status_code == 405
