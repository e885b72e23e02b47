"""How many queries a page costs, and that it costs the same at 1 row and at 20."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.make import (
    make_article,
    make_author,
    make_comment,
    make_page,
    make_photo,
    make_section,
    make_topic,
    make_twin,
)

pytestmark = pytest.mark.django_db


def grow(paper, rows):
    """`rows` articles, comments, sections and pages of each kind that a page may show."""
    for n in range(rows):
        moment = timezone.now() - timedelta(hours=1, minutes=n)
        article = make_article(
            section=paper["section"],
            authors=[paper["author"], make_author()],
            topics=[paper["topic"], make_topic()],
            cover=paper["photo"],
            published_at=moment,
        )
        make_article(published_at=moment)
        make_article(section=make_section(parent=paper["section"].parent), published_at=moment)
        make_twin(article)
        # Answers come with what they answer, in the same query.
        make_comment(paper["article"], parent=make_comment(paper["article"]))
        make_comment(paper["article"], parent=paper["root"])
        paper["article"].correct(None, f"Слово {n}")
        make_page()


@pytest.fixture
def paper():
    section, photo = make_section(parent=make_section()), make_photo()
    author, topic = make_author(photo=photo), make_topic()
    common = {"section": section, "authors": [author], "topics": [topic]}
    article = make_article(**common, cover=photo, body=f'<figure class="photo" data-photo="{photo.pk}"></figure>')
    make_twin(article)
    root = make_comment(article)
    make_comment(article, parent=root)
    return {
        "root": root,
        "article": article,
        **common,
        "section": section,
        "author": author,
        "topic": topic,
        "photo": photo,
    }


def addresses(paper):
    article, day = paper["article"], timezone.localtime(paper["article"].published_at)
    return {
        "/": 4,
        article.get_absolute_url(): 4,
        paper["section"].get_absolute_url(): 3,
        paper["section"].parent.get_absolute_url(): 3,
        paper["author"].get_absolute_url(): 3,
        paper["topic"].get_absolute_url(): 3,
        "/archive/": 3,
        f"/archive/{day:%Y}/": 2,
        f"/archive/{day:%Y/%m}/": 3,
        f"/archive/{day:%Y/%m/%d}/": 2,
        f"/comments/article/{article.pk}/": 4,
        f"/comments/article/{article.pk}/?sort=new": 4,
        f"/comments/article/{article.pk}/?sort=best": 4,
        f"/comments/{paper['root'].pk}/answers/": 5,
        "/corrections/": 2,
        "/corrections/feed/": 1,
        "/feed/": 3,
        f"/{paper['section'].slug}/feed/json/": 4,
        "/sitemap-news.xml": 1,
        "/no-such-page/": 2,
    }


def count(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
    assert response.status_code in (200, 404), address
    return len(captured)


def test_costs_are_known_and_do_not_grow(client, paper):
    at_one = {address: count(client, address) for address in addresses(paper)}
    grow(paper, 20)
    at_twenty = {address: count(client, address) for address in addresses(paper)}
    assert at_twenty == at_one
    assert at_one == addresses(paper)
