"""Lists: their order, how they go on, and which language stands for a story."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.cursors import Cursor
from articles.listings import PAGE, list_page, of_author, of_section, of_top_section, of_topic
from articles.models import Article
from tests.make import make_article, make_author, make_section, make_topic, make_twin

pytestmark = pytest.mark.django_db


def ids(articles):
    return [article.pk for article in articles]


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
    assert ids(a for page in pages for a in page) == ids(articles[::-1])


def test_an_article_published_meanwhile_moves_nothing():
    make_article()
    second = make_article(published_at=timezone.now() - timedelta(days=1))
    first_page = list_page(Article.objects.for_newest("ru"), None, 1)
    make_article()
    assert ids(list_page(Article.objects.for_newest("ru"), first_page.next, 1).articles) == [second.pk]


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


@pytest.mark.parametrize("kind", ["section", "top section", "author", "topic"])
def test_kept_lists_go_on_by_cursor_to_their_end(kind):
    author, topic, top = make_author(), make_topic(), make_section()
    section = make_section(parent=top)
    kept, key = {
        "section": (of_section, section.pk),
        "top section": (of_top_section, top.pk),
        "author": (of_author, author.pk),
        "topic": (of_topic, topic.pk),
    }[kind]
    moments = [timezone.now() - timedelta(hours=n // 3 + 1) for n in range(2 * PAGE + 5)]
    common = {"authors": [author], "topics": [topic], "section": section}
    articles = [make_article(**common, published_at=moment) for moment in moments]
    make_article()
    cursor: Cursor | None = None
    pages: list[list[int]] = []
    while not pages or cursor:
        listing = kept.page(key, "ru", cursor)
        pages.append(ids(listing.articles))
        cursor = listing.next and Cursor.parse(str(listing.next))
    assert [len(page) for page in pages] == [PAGE, PAGE, 5]
    newest_first = sorted(articles, key=lambda a: (a.published_at, a.pk), reverse=True)
    assert [pk for page in pages for pk in page] == ids(newest_first)


def test_cards_name_authors_in_the_order_of_the_byline():
    second, first = make_author(name="Б"), make_author(name="Я")
    make_article(authors=[first, second])
    assert Article.objects.for_newest("ru").cards().get().byline_names == ["Я", "Б"]
