from datetime import timedelta

import pytest
from django.utils import timezone

from articles.chrome import chrome
from articles.front import NEWEST, front_page
from articles.models import FrontSlot
from articles.models.front import SLOTS
from tests.make import make_article, make_photo, make_section, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


def front(language="ru"):
    return front_page(language, chrome(language).sections)


def ids(cards):
    return [card.pk for card in cards]


def stories(page):
    blocks = [article for block in page.blocks for article in block.articles]
    return [article.story for article in [*page.slots, *page.newest, *blocks]]


def test_editors_slots_stand_where_they_were_put():
    old = make_article(published_at=timezone.now() - timedelta(days=400))
    newer = [make_article() for _ in range(3)]
    FrontSlot.objects.create(language="ru", position=1, article=old)
    page = front()
    assert ids(page.slots) == ids([old, *newer[::-1]])


def test_no_story_stands_twice():
    news = make_section()
    for n in range(40):
        article = make_article(section=make_section(parent=news) if n % 2 else news)
        if n % 3 == 0:
            make_twin(article)
    FrontSlot.objects.create(language="ru", position=2, article=make_article(section=news))
    page = front()
    assert len(page.slots) == SLOTS
    assert len(page.newest) == NEWEST
    assert page.blocks
    assert len(stories(page)) == len(set(stories(page)))


def test_an_editions_slot_may_hold_the_other_language_and_then_hides_the_twin():
    russian = make_article()
    ukrainian = make_twin(russian)
    FrontSlot.objects.create(language="ru", position=1, article=ukrainian)
    page = front()
    assert ids(page.slots) == [ukrainian.pk]


def test_a_slot_fills_by_itself_when_its_time_is_over_or_its_article_hidden():
    fresh = make_article()
    over = make_article(published_at=timezone.now() - timedelta(days=2))
    taken_down = make_article(unpublish_at=timezone.now() - timedelta(minutes=1))
    FrontSlot.objects.create(language="ru", position=1, article=over, until=timezone.now() - timedelta(minutes=1))
    FrontSlot.objects.create(language="ru", position=2, article=taken_down)
    assert ids(front().slots) == [fresh.pk, over.pk]


def test_an_empty_lead_goes_to_the_newest_article_with_a_picture():
    pictured = make_article(cover=make_photo(), published_at=timezone.now() - timedelta(hours=5))
    plain = make_article()
    assert ids(front().slots) == [pictured.pk, plain.pk]


def test_a_newspaper_without_articles_has_a_front_page():
    make_section()
    page = front()
    assert page.lead is None
    assert page.blocks == []


@pytest.mark.parametrize("rows", [1, 20])
def test_costs_three_queries_however_much_there_is(rows, django_assert_num_queries):
    photo = make_photo()
    for _ in range(rows):
        article = make_article(cover=photo)
    FrontSlot.objects.create(language="ru", position=1, article=article)
    sections = chrome("ru").sections
    with django_assert_num_queries(3):
        front_page("ru", sections)
