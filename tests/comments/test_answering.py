"""An answer is written on a page of its own, without JavaScript, and goes the way of all comments."""

from urllib.parse import urlencode

import pytest

from articles.models import Article, Status
from comments.models import POSTS_PER_ADDRESS, Comment
from comments.threads import thread_page
from tests.make import make_article, make_comment

from .sending import address_of, send, send_raw

pytestmark = pytest.mark.django_db

TEXT = "Полчаса писал, одним пальцем."
SECRET = "никому-не-показывать"


def address(parent):
    return f"/comments/{parent.article.language}/answer/{parent.pk}/"


def post(reader, url, **over):
    typed = {"name": "Роза", "email": "", "text": TEXT, "website": "", **over}
    return send_raw(reader, url, urlencode(typed))


def take_away(comment, **over):
    Comment.objects.filter(pk=comment.pk).update(**over)


def test_every_shown_comment_leads_to_a_form_for_answers(reader):
    article = make_article()
    root = make_comment(article)
    below = make_comment(article, parent=root)
    page = reader.get(article.get_absolute_url()).content.decode()
    for comment in (root, below):
        assert f'href="{address(comment)}"' in page
        form = reader.get(address(comment))
        assert form.status_code == 200
        assert form.headers["Cache-Control"] == "private, no-store"
        assert form.headers["X-Robots-Tag"] == "noindex"
        assert comment.text in form.content.decode()
        assert f'<form class="comment-form" method="post" action="{address(comment)}"' in form.content.decode()


def test_an_answer_waits_for_a_moderator_and_then_stands_below(reader):
    parent = make_comment(make_article(), parent=make_comment(make_article()))
    response = post(reader, address(parent))
    assert response.status_code == 303
    assert "/mine/" in response.headers["Location"]
    answer = Comment.objects.get(text=TEXT)
    assert (answer.article, answer.parent, answer.root_id) == (parent.article, parent, parent.root_id)
    assert (answer.depth, answer.above, answer.status) == (2, [parent.pk], "pending")


def test_deeper_and_deeper(reader):
    made = [make_comment(make_article())]
    for n in range(POSTS_PER_ADDRESS):
        post(reader, address(made[-1]), text=f"Ответ {n}")
        made.append(Comment.objects.get(text=f"Ответ {n}"))
        made[-1].approve(by=None)
    assert [comment.depth for comment in made] == list(range(POSTS_PER_ADDRESS + 1))
    assert made[-1].above == [comment.pk for comment in made[1:5]]
    assert [place.pk for place in thread_page(made[0].article).comments] == [comment.pk for comment in made]


def test_the_same_text_twice_is_one_answer_but_to_another_comment_another(reader):
    article = make_article()
    one, two = make_comment(article), make_comment(article)
    for parent in (one, one, two):
        post(reader, address(parent))
    send(reader, article, name="Роза", text=TEXT)
    assert [comment.parent for comment in Comment.objects.filter(text=TEXT).order_by("pk")] == [one, two, None]


def refused(response, status):
    assert response.status_code == status
    content = response.content.decode()
    assert '<p role="alert">' in content
    assert TEXT in content
    assert SECRET not in content
    assert not Comment.objects.filter(text=TEXT).exists()
    return content


@pytest.mark.parametrize(
    ("over", "status"),
    [
        ({"status": "pending", "shown_at": None}, 404),
        ({"status": "rejected", "shown_at": None}, 404),
        ({"status": "spam", "shown_at": None}, 404),
        ({"status": "pending"}, 403),
        ({"status": "rejected"}, 410),
        ({"status": "spam"}, 410),
        ({"status": "withdrawn", "name": "", "text": ""}, 410),
    ],
)
def test_what_readers_do_not_see_is_not_answered(reader, over, status):
    parent = make_comment(make_article(), name=SECRET, text=SECRET)
    take_away(parent, **over)
    refused(post(reader, address(parent)), status)
    form = reader.get(address(parent))
    assert form.status_code == status
    assert '<p role="alert">' in form.content.decode()
    assert SECRET not in form.content.decode()


