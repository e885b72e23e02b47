"""What each kind of page tells search engines, messengers and feed readers about itself."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from articles.cursors import Cursor
from articles.models import Status
from tests.articles.heads import head_of
from tests.make import make_article, make_author, make_page, make_photo, make_section, make_topic, make_twin

SITE = settings.SITE_URL

pytestmark = pytest.mark.django_db


def test_an_article(settings) -> None:
    section = make_section(slug="city", name_ru="Город")
    article = make_article(
        title='Маяк в "тумане" & <снова>',
        lead="Лид <b> & всё.",
        section=section,
        cover=make_photo(alt_ru='Маяк "на молу"'),
        authors=[make_author(slug="anna"), make_author(slug="borys")],
        topics=[make_topic(name_ru="Порт"), make_topic(name_ru="Море")],
        updated_at=timezone.now(),
    )
    head = head_of(article.get_absolute_url())
    address = SITE + article.get_absolute_url()
    assert article.cover is not None
    assert head.canonical == head.one("og:url") == address
    assert head.one("og:title") == "Маяк в «тумане» & <снова>"
    assert head.one("description") == head.one("og:description") == "Лид <b> & всё."
    assert head.one("og:type") == "article"
    assert head.one("og:site_name")
    assert head.one("og:locale") == "ru_UA"
    assert head.all("og:locale:alternate") == []
    assert head.one("og:image") == SITE + article.cover.sources["share"]
    assert (head.one("og:image:width"), head.one("og:image:height")) == ("1200", "630")
    assert head.one("og:image:alt") == 'Маяк "на молу"'
    assert head.one("twitter:card") == "summary_large_image"
    assert article.published_at
    published = datetime.fromisoformat(head.one("article:published_time"))
    assert published == article.published_at.replace(microsecond=0)
    assert published.utcoffset() in (timedelta(hours=2), timedelta(hours=3))  # Kyiv's
    assert datetime.fromisoformat(head.one("article:modified_time")) == article.updated_at.replace(microsecond=0)
    assert head.all("article:author") == [f"{SITE}/authors/anna/", f"{SITE}/authors/borys/"]
    assert head.one("article:section") == "Город"
    assert head.all("article:tag") == ["Порт", "Море"]
    assert head.alternates == {}
    assert "noindex" not in head.one("robots")
    assert {link["rel"]: link["href"] for link in head.links if link["rel"] == "manifest"} == {
        "manifest": "/manifest.webmanifest"
    }


def test_editors_words_for_search_engines_win() -> None:
    article = make_article(title="Заголовок", lead="Лид", seo_title="Для поиска", seo_description="Описание")
    head = head_of(article.get_absolute_url())
    assert (head.one("og:title"), head.one("description")) == ("Для поиска", "Описание")


def test_without_lead_the_text_describes_and_a_long_one_is_cut() -> None:
    article = make_article(lead="", body="<h2>Порт</h2><p>Раз &amp; два.</p>" + "<p>слово</p>" * 200)
    description = head_of(article.get_absolute_url()).one("description")
    assert description.startswith("Порт Раз & два. слово")
    assert description.endswith("слово…")
    assert len(description) <= 300


def test_a_small_mend_is_no_update() -> None:
    article = make_article()
    assert head_of(article.get_absolute_url()).all("article:modified_time") == []


@pytest.mark.parametrize("prefix", ["", "uk/"])
@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("", ""),
        ("city/", "city/"),
        ("authors/anna/", "authors/anna/"),
        ("topics/port/", "topics/port/"),
        ("pages/about/", ""),
        ("archive/", ""),
        ("archive/2024/", ""),
        ("archive/2024/05/", ""),
        ("archive/2024/05/06/", ""),
    ],
)
def test_every_other_page_in_both_languages(prefix: str, path: str, feed: str) -> None:
    make_page(slug="about")
    make_article(
        section=make_section(slug="city"),
        authors=[make_author(slug="anna")],
        topics=[make_topic(slug="port")],
        published_at=datetime(2024, 5, 6, 12, tzinfo=timezone.get_current_timezone()),
    )
    head = head_of(f"/{prefix}{path}")
    assert head.canonical == head.one("og:url") == f"{SITE}/{prefix}{path}"
    assert head.alternates == {
        "ru": f"{SITE}/{path}",
        "uk": f"{SITE}/uk/{path}",
        "x-default": f"{SITE}/{path}",
    }
    language, other = ("uk", "ru") if prefix else ("ru", "uk")
    assert (head.one("og:locale"), head.one("og:locale:alternate")) == (f"{language}_UA", f"{other}_UA")
    assert head.one("og:type") == "website"
    for name in ("og:title", "og:description", "description", "og:image", "og:image:alt"):
        assert head.one(name)
    assert head.one("og:image").startswith(SITE)
    places = dict.fromkeys([feed, ""])
    assert list(head.feeds.items()) == [
        (f"{SITE}/{prefix}{place}feed/{suffix}", content_type)
        for place in places
        for suffix, content_type in (
            ("", "application/rss+xml"),
            ("atom/", "application/atom+xml"),
            ("json/", "application/feed+json"),
        )
    ]


def test_article_offers_the_feed_of_its_section() -> None:
    article = make_article(section=make_section(slug="city"))
    assert next(iter(head_of(article.get_absolute_url()).feeds)) == f"{SITE}/city/feed/"


@pytest.mark.parametrize("default", ["ru", "uk"])
def test_twins_name_each_other(request: pytest.FixtureRequest, default: str) -> None:
    if default == "uk":
        request.getfixturevalue("ukrainian_first")
    article = make_article()
    twin = make_twin(article)
    heads = {each.language: head_of(each.get_absolute_url()) for each in (article, twin)}
    addresses = {each.language: SITE + each.get_absolute_url() for each in (article, twin)}
    other = "ru" if default == "uk" else "uk"
    assert addresses[other].startswith(f"{SITE}/{other}/")
    assert not addresses[default].startswith(f"{SITE}/{default}/")
    for language, head in heads.items():
        assert head.canonical == addresses[language]
        assert head.alternates == {**addresses, "x-default": addresses[default]}
        assert head.one("og:locale") == f"{language}_UA"
        assert head.all("og:locale:alternate") == [f"{'ru' if language == 'uk' else 'uk'}_UA"]


@pytest.mark.parametrize("over", [{"status": Status.DRAFT}, {"published_at": timezone.now() + timedelta(days=1)}])
def test_a_hidden_twin_is_not_named(over: dict) -> None:
    article = make_article()
    make_twin(article, **over)
    assert head_of(article.get_absolute_url()).alternates == {}


def test_further_pages_of_a_list_stand_for_themselves() -> None:
    section = make_section(slug="city")
    article = make_article(section=section)
    assert article.published_at is not None
    cursor = Cursor(article.published_at + timedelta(seconds=1), article.pk)
    head = head_of(f"/city/?before={cursor}")
    assert head.canonical == f"{SITE}/city/?before={cursor}"
    assert head.alternates["uk"] == f"{SITE}/uk/city/?before={cursor}"
    assert "noindex" not in head.one("robots")


def test_a_page_that_is_not_there_is_not_indexed() -> None:
    head = head_of("/nowhere/")
    assert head.status == 404
    assert head.one("robots") == "noindex"
    assert not [link for link in head.links if link["rel"] == "canonical"]


def test_a_retracted_article_says_nothing_of_itself() -> None:
    article = make_article(title="SECRET", lead="SECRET", status=Status.RETRACTED)
    head = head_of(article.get_absolute_url())
    assert head.status == 410
    assert head.one("robots") == "noindex"
    assert head.alternates == {}
    assert not [link for link in head.links if link["rel"] == "canonical"]
    assert "SECRET" not in head.text
    assert head.things == []


def test_a_photo_without_renditions_is_no_picture() -> None:
    cover = make_photo()
    article = make_article(cover=cover)
    type(cover).objects.filter(pk=cover.pk).update(sources={})
    assert head_of(article.get_absolute_url()).one("og:image") == f"{SITE}/static/img/share.jpg"


def test_a_month_behind_a_colon_is_written_small() -> None:
    make_article(published_at=datetime(2024, 5, 6, 12, tzinfo=timezone.get_current_timezone()))
    html = Client().get("/archive/2024/05/").content.decode()
    assert "<title>Архив: май 2024 — " in html
    assert "<h1>Май 2024</h1>" in html
    assert head_of("/uk/archive/2024/05/").one("og:title").startswith("Архів: травень 2024")


def test_a_description_from_the_body_leaves_out_players_and_pictures() -> None:
    figure = f'<figure class="photo" data-photo="{make_photo(caption_ru="Подпись").pk}"></figure>'
    body = f"{figure}<p>https://www.youtube.com/watch?v=dQw4w9WgXcQ</p><p>Сам текст.</p>"
    assert head_of(make_article(lead="", body=body).get_absolute_url()).one("description") == "Сам текст."
