"""Oldest, newest, best first: each a page that everybody gets alike, and that goes on to the end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Comment
from comments.sorting import PAGE, Sort
from comments.threads import thread_url
from tests.make import make_article, make_comment
from tests.planner import analyze

pytestmark = pytest.mark.django_db

RATINGS = (0, 7, -3)


@pytest.fixture
def article():
    article, start = make_article(), timezone.now() - timedelta(days=1)
    for n in range(2 * PAGE + 7):
        # Some are of the same moment, most of the same rating.
        moment = start + timedelta(seconds=n // 3)
        make_comment(article, created_at=moment, rating=RATINGS[n % 3])
    return article


ORDERS = {
    Sort.OLDEST: ("created_at", "pk"),
    Sort.NEWEST: ("-created_at", "-pk"),
    Sort.BEST: ("-rating", "-created_at", "-pk"),
}


@pytest.mark.parametrize("sort", Sort)
def test_goes_on_until_all_are_shown_once(reader, article, sort):
    url, seen, costs = thread_url(article, sort), [], set()
    while url:
        with CaptureQueriesContext(connection) as queries:
            page = reader.get(url)
        costs.add(len(queries))
        assert page.status_code == 200
        assert page.headers["Cache-Control"].startswith("public")
        assert not page.cookies
        seen += [place.pk for place in page.context["thread"].comments]
        url = page.context["thread"].next_url
    assert seen == list(article.comments.order_by(*ORDERS[sort]).values_list("pk", flat=True))
    assert len(costs) == 1


@pytest.mark.parametrize("sort", Sort)
def test_each_page_walks_the_index_from_where_it_begins(article, sort):
    """Not from the top, and without sorting."""
    from comments import sorting

    # Were this article the only one, the index of all comments by their time would be as good.
    said = {"name": "Роза", "text": "…", "status": "approved", "created_at": timezone.now(), "shown_at": timezone.now()}
    other = make_article()
    Comment.objects.bulk_create(Comment(article=other, **said) for _ in range(2000))
    page = sorting.roots(article.pk, sort, None)
    after = sorting.After.of(page[PAGE - 1].place, sort)
    values = {"created_at": after.place.published_at, "id": after.place.id}
    rating = {} if after.rating is None else {"rating": after.rating}
    order = tuple(name.replace("pk", "id") for name in ORDERS[sort])
    analyze("comments_comment")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
    plan = sorting._page(article.pk, order, **rating, **values).explain()
    _index, condition = plan[plan.index("comment_roots") :].splitlines()[:2]
    assert "Index Cond" in condition
    assert "ROW(" in condition
    assert "Sort" not in plan


def test_only_the_usual_order_is_for_search_engines(reader, article):
    for sort in (Sort.NEWEST, Sort.BEST):
        page = reader.get(thread_url(article, sort))
        assert page.context["canonical"].endswith(article.get_absolute_url())
        assert '<meta name="robots" content="noindex' in page.content.decode()
        further = reader.get(page.context["thread"].next_url)
        assert '<meta name="robots" content="noindex' in further.content.decode()
    assert "noindex" not in reader.get(thread_url(article)).content.decode()


def test_the_article_links_the_orders_and_says_which_is_its_own(reader, article):
    page = reader.get(article.get_absolute_url()).content.decode()
    nav = page[page.index('class="comments-order"') :].partition("</nav>")[0]
    assert nav.count("aria-current") == 1
    for sort in (Sort.NEWEST, Sort.BEST):
        assert f'href="{thread_url(article, sort)}"' in nav


def test_one_comment_has_no_order(reader):
    article = make_article()
    make_comment(article)
    assert "comments-order" not in reader.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "sort=worst",
        "sort=",
        "sort=%00",
        "sort=best&after=1-2",
        "sort=best&after=x-1-2",
        "sort=best&after=--1-1-2",
        f"sort=best&after={'9' * 10}-1-1",
        "after=1-1-2",
        "sort=new&after=1-1-2",
        "sort=new&after=%ED%A0%80",
    ],
)
def test_an_order_or_place_that_is_not_ours_is_no_page(reader, article, query):
    assert reader.get(f"/comments/article/{article.pk}/?{query}").status_code in (400, 404)


def test_answers_follow_their_root_in_every_order(reader):
    article = make_article()
    root, other = make_comment(article, rating=-1), make_comment(article)
    answer = make_comment(article, parent=root, rating=9)
    for sort in Sort:
        seen = [place.pk for place in reader.get(thread_url(article, sort)).context["thread"].comments]
        assert seen.index(answer.pk) == seen.index(root.pk) + 1
    assert Comment.objects.count() == len({root.pk, other.pk, answer.pk})
