"""A queryset compiled once and run with other values says what it would have said if it had been built anew."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from odessa_news.lib.prepared import prepared
from tests.make import make_article

pytestmark = pytest.mark.django_db


@prepared(now=datetime, language=str)
def published(now, language):
    return Article.objects.published(now).filter(language=language).select_related("section").newest_first()


@prepared(stories=list)
def of_stories(stories):
    return Article.objects.filter(story__any=stories).order_by("id")


def test_each_run_has_its_own_values():
    now = timezone.now()
    old, new = make_article(published_at=now - timedelta(days=2)), make_article(published_at=now - timedelta(days=1))
    ukrainian = make_article(language="uk")
    assert published(now=now, language="ru") == [new, old]
    assert published(now=now - timedelta(days=1, hours=1), language="ru") == [old]
    assert published(now=now, language="uk") == [ukrainian]


def test_related_rows_come_with_the_same_query():
    article = make_article()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        [found] = published(now=timezone.now(), language="ru")
        assert found.section == article.section
    assert len(captured) == 1


def test_a_list_is_one_parameter_of_any_length():
    articles = [make_article() for _ in range(3)]
    assert of_stories(stories=[article.story for article in articles]) == articles
    assert of_stories(stories=[articles[1].story]) == [articles[1]]
    assert of_stories(stories=[]) == []


def test_values_are_parameters_and_never_sql():
    make_article()
    assert published(now=timezone.now(), language="ru' OR '1'='1") == []


def test_a_value_that_does_not_reach_the_query_is_a_mistake():
    @prepared(now=datetime, story=UUID)
    def forgetful(now, story):
        return Article.objects.published(now)

    with pytest.raises(TypeError, match="story"):
        forgetful(now=timezone.now(), story=UUID(int=7))


@prepared(keep_plan=True, now=datetime, language=str, stories=list)
def planned(now, language, stories):
    return Article.objects.published(now).filter(language=language, story__any=stories).newest_first()


def test_a_kept_plan_says_the_same_however_often_it_is_asked(settings):
    now = timezone.now()
    articles = [make_article(published_at=now - timedelta(hours=hours)) for hours in (3, 2, 1)]
    stories = [article.story for article in articles]
    # PostgreSQL plans the first five anew and may then keep one plan for all.
    for _ in range(8):
        assert planned(now=now, language="ru", stories=stories) == articles[::-1]
        assert planned(now=now - timedelta(hours=2, minutes=30), language="ru", stories=stories) == articles[:1]
        assert planned(now=now, language="uk", stories=stories) == []
        assert planned(now=now, language="ru", stories=[]) == []
    settings.KEEP_PLANS = False
    assert planned(now=now, language="ru", stories=stories) == articles[::-1]


def test_a_new_connection_is_told_of_the_plan():
    article = make_article()
    values = {"now": timezone.now(), "language": "ru", "stories": [article.story]}
    assert planned(**values) == [article]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'plan%%'")
        assert cursor.fetchone()[0] > 0


def test_text_in_a_kept_plan_is_a_value_too():
    make_article()
    assert planned(now=timezone.now(), language="ru'); DROP TABLE x; --", stories=[]) == []
