"""Answers stand below what they answer, in a flat list that is read from above."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from comments import sorting
from comments.answers import PAGE as ANSWERS_PAGE
from comments.models import Comment
from comments.places import ANSWERS, ANSWERS_COUNTED
from comments.reading_order import INDENTED
from comments.threads import answers_url, thread_page
from tests.make import make_article, make_comment
from tests.planner import analyze

pytestmark = pytest.mark.django_db

SECRET = "никому-не-показывать"


def answer(parent, **over):
    return make_comment(parent.article, parent=parent, **over)


def chain(root, length):
    """Each answers the one before."""
    made = [root]
    for _ in range(length):
        made.append(answer(made[-1]))
    return made[1:]


def order(thread):
    return [place.pk for place in thread.comments]


def shown(reader, article):
    return reader.get(article.get_absolute_url()).content.decode()


def item(page, comment):
    """What the page has of one comment."""
    return re.findall(rf'<li class="comment" id="comment-{comment.pk}".*?</li>', page, re.DOTALL)[0]


def test_each_below_what_it_answers_and_those_to_the_same_one_by_age():
    article = make_article()
    first, second = make_comment(article), make_comment(article)
    to_second = answer(second)
    to_first, later = answer(first), answer(first)
    below = answer(to_first)
    below_later = answer(later)
    still_below = answer(to_first)
    read = [first, to_first, below, still_below, later, below_later, second, to_second]
    assert order(thread_page(article)) == [comment.pk for comment in read]


def test_the_indent_ends_and_a_link_says_to_whom(reader):
    article = make_article()
    answers = chain(make_comment(article), INDENTED + 2)
    page = shown(reader, article)
    for depth, comment in enumerate(answers, 1):
        assert f'data-depth="{min(depth, INDENTED)}"' in item(page, comment)
        link = f'class="comment-to" href="#comment-{comment.parent_id}"'
        assert (link in item(page, comment)) == (depth > INDENTED)
        assert comment.parent.name in item(page, comment)


def test_below_the_last_indent_they_stand_by_age():
    article = make_article()
    *_others, deep = chain(make_comment(article), INDENTED)
    one, two = answer(deep), answer(deep)
    to_one = answer(one)
    assert order(thread_page(article))[-3:] == [one.pk, two.pk, to_one.pk]


def test_only_approved_ones_are_counted_and_answers_too(reader):
    article = make_article()
    root = make_comment(article)
    answer(root)
    answer(root, status="rejected", shown_at=timezone.now())
    answer(root, status="pending")
    assert thread_page(article).total == 2


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({"status": "rejected", "reason": "insult"}, "Removed by a moderator: an insult."),
        ({"status": "rejected"}, "Removed by a moderator."),
        ({"status": "spam", "reason": "advertising"}, "Removed by a moderator: advertising."),
        ({"status": "pending"}, "The comment was changed and waits to be read by a moderator."),
        ({"status": "withdrawn"}, "The author has deleted this comment."),
    ],
)
def test_of_what_was_taken_away_only_the_place_stays(reader, source_strings, over, sentence):
    article = make_article()
    left = make_comment(article, name=SECRET, text=SECRET, email="kraken@example.org", shown_at=timezone.now(), **over)
    below = answer(left)
    for url in (article.get_absolute_url(), answers_url(left.pk, "ru"), f"/comments/article/{article.pk}/?sort=best"):
        page = reader.get(url).content.decode()
        assert SECRET not in page
        assert "kraken" not in page
        assert f'<p class="comment-left">{sentence}</p>' in item(page, left)
        assert "/answer/" not in item(page, left)
        assert "<button" not in item(page, left)
        assert below.text in item(page, below)


def test_the_name_of_what_was_taken_away_is_in_no_answer(reader):
    article = make_article()
    root = make_comment(article)
    *_others, left, last = chain(root, INDENTED + 2)
    Comment.objects.filter(pk=left.pk).update(name=SECRET, status="rejected")
    for url in (article.get_absolute_url(), answers_url(root.pk, "ru", last.pk)):
        page = reader.get(url).content.decode()
        assert SECRET not in page
        assert 'class="comment-to"' in item(page, last)


def test_what_was_never_shown_has_no_place(reader):
    article = make_article()
    root = make_comment(article)
    hidden = [answer(root, status=status) for status in ("pending", "rejected", "spam")]
    page = shown(reader, article)
    assert not [comment for comment in hidden if f"comment-{comment.pk}" in page]


def test_whoever_takes_back_what_nobody_answered_leaves_no_place(reader):
    article = make_article()
    root = make_comment(article)
    answered, unanswered = answer(root), answer(root)
    answer(answered)
    alone = make_comment(article)
    gone = Comment.objects.filter(pk__in=[answered.pk, unanswered.pk, alone.pk])
    gone.update(status="withdrawn", name="", text="")
    page = shown(reader, article)
    assert f"comment-{answered.pk}" in page
    assert f"comment-{unanswered.pk}" not in page
    assert f"comment-{alone.pk}" not in page


def test_says_that_it_was_changed(reader, source_strings):
    from tests import cast

    article = make_article()
    own = make_comment(article, shown_at=timezone.now() - timedelta(minutes=1), edited_at=timezone.now())
    edited = make_comment(article, edited_at=timezone.now(), edited_by=cast.moderator())
    page = shown(reader, article)
    assert '<span class="comment-edited">changed</span>' in item(page, own)
    assert '<span class="comment-edited">changed by the newsroom</span>' in item(page, edited)


def test_many_answers_go_on_behind_a_link_until_all_are_shown(reader):
    article = make_article()
    root, other = make_comment(article), make_comment(article)
    made = [answer(root) for _ in range(ANSWERS + ANSWERS_PAGE + 3)]
    page = shown(reader, article)
    assert order(thread_page(article)) == [root.pk, *(comment.pk for comment in made[:ANSWERS]), other.pk]
    rest = thread_page(article).comments[ANSWERS].rest
    assert rest
    assert rest.number == ANSWERS_PAGE + 3
    url, seen = answers_url(rest.root, "ru", rest.first), []
    assert url in page
    while url:
        answers = reader.get(url)
        assert answers.status_code == 200
        assert answers.context["canonical"].endswith(url)
        assert not answers.cookies
        top, *found = answers.context["thread"].comments
        assert top.pk == root.pk
        seen += [place.pk for place in found]
        url = answers.context["thread"].next_url
        assert url in answers.content.decode()
    assert seen == [comment.pk for comment in made[ANSWERS:]]


def test_a_page_of_answers_says_to_whom_where_that_is_on_another_page(reader):
    article = make_article()
    root = make_comment(article)
    one, two = chain(root, 2)
    page = reader.get(answers_url(root.pk, "ru", two.pk)).content.decode()
    assert f'class="comment-to" href="/comments/{one.pk}/"' in item(page, two)
    assert one.name in item(page, two)


def test_the_rest_is_counted_no_further_than_it_costs_nothing(source_strings):
    article = make_article()
    root = make_comment(article)
    Comment.objects.bulk_create(
        Comment(article=article, parent=root, root=root, depth=1, name="Я", text=str(n), **said)
        for n in range(ANSWERS + ANSWERS_COUNTED + 2)
        for said in [{"status": "approved", "shown_at": timezone.now()}]
    )
    rest = thread_page(article).comments[-1].rest
    assert rest
    assert rest.wording == f"More than {ANSWERS_COUNTED} further answers"


@pytest.mark.parametrize("wrong", ["", "x", "0", "-1", "9" * 19, "1%00", "٣", "1-2", "%ED%A0%80"])
def test_a_place_that_is_not_ours_is_no_page(reader, wrong):
    root = make_comment(make_article())
    answer(root)
    assert reader.get(f"/comments/{root.pk}/answers/?from={wrong}").status_code in (400, 404)


def test_a_place_in_another_thread_is_no_page(reader):
    article = make_article()
    root, other = make_comment(article), make_comment(article)
    answer(root)
    elsewhere, hidden = answer(other), answer(root, status="pending")
    for wrong in (elsewhere.pk, other.pk, 10**17):
        assert reader.get(answers_url(root.pk, "ru", wrong)).status_code == 404
    # From where a hidden one would stand there is nothing, and it is not shown.
    assert reader.get(answers_url(root.pk, "ru", hidden.pk)).status_code == 404


def test_answers_have_no_page_of_their_own_and_hidden_articles_have_none(reader):
    article = make_article()
    root = make_comment(article)
    below = answer(root)
    assert reader.get(answers_url(root.pk, "ru")).status_code == 200
    assert reader.get(answers_url(below.pk, "ru")).status_code == 404
    assert reader.get(answers_url(make_comment(article).pk, "ru")).status_code == 404
    moved = reader.get(f"/uk{answers_url(root.pk, 'ru')}")
    assert (moved.status_code, moved.headers["Location"]) == (301, answers_url(root.pk, "ru"))
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert reader.get(answers_url(root.pk, "ru")).status_code == 404


def four_thousand(article, shape):
    """Rows without a word more than they need."""
    said = {"article": article, "name": "Я", "text": "Да.", "status": "approved", "shown_at": timezone.now()}
    if shape == "roots":
        Comment.objects.bulk_create(Comment(**said) for _ in range(4000))
        return
    root = make_comment(article)
    if shape == "answers":
        Comment.objects.bulk_create(Comment(**said, parent=root, root=root, depth=1) for _ in range(4000))
        return
    numbers = range(root.pk + 10_000, root.pk + 14_000)
    above = list(numbers[:INDENTED])
    Comment.objects.bulk_create(
        Comment(
            **said, pk=pk, parent_id=pk - 1 if depth > 1 else root.pk, root=root, depth=depth, above=above[: depth - 1]
        )
        for depth, pk in enumerate(numbers, 1)
    )


@pytest.mark.parametrize("shape", ["roots", "answers", "chain"])
def test_four_thousand_cost_what_ten_cost(reader, shape):
    few, many = make_article(), make_article()
    for _ in range(10):
        make_comment(few)
    four_thousand(many, shape)
    analyze("comments_comment")
    # Both what is shown and what is counted; a planner that sorts has read the whole thread.
    assert sorting._page(many.pk, ("created_at", "id")).explain().count("comment_in_thread") == 2
    counts = []
    for article in (few, many):
        root, last = article.comments.earliest("pk"), article.comments.latest("pk")
        for url in (article.get_absolute_url(), f"/comments/article/{article.pk}/?sort=best", last.get_absolute_url()):
            with CaptureQueriesContext(connection) as queries:
                response = reader.get(url)
            counts.append(len(queries))
            assert response.status_code in (200, 302)
            assert len(response.content) < 200_000
    in_few, in_many = counts[:3], counts[3:]
    assert in_many[:2] == in_few[:2]
    # A permanent link to an answer looks for its place below the root as well.
    assert in_many[2] <= in_few[2] + 1
    if shape != "roots":
        assert reader.get(answers_url(root.pk, "ru", last.pk)).status_code == 200