@pytest.mark.parametrize("pk", [10**17, 999_999_999_999_999_999])
def test_what_does_not_exist_is_not_answered(reader, pk):
    refused(post(reader, f"/comments/ru/answer/{pk}/"), 404)
    assert reader.get(f"/comments/ru/answer/{pk}/").status_code == 404


@pytest.mark.parametrize("pk", ["0", "-1", "x", "9" * 19, "%00", "1.5"])
def test_what_is_no_number_is_no_address(reader, pk):
    assert post(reader, f"/comments/ru/answer/{pk}/").status_code in (400, 404)


@pytest.mark.parametrize("forged", ["article", "parent", "root", "depth", "above", "pk", "status", "reader"])
def test_the_address_alone_says_what_is_answered(reader, forged):
    """Another article, another comment, the answer itself: there is no field to say so."""
    parent, other = make_comment(make_article()), make_comment(make_article())
    assert (
        send_raw(reader, address(parent), urlencode({"name": "Я", "text": TEXT, forged: other.pk})).status_code == 303
    )
    answer = Comment.objects.get(text=TEXT)
    assert (answer.article, answer.parent, answer.root, answer.depth) == (parent.article, parent, parent, 1)
    # A comment to the article has no such field either.
    send_raw(reader, address_of(other.article), urlencode({"name": "Я", "text": "К статье", forged: parent.pk}))
    assert Comment.objects.get(text="К статье").parent is None


def test_the_same_goes_for_forms_that_need_mending(reader):
    parent = make_comment(make_article())
    content = refused(post(reader, address(parent), name=""), 400)
    assert f'action="{address(parent)}"' in content


@pytest.mark.parametrize(("change", "status"), [({"status": Status.RETRACTED}, 410), ({"status": Status.DRAFT}, 404)])
def test_an_article_that_was_taken_down_meanwhile(reader, change, status):
    parent = make_comment(make_article(), text=SECRET)
    Article.objects.filter(pk=parent.article_id).update(**change)
    refused(post(reader, address(parent)), status)
    form = reader.get(address(parent))
    assert form.status_code == 404
    assert SECRET not in form.content.decode()


def test_comments_that_were_closed_meanwhile(reader):
    parent = make_comment(make_article(comments_open=False))
    refused(post(reader, address(parent)), 403)
    assert reader.get(address(parent)).status_code == 403


def test_speaks_the_language_of_its_article(reader):
    parent = make_comment(make_article(language="uk"))
    moved = reader.get(f"/comments/ru/answer/{parent.pk}/")
    assert (moved.status_code, moved.headers["Location"]) == (301, address(parent))
    assert '<html lang="uk"' in reader.get(address(parent)).content.decode()
    posted = post(reader, f"/comments/ru/answer/{parent.pk}/")
    assert (posted.status_code, posted.headers["Location"]) == (308, address(parent))


def test_not_from_another_site(reader):
    parent = make_comment(make_article())
    response = send_raw(reader, address(parent), "name=a&text=b", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert Comment.objects.count() == 1


def test_limits_count_answers_too(reader):
    parent = make_comment(make_article())
    for n in range(POSTS_PER_ADDRESS):
        assert post(reader, address(parent), text=f"Ответ {n}").status_code == 303
    content = refused(post(reader, address(parent)), 429)
    assert f'action="{address(parent)}"' in content


def test_an_article_that_goes_takes_its_threads_with_it(reader):
    article = make_article()
    root = make_comment(article)
    make_comment(article, parent=make_comment(article, parent=root))
    article.delete()
    assert not Comment.objects.exists()


def test_an_answer_whose_parent_went_out_of_sight_breaks_no_page(reader):
    """An undone approval and an answer at the same moment leave such a place."""
    article = make_article()
    root = make_comment(article)
    parent = make_comment(article, parent=root)
    answer = make_comment(article, parent=parent)
    Comment.objects.filter(pk=parent.pk).update(shown_at=None, status="pending")
    response = reader.get(article.get_absolute_url())
    assert response.status_code == 200
    assert f'id="comment-{answer.pk}"' in response.content.decode()
    assert parent.name not in response.content.decode()
