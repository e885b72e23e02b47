"""JSON-LD as a search engine reads it from the page."""

import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models import Article
from tests.articles.heads import head_of
from tests.make import make_article, make_author, make_photo, make_section, make_topic, make_twin

SITE = settings.SITE_URL

pytestmark = pytest.mark.django_db


def test_news_article() -> None:
    section = make_section(slug="city", name_ru="Город")
    article = make_article(
        title="Маяк",
        lead="Лид",
        section=section,
        cover=make_photo(),
        authors=[make_author(name="Анна", slug="anna"), make_author(name="Борис", slug="borys")],
        topics=[make_topic(name_ru="Порт"), make_topic(name_ru="Море")],
        updated_at=timezone.now(),
    )
    address = SITE + article.get_absolute_url()
    thing = head_of(article.get_absolute_url()).thing("NewsArticle")
    assert thing["headline"] == "Маяк"
    assert thing["description"] == "Лид"
    assert thing["url"] == thing["mainEntityOfPage"]["@id"] == address
    assert thing["mainEntityOfPage"]["@type"] == "WebPage"
    assert thing["inLanguage"] == "ru"
    assert thing["articleSection"] == "Город"
    assert thing["keywords"] == ["Порт", "Море"]
    assert thing["isAccessibleForFree"] is True
    assert [(author["@type"], author["name"], author["url"]) for author in thing["author"]] == [
        ("Person", "Анна", f"{SITE}/authors/anna/"),
        ("Person", "Борис", f"{SITE}/authors/borys/"),
    ]
    assert thing["publisher"]["@type"] == "NewsMediaOrganization"
    assert thing["publisher"]["logo"]["url"] == f"{SITE}/static/img/icon-512.png"
    assert article.cover is not None
    sources = article.cover.sources
    assert thing["image"] == [SITE + sources["share"], SITE + sources["body"]["src"], SITE + sources["card"]["src"]]
    assert article.published_at is not None
    for name, moment in {"datePublished": article.published_at, "dateModified": article.updated_at}.items():
        found = datetime.fromisoformat(thing[name])
        assert found == moment.replace(microsecond=0)
        assert found.utcoffset() == timezone.localtime(moment).utcoffset() != timedelta(0)
    assert "workTranslation" not in thing
    assert "translationOfWork" not in thing


@pytest.mark.parametrize(("month", "offset"), [(1, 2), (7, 3)])
def test_times_have_the_offset_of_kyiv_at_that_time(month: int, offset: int) -> None:
    article = make_article(published_at=datetime(2024, month, 1, 12, tzinfo=timezone.get_current_timezone()))
    thing = head_of(article.get_absolute_url()).thing("NewsArticle")
    assert thing["datePublished"] == thing["dateModified"] == f"2024-{month:02}-01T12:00:00+{offset:02}:00"


def test_an_unsigned_article_is_the_newsrooms() -> None:
    thing = head_of(make_article().get_absolute_url()).thing("NewsArticle")
    assert [author["@type"] for author in thing["author"]] == ["NewsMediaOrganization"]
    assert "image" not in thing


def test_a_long_headline_is_cut_after_a_word() -> None:
    headline = head_of(make_article(title="слово " * 33).get_absolute_url()).thing("NewsArticle")["headline"]
    assert len(headline) <= 110
    assert headline.endswith("слово…")


def test_twins_are_translations_of_each_other() -> None:
    article = make_article(title="Маяк")
    twin = make_twin(article, title="Маяк укр")
    of_article = head_of(article.get_absolute_url()).thing("NewsArticle")
    of_twin = head_of(twin.get_absolute_url()).thing("NewsArticle")
    assert of_article["workTranslation"]["@id"] == of_twin["@id"]
    assert of_twin["translationOfWork"]["@id"] == of_article["@id"]
    assert of_article["workTranslation"]["inLanguage"] == of_twin["inLanguage"] == "uk"
    assert of_twin["translationOfWork"]["headline"] == "Маяк"
    assert "translationOfWork" not in of_article


def test_breadcrumbs_are_the_trail() -> None:
    section = make_section(slug="city", name_ru="Город", parent=make_section(slug="news", name_ru="Новости"))
    article = make_article(title="Маяк", section=section)
    steps = head_of(article.get_absolute_url()).thing("BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["name"] for step in steps[1:]] == ["Новости", "Город", "Маяк"]
    assert [step["item"] for step in steps] == [
        f"{SITE}/",
        f"{SITE}/news/",
        f"{SITE}/city/",
        SITE + article.get_absolute_url(),
    ]
    of_section = head_of("/uk/city/").thing("BreadcrumbList")["itemListElement"]
    assert [step["item"] for step in of_section] == [f"{SITE}/uk/", f"{SITE}/uk/news/", f"{SITE}/uk/city/"]


def test_nothing_in_a_text_ends_the_script() -> None:
    title = "</script><script>alert(1)</script> <!-- & \u2028 ]]>"
    article = make_article(authors=[make_author(name="</script>")], section=make_section(name_ru="<!--<script>"))
    # Past the cleaning of save(), as an import may write it.
    Article.objects.filter(pk=article.pk).update(public_title=title, public_lead=title)
    head = head_of(article.get_absolute_url())
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head.text, re.DOTALL)
    assert len(scripts) == 2
    assert not set("".join(scripts)) & set("<>&\u2028")
    thing = head.thing("NewsArticle")
    assert thing["headline"] == "</script><script>alert(1)</script> <!-- & ]]>"
    assert thing["author"][0]["name"] == "</script>"
    assert thing["articleSection"] == "<!--<script>"


@pytest.mark.parametrize(("path", "language"), [("/", "ru"), ("/uk/", "uk")])
def test_front_page_says_whose_site_it_is(path: str, language: str) -> None:
    head = head_of(path)
    site, organization = head.thing("WebSite"), head.thing("NewsMediaOrganization")
    assert (site["url"], site["inLanguage"]) == (SITE + path, language)
    assert site["publisher"]["@id"] == organization["@id"]
    assert organization["logo"]["url"].startswith(SITE)


def test_author_page_is_a_profile() -> None:
    make_author(name="Анна", slug="anna", bio_ru="Пишет о море.", photo=make_photo())
    person = head_of("/authors/anna/").thing("ProfilePage")["mainEntity"]
    assert (person["@type"], person["name"], person["description"]) == ("Person", "Анна", "Пишет о море.")
    assert person["image"].startswith(f"{SITE}/media/")


def test_an_article_has_its_two_things_and_no_more() -> None:
    head = head_of(make_article().get_absolute_url())
    assert [thing["@type"] for thing in head.things] == ["NewsArticle", "BreadcrumbList"]
