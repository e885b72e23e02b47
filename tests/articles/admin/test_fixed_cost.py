"""Pages of the newsroom that show many things cost the same queries with one of them and with twenty of each."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Revision
from tests import cast
from tests.make import make_article, make_author, make_photo, make_section, make_topic, make_twin

pytestmark = pytest.mark.django_db

# By the address, the most that it may cost. Session, account and rights are four of them.
PAGES = {
    "calendar/": 8,
    "calendar/?week={week}": 8,
    "articles/photo/": 9,
    "articles/photo/picker/": 6,
    "twins/": 8,
    "twins/?days=365": 8,
    "trash/": 6,
    "front/ru/": 10,
    "autocomplete/?app_label=articles&model_name=relatedlink&field_name=to": 7,
    "autocomplete/?app_label=articles&model_name=byline&field_name=author": 7,
    "autocomplete/?app_label=articles&model_name=article&field_name=section": 7,
    "autocomplete/?app_label=articles&model_name=article&field_name=topics": 7,
}


def fill(editor: User) -> None:
    """A row more of everything that the pages show."""
    now = timezone.now()
    section, photo = make_section(parent=make_section()), make_photo()
    article = make_article(section=section, cover=photo, body=f'<p>Текст.</p><img data-photo="{photo.pk}">')
    make_author()
    make_topic()
    reworked = make_article(section=section, updated_at=now, published_at=now - timedelta(hours=1))
    make_twin(reworked, updated_at=now - timedelta(hours=1))
    planned = make_article(section=section, published_at=now + timedelta(minutes=1))
    make_twin(planned, unpublish_at=now + timedelta(minutes=2))
    make_article(section=section, status="draft", published_at=None).trash(editor)
    assert article.pk


def cost(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_as_many_queries_for_one_of_each_as_for_twenty(client):
    editor = cast.editor()
    client.force_login(editor)
    week = timezone.localdate().isocalendar()
    urls = {f"/admin/{page}".format(week=f"{week[0]}-W{week[1]:02}"): most for page, most in PAGES.items()}
    fill(editor)
    one = {url: cost(client, url) for url in urls}
    for _ in range(19):
        fill(editor)
    assert Article.objects.count() > 100
    assert {url: cost(client, url) for url in urls} == one
    assert {url: count for url, count in one.items() if count > urls[url]} == {}


def test_a_history_costs_the_same_with_2_revisions_and_with_200(client):
    editor = cast.editor()
    client.force_login(editor)
    article = make_article()
    revision = article.save_revision(editor, {**article.ensure_revision().content, "title": "Иначе"}, 1)
    url = f"/admin/articles/article/{article.pk}/history/"
    two = cost(client, url)
    Revision.objects.bulk_create(
        Revision(article=article, number=number, content=revision.content, created_by=editor)
        for number in range(3, 201)
    )
    assert cost(client, url) == two
