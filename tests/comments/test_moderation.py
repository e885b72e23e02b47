"""Moderators approve and reject in the admin; every verdict is on record with its author."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment, Moderation
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


def test_the_list_begins_with_those_that_wait_longest(moderator):
    second = waiting()
    first = waiting(created_at=timezone.now() - timedelta(hours=1))
    make_comment(make_article(), status="rejected")
    make_comment(make_article())
    assert shown(moderator) == [first, second]


def test_other_states_and_all_are_one_click_away(moderator):
    article, start = make_article(), timezone.now() - timedelta(hours=1)
    states = ("pending", "approved", "rejected")
    made = {
        status: make_comment(article, status=status, created_at=start + timedelta(minutes=n))
        for n, status in enumerate(states)
    }
    for status in states:
        assert shown(moderator, status=status) == [made[status]]
    assert shown(moderator, status="all") == list(made.values())[::-1]
    page = moderator.get(LIST).content.decode()
    assert all(f"?status={status}" in page for status in (*states, "all"))


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


@pytest.mark.parametrize(("action", "status"), [("approve_selected", "approved"), ("reject_selected", "rejected")])
def test_decides_on_many_at_once(moderator, action, status):
    comments = [waiting(), waiting(), waiting()]
    chosen = comments[:2]
    answer = moderator.post(LIST, {"action": action, "_selected_action": [c.pk for c in chosen]}, follow=True)
    assert set(Comment.objects.filter(status=status)) == set(chosen)
    assert "2 " in next(str(m) for m in answer.context["messages"])
    rows = Moderation.objects.filter(verdict=status, by__username="view_comment-change_comment")
    assert {row.comment for row in rows} == set(chosen)


@pytest.mark.parametrize(("verb", "status"), [("approve", "approved"), ("reject", "rejected")])
def test_decides_on_one_from_its_row(moderator, verb, status):
    comment = waiting()
    url = reverse(f"admin:comments_comment_{verb}", args=[comment.pk])
    assert f'formaction="{url}"' in moderator.get(LIST).content.decode()
    back = f"http://testserver{LIST}?status=pending&q=x"
    answer = moderator.post(url, headers={"Referer": back})
    assert (answer.status_code, answer.headers["Location"]) == (302, back)
    assert Comment.objects.get().status == status
    row = Moderation.objects.get()
    assert row.by is not None
    assert (row.comment, row.verdict, row.by.username) == (comment, status, "view_comment-change_comment")


def test_goes_back_to_no_other_site(moderator):
    url = reverse("admin:comments_comment_approve", args=[waiting().pk])
    assert moderator.post(url, headers={"Referer": "https://evil.example/"}).headers["Location"] == LIST


def test_a_link_decides_nothing(moderator):
    url = reverse("admin:comments_comment_approve", args=[waiting().pk])
    assert moderator.get(url).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = moderator.cookies
    assert strict.post(url).status_code == 403
    assert Comment.objects.get().status == "pending"


def test_the_second_of_two_moderators_is_told(moderator):
    comment = waiting()
    url = reverse("admin:comments_comment_approve", args=[comment.pk])
    moderator.post(url)
    answer = moderator.post(url, follow=True)
    assert [m.level_tag for m in answer.context["messages"]][-1] == "warning"
    assert Moderation.objects.count() == 1


def test_the_page_of_a_comment_shows_all_and_changes_only_the_verdict(moderator):
    comment = waiting(name="Роза", text="Слово", email="roza@example.org")
    comment.reject(by=None)
    url = reverse("admin:comments_comment_change", args=[comment.pk])
    page = moderator.get(url)
    content = page.content.decode()
    assert "roza@example.org" in content
    assert len(page.context["inline_admin_formsets"][0].formset.queryset) == 1
    assert "('rejected'" not in content
    assert 'name="text"' not in content
    assert 'name="_save"' not in content
    button = "comments_comment_approve_this"
    assert f'name="{button}"' in content
    inline = {"moderations-TOTAL_FORMS": "0", "moderations-INITIAL_FORMS": "0"}
    answer = moderator.post(url, {button: "", "name": "Не Роза", "text": "Другое", "status": "pending", **inline})
    assert answer.status_code == 302
    comment.refresh_from_db()
    assert (comment.name, comment.text, comment.status) == ("Роза", "Слово", "approved")


def test_the_page_of_a_comment_saves_nothing_by_itself(moderator, monkeypatch):
    """Its row is as old as the page: saving it would undo what another moderator decided meanwhile."""
    url = reverse("admin:comments_comment_change", args=[make_comment(make_article(), status="rejected").pk])
    saved: list[Comment] = []
    monkeypatch.setattr(Comment, "save", lambda self, **kwargs: saved.append(self))
    inline = {"moderations-TOTAL_FORMS": "0", "moderations-INITIAL_FORMS": "0"}
    for button in ({}, {"_save": ""}, {"comments_comment_approve_this": ""}):
        assert moderator.post(url, {**inline, **button}).status_code == 302
    assert not saved


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


def test_who_may_only_look_decides_nothing():
    client, comment = staff("view_comment"), waiting()
    url = reverse("admin:comments_comment_approve", args=[comment.pk])
    page = client.get(LIST).content.decode()
    assert "formaction" not in page
    assert "approve_selected" not in page
    assert client.post(url).status_code == 403
    client.post(LIST, {"action": "approve_selected", "_selected_action": [comment.pk]})
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize(
    ("status", "verbs"), [("pending", ["approve", "reject"]), ("approved", ["reject"]), ("rejected", ["approve"])]
)
def test_its_page_offers_only_what_changes_something(moderator, status, verbs):
    comment = make_comment(make_article(), status=status)
    page = moderator.get(reverse("admin:comments_comment_change", args=[comment.pk])).text
    assert re.findall(r'name="comments_comment_(\w+)_this"', page) == verbs


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
        for query in ({}, {"status": "all"}, {"status": "all", "q": "комментарий"}):
            with CaptureQueriesContext(connection) as queries:
                page = moderator.get(LIST, query)
            assert page.context["cl"].result_list
            counts.append(len(queries))
    assert counts[:3] == counts[3:]


def test_the_list_counts_no_further_than_it_shows(moderator):
    waiting()
    with CaptureQueriesContext(connection) as queries:
        moderator.get(LIST, {"status": "all", "_facets": "True"})
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
    client.post(reverse("admin:comments_comment_approve", args=[comment.pk]))
    assert (Comment.objects.get().status == "approved") == looks
