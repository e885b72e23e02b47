"""What is said of a text before it is published."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.checks import Level, check, hard
from articles.models import Article
from articles.revisions.content import content_of
from tests.make import make_article, make_author, make_page, make_photo, make_section, make_topic, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


def whole(**over: Any) -> Article:
    """Of which there is nothing to say."""
    article = make_article(**{"cover": make_photo(), "topics": [make_topic()], **over})
    make_twin(article)
    return article


def found(article: Article, **over: Any) -> list[tuple[str, str]]:
    return [(finding.level, finding.field) for finding in check(article, {**content_of(article), **over})]


def linked(*addresses: str) -> str:
    return "".join(f'<p><a href="{address}">…</a></p>' for address in addresses)


def figure(photo: Any) -> str:
    return f'<figure class="photo" data-photo="{photo.pk}"></figure>'


def test_nothing_is_said_of_a_whole_article() -> None:
    assert found(whole()) == []


@pytest.mark.parametrize(
    ("over", "finding"),
    [
        ({"section": None}, (Level.HARD, "section")),
        ({"title": ""}, (Level.HARD, "title")),
        ({"title": "—\u200b"}, (Level.HARD, "title")),
        ({"title": "я" * 91}, (Level.SOFT, "title")),
        ({"lead": " "}, (Level.SOFT, "lead")),
        ({"cover": None}, (Level.SOFT, "cover")),
        ({"topics": []}, (Level.SOFT, "topics")),
        ({"body": linked("javascript:alert(1)")}, (Level.HARD, "body")),
        ({"body": linked("JavaScript&colon;alert(1)")}, (Level.HARD, "body")),
        ({"body": linked("data:text/html,x")}, (Level.HARD, "body")),
    ],
)
def test_each_thing_that_is_missing(over: dict[str, Any], finding: tuple[str, str]) -> None:
    assert found(whole(), **over) == [finding]


def test_ninety_characters_are_not_too_many() -> None:
    assert found(whole(), title="я" * 90) == []


@pytest.mark.parametrize("lacks", [{"alt_ru": "", "alt_uk": ""}, {"credit": ""}])
def test_a_photo_without_words_in_either_place(lacks: dict[str, str]) -> None:
    article, photo = whole(), make_photo(**lacks)
    assert found(article, cover=photo.pk) == [(Level.HARD, "cover")]
    assert found(article, body=figure(photo)) == [(Level.HARD, "body")]
    assert [each.about for each in check(article, {**content_of(article), "body": figure(photo)})] == [photo.pk]


def test_a_photo_that_has_left_the_library_holds_nothing_up() -> None:
    article, photo = whole(), make_photo()
    body = figure(photo)
    photo.delete()
    assert found(article, body=body) == [(Level.SOFT, "body")]
    assert hard({**content_of(article), "body": body}) == []


def test_a_description_in_the_other_language_is_read_instead() -> None:
    assert found(whole(), cover=make_photo(alt_ru="").pk) == []
    assert found(whole(language="uk"), cover=make_photo(alt_uk="").pk) == []


def test_what_blocks_comes_first() -> None:
    article = make_article(lead="")
    levels = [level for level, _field in found(article, section=None, body=linked("javascript:1"))]
    assert levels == sorted(levels)
    assert levels.count(Level.HARD) == 2


def test_links_to_pages_of_ours(settings: Any) -> None:
    settings.SITE_URL = "https://news.example"
    article, section = whole(), make_section(slug="port")
    target = make_article(section=section, slug="tuman", language="uk")
    make_page(slug="about")
    make_topic(slug="more")
    make_author(slug="vira")
    good = [
        *("/", "/uk/", "/archive/", "/port/", "/uk/port/", "/port", "/pages/about/", "/topics/more/", "/authors/vira/"),
        *(f"/port/tuman-{target.pk}/", f"/uk/port/any-other-{target.pk}/?a=1#x", f"/{section.slug}/x-{article.pk}/"),
        *("https://news.example/port/", "https://NEWS.example", "https://elsewhere.example/nothing/", "/static/x.png"),
        *("mailto:a@example.com", "tel:+380482", "/media/x.jpg", "/feed/"),
    ]
    assert found(article, body=linked(*good)) == []
    bad = [
        *("/no-section/", "/uk/no-section/", "/pages/none/", "/topics/none/", "/authors/none/", "/a/b/c/d/"),
        *(f"/port/tuman-{target.pk + 999}/", "https://news.example/none/", "/admin/articles/article/", "/preview/abc/"),
    ]
    body = linked(*bad)
    assert found(article, body=body) == [(Level.SOFT, "body")] * len(bad)
    sentences = [finding.sentence for finding in check(article, {**content_of(article), "body": body})]
    assert all(sentence.endswith(f": {address}") for sentence, address in zip(sentences, bad, strict=True))


def test_a_link_to_what_readers_do_not_see() -> None:
    article, later = whole(), timezone.now() + timedelta(hours=2)
    draft, coming = make_article(status="draft", published_at=None), make_article(published_at=later)
    for target in (draft, coming, make_article(status="retracted")):
        assert found(article, body=linked(target.get_absolute_url())) == [(Level.SOFT, "body")]
    # By the time that readers see this one, they see that one too.
    after = whole(published_at=later + timedelta(hours=1))
    assert found(after, body=linked(coming.get_absolute_url())) == []


def test_a_twin_that_is_missing_or_not_out_yet() -> None:
    article = make_article(cover=make_photo(), topics=[make_topic()])
    missing = check(article, content_of(article))
    assert [(finding.field, finding.about) for finding in missing] == [("twin", None)]
    twin = make_twin(article, status="draft", published_at=None)
    waiting = check(article, content_of(article))
    assert [(finding.field, finding.about) for finding in waiting] == [("twin", twin.pk)]
    assert missing[0].sentence != waiting[0].sentence
    Article.objects.filter(pk=twin.pk).update(status="published", published_at=timezone.now())
    assert found(article) == []
    assert "twin" not in dict(found(Article(language="uk"))).values()


def test_as_many_queries_for_twenty_of_each_as_for_one() -> None:
    article = whole()

    def queries(count: int) -> int:
        body = linked(
            *(make_article().get_absolute_url() for _n in range(count)),
            *(f"/{make_section().slug}/" for _n in range(count)),
            *(f"/pages/{make_page().slug}/" for _n in range(count)),
            *(f"/topics/{make_topic().slug}/" for _n in range(count)),
            *(f"/authors/{make_author().slug}/" for _n in range(count)),
        )
        content = {**content_of(article), "body": body + "".join(figure(make_photo()) for _n in range(count))}
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert check(article, content) == []
        return len(captured)

    assert queries(1) == queries(20) == 7
