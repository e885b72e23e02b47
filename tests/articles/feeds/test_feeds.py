"""Feeds as readers parse them, in each format and language."""

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import product
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from articles.feeds import views
from articles.models import Article, Photo, Status
from tests.articles.trees import at, text_at
from tests.make import make_article, make_author, make_photo, make_section, make_topic, make_twin

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPES = {"": "application/rss+xml", "atom/": "application/atom+xml", "json/": "application/feed+json"}

pytestmark = pytest.mark.django_db


def rss(client: Client, path: str = "/feed/") -> ElementTree.Element:
    return at(ElementTree.fromstring(client.get(path).content), "channel")


def atom(client: Client, path: str = "/feed/atom/") -> ElementTree.Element:
    return ElementTree.fromstring(client.get(path).content)


def json_feed(client: Client, path: str = "/feed/json/") -> dict:
    return json.loads(client.get(path).content)


@pytest.mark.parametrize("prefix", ["", "uk/"])
@pytest.mark.parametrize("suffix", TYPES)
@pytest.mark.parametrize("place", ["", "news/", "city/", "authors/ivan/", "topics/port/"])
def test_every_feed_in_both_languages(client: Client, prefix: str, suffix: str, place: str) -> None:
    parent = make_section(slug="news")
    section = make_section(slug="city", parent=parent)
    article = make_article(section=section, authors=[make_author(slug="ivan")], topics=[make_topic(slug="port")])
    make_article()
    path = f"/{prefix}{place}feed/{suffix}"
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == f"{TYPES[suffix]}; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    home, own = f"{settings.SITE_URL}/{prefix}{place}", settings.SITE_URL + path
    if suffix == "json/":
        feed = json.loads(response.content)
        found = feed["home_page_url"], feed["feed_url"], feed["language"]
        links = [item["url"] for item in feed["items"]]
    elif suffix == "atom/":
        root = ElementTree.fromstring(response.content)
        links_of_feed = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        found = links_of_feed["alternate"], links_of_feed["self"], root.get(LANG)
        links = [at(entry, f"{ATOM}link[@rel='alternate']").get("href") for entry in root.findall(f"{ATOM}entry")]
    else:
        channel = at(ElementTree.fromstring(response.content), "channel")
        found = text_at(channel, "link"), at(channel, f"{ATOM}link").get("href"), text_at(channel, "language")
        links = [text_at(item, "link") for item in channel.findall("item")]
    assert found == (home, own, prefix.strip("/") or "ru")
    assert settings.SITE_URL + article.get_absolute_url() in links
    assert len(links) == (2 if place == "" else 1)


@pytest.mark.parametrize("path", ["/nowhere/feed/", "/authors/nobody/feed/atom/", "/uk/topics/nothing/feed/json/"])
def test_feed_of_nothing_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_item_of_rss(client: Client) -> None:
    article = full_article()
    item = at(rss(client), "item")
    assert text_at(item, "title") == "Маяк & «море» <снова>"
    assert text_at(item, "description") == "Лид &amp; &lt;лид&gt;"
    assert text_at(item, "link") == settings.SITE_URL + article.get_absolute_url()
    assert at(item, "guid").get("isPermaLink") == "false"
    assert [creator.text for creator in item.findall(f"{DC}creator")] == ["Анна", "Борис"]
    assert item.find("author") is None  # would have to be an e-mail address
    assert text_at(item, f"{DC}language") == "ru"
    assert [category.text for category in item.findall("category")] == ["Новости", "Город", "Порт"]
    assert article.published_at is not None
    assert parsedate_to_datetime(text_at(item, "pubDate")) == article.published_at.replace(microsecond=0)
    assert datetime.fromisoformat(text_at(item, f"{ATOM}updated")) == article.updated_at
    image = share_image(article)
    size = str(len(client.get(urlsplit(image).path).getvalue()))
    assert dict(at(item, "enclosure").attrib) == {"url": image, "length": size, "type": "image/jpeg"}
    media = at(item, f"{MEDIA}content")
    assert (media.get("url"), media.get("width"), media.get("height")) == (image, "1200", "630")
    assert text_at(media, f"{MEDIA}description") == "Маяк"
    check_html(text_at(item, f"{CONTENT}encoded"), article)


