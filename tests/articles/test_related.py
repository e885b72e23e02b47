from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, RelatedLink
from articles.related import COUNT, related_to
from tests.make import make_article, make_section, make_topic, make_twin

pytestmark = pytest.mark.django_db


def ago(**delta):
    return timezone.now() - timedelta(**delta)


def pick(article, *others):
    for order, other in enumerate(others):
        RelatedLink.objects.create(article=article, to=other, order=order)


def related(article):
    topics = list(article.topics.values_list("pk", flat=True))
    return related_to(Article.objects.get(pk=article.pk), topics)


def ids(articles):
    return [article.pk for article in articles]


def test_picked_ones_stand_first_in_their_order():
    article, one, two = make_article(), make_article(published_at=ago(days=300)), make_article(published_at=ago(days=9))
    neighbour = make_article(section=article.section)
    pick(article, one, two)
    assert ids(related(article)) == ids([one, two, neighbour])


def test_a_picked_twin_stands_for_its_story_in_this_edition():
    article, russian = make_article(), make_article(published_at=ago(days=300))
    pick(article, make_twin(russian))
    assert ids(related(article)) == [russian.pk]


def test_picks_keep_their_order_against_shared_topics():
    tram = make_topic()
    article = make_article(topics=[tram])
    first, second = make_article(published_at=ago(days=90)), make_article(topics=[tram], published_at=ago(days=80))
    pick(article, first, second)
    assert ids(related(article)) == ids([first, second])


def test_shared_topics_go_before_the_section_and_two_before_one():
    tram, roads = make_topic(), make_topic()
    article = make_article(topics=[tram, roads])
    neighbour = make_article(section=article.section, published_at=ago(hours=2))
    one_topic = make_article(topics=[tram], published_at=ago(days=2))
    two_topics = make_article(topics=[tram, roads], published_at=ago(days=20))
    make_article()
    assert ids(related(article))[:3] == ids([two_topics, one_topic, neighbour])


def test_the_nearest_in_time_goes_first_among_equals():
    article = make_article(published_at=ago(days=10))
    far = make_article(section=article.section, published_at=ago(days=30))
    near = make_article(section=article.section, published_at=ago(days=11))
    assert ids(related(article)) == ids([near, far])


def test_never_more_than_the_list_holds_and_no_story_twice():
    topic = make_topic()
    article = make_article(topics=[topic])
    make_twin(article)
    for _ in range(COUNT + 3):
        make_twin(make_article(topics=[topic], section=article.section))
    found = related(article)
    assert len(found) == COUNT
    assert len({a.story for a in found}) == COUNT
    assert article.story not in {a.story for a in found}
    assert {a.language for a in found} == {"ru"}


def test_hidden_ones_are_left_out_even_where_picked():
    article = make_article()
    hidden = [
        make_article(section=article.section, status="draft", published_at=None),
        make_article(section=article.section, published_at=timezone.now() + timedelta(days=1)),
        make_article(section=article.section, unpublish_at=ago(minutes=1)),
        make_article(section=article.section, status="retracted"),
    ]
    pick(article, *hidden)
    assert related(article) == []


@pytest.mark.parametrize("neighbours", [1, 20])
def test_costs_one_query_however_much_there_is(neighbours, django_assert_num_queries):
    topics = [make_topic() for _ in range(3)]
    article = make_article(topics=topics)
    for _ in range(neighbours):
        make_article(topics=topics, section=article.section)
    ids = [topic.pk for topic in topics]
    with django_assert_num_queries(1):
        related_to(article, ids)


def test_no_section_of_another_language_is_needed():
    article = make_article(language="uk")
    russian = make_article(section=article.section, published_at=ago(hours=3))
    assert ids(related(article)) == [russian.pk]


def test_what_was_published_about_then_fills_up_the_rest():
    article = make_article(published_at=ago(days=10))
    near = [make_article(published_at=ago(days=days)) for days in (10.1, 9.5)]
    far = [make_article(published_at=ago(days=days)) for days in range(40, 46)]
    found = ids(related(article))
    assert found[:2] == ids(near)
    assert found[2:] == ids(far[: COUNT - 2])


def test_an_article_alone_in_the_paper_has_none():
    assert related(make_article(section=make_section())) == []
