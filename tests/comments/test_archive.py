"""The newsroom's list of all comments, whatever became of them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment
from tests import cast
from tests.make import make_article, make_comment, make_section

pytestmark = pytest.mark.django_db

LIST = "/admin/comments/comment/"


def staff(*codenames: str) -> Client:
    """A browser of somebody who may do this with comments."""
    user = User.objects.create_user(username="-".join(codenames) or "nobody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames, content_type__app_label="comments"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def moderator():
    return staff("view_comment", "change_comment")


def shown(client, **query):
    return list(client.get(LIST, query).context["cl"].result_list)


def waiting(**over):
    return make_comment(over.pop("article", None) or make_article(), status="pending", **over)


def test_the_newest_first(moderator):
    article, start = make_article(), timezone.now() - timedelta(hours=1)
    states = ("pending", "approved", "rejected", "spam", "withdrawn")
    made = {
        status: make_comment(article, status=status, created_at=start + timedelta(minutes=n))
        for n, status in enumerate(states)
    }
    assert shown(moderator) == list(made.values())[::-1]
    for status in states:
        assert shown(moderator, status=status) == [made[status]]
    page = moderator.get(LIST).content.decode()
    assert all(f"?status={status}" in page for status in states)


def test_filters_by_section_and_language(moderator):
    section = make_section()
    russian, ukrainian = waiting(article=make_article(section=section)), waiting(article=make_article(language="uk"))
    assert shown(moderator, article__language__exact="uk") == [ukrainian]
    assert shown(moderator, article__section__id__exact=section.pk) == [russian]


@pytest.mark.parametrize("typed", ["рыбный суп", "РЫБН", "суп роз", "бизнес-план", "п’ять", "   суп   "])
def test_finds_words_and_their_beginnings(moderator, typed):
    found = waiting(name="Роза", text="Рыбный суп, бизнес-план і п’ять хвилин.")
    waiting(text="Другое")
    assert shown(moderator, q=typed) == [found]


@pytest.mark.parametrize("typed", ["суп & !рыба", "':* | ", "\\", "'", "(", "%", "суп нет", "\u202e", "a" * 3000])
def test_odd_searches_find_nothing_and_break_nothing(moderator, typed):
    waiting(text="Рыбный суп")
    assert shown(moderator, q=typed) == []


def test_the_words_are_looked_up_in_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Comment.objects.with_words("суп").order_by().explain()
    assert "comment_words" in plan


@pytest.mark.parametrize("status", ["pending", "approved", "rejected", "spam"])
def test_each_leads_to_the_queue_where_it_is_decided(moderator, status):
    comment = make_comment(make_article(), status=status)
    link = f"/admin/comments/queue/?comment={comment.pk}"
    for url in (LIST, reverse("admin:comments_comment_change", args=[comment.pk])):
        assert link in moderator.get(url).content.decode()
    assert f'data-row="{comment.pk}"' in moderator.get(link).content.decode()


def test_the_page_of_a_comment_shows_all_and_changes_nothing(moderator):
    comment = waiting(name="Роза", text="Слово", email="roza@example.org")
    comment.edit(None, "Иное")
    comment.reject(None, "insult", "Опять он")
    url = reverse("admin:comments_comment_change", args=[comment.pk])
    page = moderator.get(url)
    content = page.content.decode()
    for shown in ("roza@example.org", "Слово", "Иное", "Опять он"):
        assert shown in content
    assert len(page.context["inline_admin_formsets"][0].formset.queryset) == 2
    assert 'name="text"' not in content
    assert 'name="_save"' not in content
    inline = {"moderations-TOTAL_FORMS": "0", "moderations-INITIAL_FORMS": "0"}
    assert moderator.post(url, {"name": "Не Роза", "text": "Другое", "status": "pending", **inline}).status_code == 403
    comment.refresh_from_db()
    assert (comment.name, comment.text, comment.status) == ("Роза", "Иное", "rejected")


def test_nobody_writes_comments_here():
    client = staff("view_comment", "change_comment", "add_comment", "delete_comment")
    assert client.get(f"{LIST}add/").status_code == 403


def test_only_who_may_delete_deletes(moderator):
    comment = waiting()
    url = reverse("admin:comments_comment_delete", args=[comment.pk])
    assert moderator.post(url, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in moderator.get(LIST).content.decode()
    chief = staff("view_comment", "change_comment", "delete_comment")
    comment.approve(by=None)
    assert chief.post(url, {"post": "yes"}).status_code == 302
    assert not Comment.objects.exists()


def test_who_may_not_look_sees_nothing():
    client = staff()
    waiting()
    for url in (LIST, reverse("admin:comments_comment_change", args=[Comment.objects.get().pk])):
        assert client.get(url).status_code == 403


def test_the_list_costs_the_same_with_one_row_and_with_twenty(moderator):
    counts = []
    for number in (1, 19):
        for _ in range(number):
            waiting()
        moderator.get(LIST)
        for query in ({}, {"status": "pending"}, {"q": "комментарий"}):
            with CaptureQueriesContext(connection) as queries:
                page = moderator.get(LIST, query)
            assert page.context["cl"].result_list
            counts.append(len(queries))
    assert counts[:3] == counts[3:]


def test_the_list_counts_no_further_than_it_shows(moderator):
    waiting()
    with CaptureQueriesContext(connection) as queries:
        moderator.get(LIST, {"_facets": "True"})
    counting = [q["sql"] for q in queries if "COUNT(" in q["sql"]]
    assert counting
    assert all("LIMIT" in sql for sql in counting)


def test_the_texts_of_the_articles_stay_in_the_database(moderator):
    waiting()
    with CaptureQueriesContext(connection) as queries:
        moderator.get(LIST)
    assert not any('"public_body"' in q["sql"] or '"body"' in q["sql"] for q in queries)


@pytest.mark.parametrize(
    ("role", "looks", "deletes"), [("moderator", True, False), ("chief", True, True), ("reporter", False, False)]
)
def test_the_groups_of_the_newsroom(role, looks, deletes):
    client, comment = Client(), waiting()
    client.force_login(getattr(cast, role)())
    assert client.get(LIST).status_code == (200 if looks else 403)
    assert client.get(f"{LIST}{comment.pk}/delete/").status_code == (200 if deletes else 403)
    client.post(reverse("moderation:approve"), {"comment": f"{comment.pk}:{comment.seen}"})
    assert (Comment.objects.get().status == "approved") == looks