def test_an_entry_of_atom(client: Client) -> None:
    article = full_article()
    root = atom(client)
    entry = at(root, f"{ATOM}entry")
    assert text_at(root, f"{ATOM}updated") == text_at(entry, f"{ATOM}updated")
    assert text_at(root, f"{ATOM}id") == f"{settings.SITE_URL}/"
    assert text_at(root, f"{ATOM}author/{ATOM}name")  # RFC 4287: for entries without a byline
    assert text_at(entry, f"{ATOM}title") == "Маяк & «море» <снова>"
    assert [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")] == ["Анна", "Борис"]
    assert text_at(entry, f"{ATOM}author/{ATOM}uri") == f"{settings.SITE_URL}/authors/anna/"
    assert text_at(entry, f"{ATOM}id").startswith("tag:")
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == ["Новости", "Город", "Порт"]
    assert datetime.fromisoformat(text_at(entry, f"{ATOM}published")) == article.published_at
    assert datetime.fromisoformat(text_at(entry, f"{ATOM}updated")) == article.updated_at
    enclosure = at(entry, f"{ATOM}link[@rel='enclosure']")
    assert enclosure.get("href") == share_image(article)
    assert article.cover is not None
    assert enclosure.get("length") == str(article.cover.sources["share_bytes"])
    assert at(entry, f"{ATOM}content").get("type") == "html"
    check_html(text_at(entry, f"{ATOM}content"), article)


def test_a_picture_whose_size_is_not_known_is_no_enclosure(client: Client) -> None:
    article = full_article()
    assert article.cover is not None
    del article.cover.sources["share_bytes"]
    Photo.objects.update(sources=article.cover.sources)
    item = at(rss(client), "item")
    assert item.find("enclosure") is None
    assert at(item, f"{MEDIA}content").get("url") == share_image(article)
    enclosure = at(ElementTree.fromstring(client.get("/feed/atom/").content), f".//{ATOM}link[@rel='enclosure']")
    assert "length" not in enclosure.attrib


def test_an_item_of_json_feed(client: Client) -> None:
    article = full_article()
    feed = json_feed(client)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["icon"].startswith(settings.SITE_URL)
    (item,) = feed["items"]
    assert item["title"] == "Маяк & «море» <снова>"
    assert item["summary"] == "Лид & <лид>"
    assert item["authors"] == [
        {"name": "Анна", "url": f"{settings.SITE_URL}/authors/anna/"},
        {"name": "Борис", "url": f"{settings.SITE_URL}/authors/borys/"},
    ]
    assert item["tags"] == ["Новости", "Город", "Порт"]
    assert item["language"] == "ru"
    assert item["image"] == share_image(article)
    assert datetime.fromisoformat(item["date_published"]) == article.published_at
    assert datetime.fromisoformat(item["date_modified"]) == article.updated_at
    check_html(item["content_html"], article)


def full_article() -> Article:
    section = make_section(name_ru="Город", slug="city", parent=make_section(name_ru="Новости", slug="news"))
    article = make_article(
        title="Маяк & «море» <снова>",
        lead="Лид & <лид>",
        section=section,
        cover=make_photo(caption_ru="На молу"),
        authors=[make_author(name="Анна", slug="anna"), make_author(name="Борис", slug="borys")],
        topics=[make_topic(name_ru="Порт")],
        body="<p>Текст.</p>",
        updated_at=timezone.now(),
    )
    # What richtext.render() may make of a body, and what a hole in it could.
    article.public_body = (
        '<p class="x">Смотрите <a href="/city/x-1/">тут</a>, <a href="#note">ниже</a> и '
        '<a href="https://t.me/odesa/1">там</a>.</p>'
        '<figure><picture><source type="image/avif" srcset="/media/a.avif 640w">'
        '<img src="/media/a.jpg" srcset="/media/a.jpg 640w" loading="lazy" alt="Вид" width="640" height="480">'
        '</picture></figure><script>alert("1")</script><button data-embed>Смотреть</button>'
    )
    Article.objects.filter(pk=article.pk).update(public_body=article.public_body)
    return article


def share_image(article: Article) -> str:
    assert article.cover is not None
    return settings.SITE_URL + article.cover.sources["share"]


def check_html(html: str, article: Article) -> None:
    site = settings.SITE_URL
    assert f'href="{site}/city/x-1/"' in html
    assert f'href="{site}{article.get_absolute_url()}#note"' in html
    assert 'href="https://t.me/odesa/1"' in html
    assert f'src="{site}/media/a.jpg"' in html
    assert f'src="{share_image(article)}"' in html
    assert "На молу Odessa News" in html
    assert "Лид &amp; &lt;лид&gt;" in html
    for absent in ("srcset", "<source", "<picture", "alert", "<button", "class=", 'href="/', 'src="/'):
        assert absent not in html


def test_text_that_xml_forbids_breaks_nothing(client: Client) -> None:
    author = make_author(name="Ан\x08на")
    section = make_section(name_ru="Го\x1bрод", slug="city")
    article = make_article(section=section, authors=[author], topics=[make_topic(name_ru="По\x02рт")])
    # Past the cleaning of save(), as an import may write it.
    Article.objects.filter(pk=article.pk).update(
        public_title="Ма\x01як ]]> \ufffe", public_lead="Ли\x0bд", public_body="<p>Те&#1;\x1fкст ]]> &nbsp; \uffff</p>"
    )
    item = at(rss(client, "/city/feed/"), "item")
    assert text_at(item, "title") == "Маяк ]]> "
    assert "Текст ]]&gt;" in text_at(item, f"{CONTENT}encoded")
    assert text_at(item, f"{DC}creator") == "Анна"
    entry = at(atom(client, "/city/feed/atom/"), f"{ATOM}entry")
    assert text_at(entry, f"{ATOM}summary") == "Лид"
    assert json_feed(client, "/city/feed/json/")["items"][0]["tags"] == ["Город", "Порт"]


def test_a_story_stands_once_in_each_edition(client: Client) -> None:
    article = make_article(title="Маяк")
    make_twin(article, title="Маяк укр")
    only_ukrainian = make_article(language="uk", title="Порт", section=make_section(name_ru="Город", name_uk="Місто"))
    feed = json_feed(client)
    assert {(item["title"], item["language"]) for item in feed["items"]} == {("Маяк", "ru"), ("Порт", "uk")}
    by_language = {item["language"]: item for item in feed["items"]}
    assert by_language["uk"]["tags"] == ["Місто"]
    assert by_language["uk"]["url"] == settings.SITE_URL + only_ukrainian.get_absolute_url()
    entries = atom(client).findall(f"{ATOM}entry")
    assert {entry.get(LANG) for entry in entries} == {"ru", "uk"}
    assert {item["title"] for item in json_feed(client, "/uk/feed/json/")["items"]} == {"Маяк укр", "Порт"}


def test_ids_outlive_a_new_slug_and_section(client: Client) -> None:
    article = make_article()
    before = json_feed(client)["items"][0]
    article.slug, article.section = "another", make_section()
    article.save()
    after = json_feed(client)["items"][0]
    assert after["id"] == before["id"]
    assert after["url"] != before["url"]


def test_hidden_articles_are_in_no_feed(client: Client) -> None:
    section, author, topic = make_section(slug="city"), make_author(slug="anna"), make_topic(slug="port")
    shared = {"section": section, "authors": [author], "topics": [topic], "title": "SECRET"}
    now = timezone.now()
    make_article(**shared, status=Status.DRAFT, published_at=None)
    make_article(**shared, status=Status.REVIEW, published_at=now - timedelta(days=1))
    make_article(**shared, status=Status.RETRACTED)
    make_article(**shared, published_at=now + timedelta(hours=1))
    make_article(**shared, published_at=now - timedelta(days=2), unpublish_at=now - timedelta(days=1))
    shown = make_article(**{**shared, "title": "SHOWN"})
    for place in ("", "city/", "authors/anna/", "topics/port/"):
        for prefix in ("", "uk/"):
            for suffix in TYPES:
                text = client.get(f"/{prefix}{place}feed/{suffix}").content.decode()
                assert "SECRET" not in text
                assert shown.slug in text


def test_newest_thirty_from_the_newest(client: Client) -> None:
    section = make_section()
    now = timezone.now()
    for number in range(views.LENGTH + 2):
        make_article(section=section, title=f"N{number}", published_at=now - timedelta(hours=number))
    titles = [item["title"] for item in json_feed(client)["items"]]
    assert titles == [f"N{number}" for number in range(views.LENGTH)]


def test_queries_do_not_grow(client: Client, django_assert_num_queries) -> None:
    costs = {"": 3, "city/": 4, "authors/anna/": 4, "topics/port/": 4}
    section = make_section(slug="city", parent=make_section())
    authors, topics = [make_author(slug="anna"), make_author()], [make_topic(slug="port"), make_topic()]
    make_article(section=section, authors=authors, topics=topics, cover=make_photo())
    for (path, queries), suffix in product(costs.items(), TYPES):
        with django_assert_num_queries(queries):
            client.get(f"/{path}feed/{suffix}")
    cover = make_photo()
    for _n in range(19):
        make_article(section=section, authors=authors, topics=topics, cover=cover)
    for (path, queries), suffix in product(costs.items(), TYPES):
        with django_assert_num_queries(queries):
            client.get(f"/{path}feed/{suffix}")
    for path in costs:
        assert len(json_feed(client, f"/{path}feed/json/")["items"]) == 20


@pytest.mark.parametrize("suffix", TYPES)
def test_an_empty_feed_is_valid_and_steady(client: Client, suffix: str) -> None:
    make_section(slug="city")
    first, second = (client.get(f"/city/feed/{suffix}") for _n in range(2))
    assert first.content == second.content
    assert client.get(f"/city/feed/{suffix}", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_other_methods_are_refused(client: Client) -> None:
    assert client.post("/feed/").status_code == 405


@pytest.mark.usefixtures("ukrainian_first")
def test_ukrainian_first(client: Client) -> None:
    make_article(language="uk")
    assert json_feed(client)["language"] == "uk"
    assert json_feed(client, "/ru/feed/json/")["feed_url"] == f"{settings.SITE_URL}/ru/feed/json/"
