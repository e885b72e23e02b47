"""The approved comments stand below their article, oldest first, and the form after them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Status
from comments import sorting
from comments.models import Comment
from comments.sorting import PAGE, Sort
from comments.threads import thread_page, thread_url
from tests.make import make_article, make_comment, make_page

pytestmark = pytest.mark.django_db


def comments_of(article, number, **over):
    start = timezone.now() - timedelta(days=1)
    return [make_comment(article, created_at=start + timedelta(seconds=n), **over) for n in range(number)]


def test_oldest_first_with_permanent_links_and_the_form_last(reader):
    article = make_article()
    later = make_comment(article, name="Вторая")
    earlier = make_comment(article, name="Первый", created_at=timezone.now() - timedelta(hours=1))
    page = reader.get(article.get_absolute_url()).content.decode()
    thread = page[page.index('<section id="comments"') :]
    assert thread.index("Первый") < thread.index("Вторая") < thread.index('<form class="comment-form"')
    for comment in (earlier, later):
        assert f'id="comment-{comment.pk}"' in thread
        assert f'href="/comments/{comment.pk}/"' in thread
    assert f'action="/comments/ru/send/{article.pk}/"' in thread


def test_text_is_escaped_and_keeps_its_lines(reader):
    article = make_article()
    make_comment(article, name="<i>Я</i>", text="<script>1</script>\nhttps://spam.example\n\nконец")
    page = reader.get(article.get_absolute_url()).content.decode()
    assert "<script>1" not in page
    assert "<i>Я" not in page
    assert "<p>&lt;script&gt;1&lt;/script&gt;<br>https://spam.example</p>" in page
    assert 'href="https://spam.example' not in page


def test_sets_no_cookie(reader):
    article = make_article()
    response = reader.get(article.get_absolute_url())
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_closed_article_shows_its_comments_and_a_sentence_for_the_form(reader):
    article = make_article(comments_open=False)
    make_comment(article, name="Успел")
    page = reader.get(article.get_absolute_url()).content.decode()
    assert "Успел" in page
    assert "comments-closed" in page
    assert "comment-form" not in page
    assert "/answer/" not in page


def test_links_the_rules_where_that_page_exists(reader):
    article = make_article()
    assert "/pages/rules/" not in thread_of(reader, article)
    make_page(slug="rules")
    assert "/pages/rules/" in thread_of(reader, article)


def thread_of(reader, article):
    page = reader.get(article.get_absolute_url()).content.decode()
    return page[page.index('<section id="comments"') :].partition("</section>")[0]


@pytest.mark.parametrize("number", [1, 20, PAGE + 20])
def test_costs_one_query(number):
    article = make_article()
    comments_of(article, number)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = thread_page(article)
    assert len(queries) == 1
    assert page.total == number


def test_the_article_page_costs_the_same_with_one_comment_and_with_twenty(reader):
    counts = []
    for number in (1, 20):
        article = make_article()
        comments_of(article, number)
        with CaptureQueriesContext(connection) as queries:
            reader.get(article.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_count_stops_where_it_would_begin_to_cost(monkeypatch, reader):
    monkeypatch.setattr("comments.sorting.COUNTED", 2)
    monkeypatch.setattr("comments.threads.COUNTED", 2)
    sorting._oldest.forget()  # type: ignore[attr-defined]
    article = make_article()
    comments_of(article, 3)
    page = thread_page(article)
    sorting._oldest.forget()  # type: ignore[attr-defined]
    assert page.has_uncounted
    assert "2" in page.heading


def test_goes_on_behind_a_link_until_all_are_shown(reader):
    article = make_article()
    made = comments_of(article, 2 * PAGE + 3)
    url, seen = thread_url(article), []
    while url:
        page = reader.get(url)
        assert page.status_code == 200
        assert page.headers["Cache-Control"] == reader.get(article.get_absolute_url()).headers["Cache-Control"]
        thread = page.context["thread"]
        seen += [comment.pk for comment in thread.comments]
        assert thread.total == len(made)
        if thread.next_url:
            assert thread.next_url.replace("&", "&amp;") in page.content.decode()
        url = thread.next_url
    assert seen == [comment.pk for comment in made]


def test_comments_of_the_same_moment_are_neither_lost_nor_repeated(reader):
    article, moment = make_article(), timezone.now()
    made = [make_comment(article, created_at=moment) for _ in range(PAGE + 5)]
    first = thread_page(article)
    second = reader.get(first.next_url).context["thread"]
    assert [c.pk for c in first.comments + second.comments] == [c.pk for c in made]


def test_only_what_goes_on_is_a_page_of_its_own_for_search_engines(reader):
    article = make_article()
    comments_of(article, PAGE + 1)
    beginning = reader.get(thread_url(article))
    further_url = beginning.context["thread"].next_url
    assert beginning.context["canonical"].endswith(article.get_absolute_url())
    assert reader.get(further_url).context["canonical"].endswith(further_url)


def test_the_thread_speaks_the_language_of_its_article(reader):
    article = make_article(language="uk")
    assert thread_url(article) == f"/uk/comments/article/{article.pk}/"
    moved = reader.get(f"/comments/article/{article.pk}/")
    assert (moved.status_code, moved.headers["Location"]) == (301, thread_url(article))
    page = reader.get(thread_url(article))
    assert '<html lang="uk"' in page.content.decode()


def test_ukrainian_first(reader, ukrainian_first):
    article = make_article(language="ru")
    assert thread_url(article) == f"/ru/comments/article/{article.pk}/"
    assert reader.get(thread_url(article)).status_code == 200


@pytest.mark.parametrize("sort", Sort)
def test_the_thread_begins_again_where_all_that_went_on_has_gone_meanwhile(reader, sort):
    article = make_article()
    comments_of(article, PAGE + 1)
    beginning = thread_page(article, sort)
    last = article.comments.exclude(pk__in=[place.pk for place in beginning.comments]).get()
    Comment.objects.filter(pk=last.pk).update(shown_at=None)
    response = reader.get(beginning.next_url)
    address = article.get_absolute_url() + "#comments" if sort == Sort.OLDEST else thread_url(article, sort)
    assert (response.status_code, response.headers.get("Location")) == (302, address)


@pytest.mark.parametrize("cursor", ["", "x", "1-", "-1-2", "9" * 17 + "-1", "1-" + "9" * 30, "%00", "%ED%A0%80", "٣-١"])
def test_a_cursor_that_is_not_ours_is_no_page(reader, cursor):
    article = make_article()
    make_comment(article)
    assert reader.get(f"{thread_url(article)}?after={cursor}").status_code in (400, 404)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_other_methods(reader, method):
    assert getattr(reader, method)(thread_url(make_article())).status_code == 405


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW])
def test_hidden_articles_have_no_thread(reader, status):
    article = make_article(status=status)
    make_comment(article)
    assert reader.get(thread_url(article)).status_code == 404
