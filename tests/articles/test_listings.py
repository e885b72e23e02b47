"""Lists: their order, how they go on, and which language stands for a story."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.cursors import Cursor
from articles.listings import list_page
from articles.models import Article
from tests.make import make_article, make_author, make_section, make_topic, make_twin

pytestmark = pytest.mark.django_db


def pages_of(queryset, size):
    cursor, pages = None, []
    while True:
        listing = list_page(queryset, cursor, size)
        pages.append(listing.articles)
        if listing.next is None:
            return pages
        cursor = Cursor.parse(str(listing.next))


def test_goes_on_where_it_stopped_even_among_articles_of_one_moment():
    moment = timezone.now() - timedelta(days=1)
    articles = [make_article(published_at=moment) for _ in range(7)]
    pages = pages_of(Article.objects.for_newest("ru"), 3)
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [a for page in pages for a in page] == articles[::-1]


def test_an_article_published_meanwhile_moves_nothing():
    make_article()
    second = make_article(published_at=timezone.now() - timedelta(days=1))
    first_page = list_page(Article.objects.for_newest("ru"), None, 1)
    make_article()
    assert list_page(Article.objects.for_newest("ru"), first_page.next, 1).articles == [second]


def test_a_parents_list_has_its_childrens_articles():
    news = make_section()
    city = make_section(parent=news)
    article = make_article(section=city)
    own = make_article(section=news, published_at=timezone.now() - timedelta(days=1))
    make_article()
    assert list(Article.objects.for_section(news, "ru")) == [article, own]
    assert list(Article.objects.for_section(city, "ru")) == [article]


def test_each_story_once_in_the_editions_language_where_it_has_it():
    russian = make_article()
    ukrainian = make_twin(russian)
    only_ukrainian = make_article(language="uk", published_at=timezone.now() - timedelta(days=1))
    assert list(Article.objects.for_newest("ru")) == [russian, only_ukrainian]
    assert list(Article.objects.for_newest("uk")) == [ukrainian, only_ukrainian]


def test_a_twin_that_nobody_may_see_yet_hides_nothing():
    russian = make_article()
    make_twin(russian, published_at=timezone.now() + timedelta(hours=1))
    assert list(Article.objects.for_newest("uk")) == [russian]


def test_author_and_topic_lists_are_newest_first():
    author, topic = make_author(), make_topic()
    older = make_article(authors=[author], topics=[topic], published_at=timezone.now() - timedelta(days=2))
    newer = make_article(authors=[make_author(), author], topics=[topic])
    make_article(authors=[author], topics=[topic], status="draft", published_at=None)
    make_article()
    assert list(Article.objects.for_author(author, "ru")) == [newer, older]
    assert list(Article.objects.for_topic(topic, "ru")) == [newer, older]


def test_author_list_goes_on_by_cursor():
    author = make_author()
    now = timezone.now()
    articles = [make_article(authors=[author], published_at=now - timedelta(hours=n)) for n in range(5)]
    pages = pages_of(Article.objects.for_author(author, "ru"), 2)
    assert [a for page in pages for a in page] == articles


def test_cards_name_authors_in_the_order_of_the_byline():
    second, first = make_author(name="Б"), make_author(name="Я")
    make_article(authors=[first, second])
    card = Article.objects.for_newest("ru").get()
    assert vars(card)["byline_names"] == ["Я", "Б"]
