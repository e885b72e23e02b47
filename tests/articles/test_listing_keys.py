"""The copies that lists walk (migration 0002) follow their originals, whatever wrote them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, ArticleTopic, Byline, Section
from tests.make import make_article, make_author, make_section, make_topic

pytestmark = pytest.mark.django_db


def test_article_is_listed_below_its_sections_parent():
    news = make_section()
    article = make_article(section=make_section(parent=news))
    article.refresh_from_db()
    assert article.top_section == news


def test_moving_a_section_moves_its_articles():
    section, sea = make_section(), make_section()
    article = make_article(section=section)
    Section.objects.filter(pk=section.pk).update(parent=sea)
    article.refresh_from_db()
    assert article.top_section == sea


def test_changing_the_section_by_an_update_moves_the_article():
    article, culture = make_article(), make_section()
    Article.objects.filter(pk=article.pk).update(section=culture)
    article.refresh_from_db()
    assert article.top_section == culture


def test_new_links_take_the_articles_time():
    article = make_article(authors=[make_author()], topics=[make_topic()])
    assert Byline.objects.get().published_at == article.published_at
    assert ArticleTopic.objects.get().published_at == article.published_at


def test_links_follow_when_the_article_is_published_later():
    article = make_article(status="draft", published_at=None, authors=[make_author()], topics=[make_topic()])
    assert Byline.objects.get().published_at is None
    later = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=article.pk).update(published_at=later)
    assert Byline.objects.get().published_at == later
    assert ArticleTopic.objects.get().published_at == later
