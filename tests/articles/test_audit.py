"""The audit log: everything that changes state in the newsroom leaves an entry, and no entry is ever changed."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.audit import logins
from articles.models import AuditEntry, Section, Topic
from articles.models.audit import MOST_DETAIL
from tests import cast
from tests.articles.admin.forms import filled
from tests.make import make_article, make_comment, make_topic

pytestmark = pytest.mark.django_db
LOG = "/admin/articles/auditentry/"


@pytest.fixture
def chief(client: Client) -> User:
    user = cast.chief()
    client.force_login(user)
    return user


def said(**over) -> list[tuple[str, str, str]]:
    """Who, what, of what; without the login of the test itself."""
    entries = AuditEntry.objects.exclude(verb="logged_in").filter(**over).order_by("id")
    return [(entry.who, entry.verb, entry.title) for entry in entries]


# --- What leaves an entry ---


def test_a_form_leaves_an_entry_with_its_fields_and_the_address(client, chief):
    add = "/admin/articles/topic/add/"
    from_there = {"REMOTE_ADDR": "192.0.2.7"}
    client.post(add, filled(client, add, name_ru="Порт", name_uk="Порт", slug="port"), **from_there)
    topic = Topic.objects.get()
    change = f"/admin/articles/topic/{topic.pk}/change/"
    client.post(change, filled(client, change, slug="harbour"), **from_there)
    client.post(f"/admin/articles/topic/{topic.pk}/delete/", {"post": "yes"}, **from_there)
    assert said() == [("chief", "added", "Порт"), ("chief", "changed", "Порт"), ("chief", "deleted", "Порт")]
    entry = AuditEntry.objects.get(verb="changed")
    assert entry.address == "192.0.2.7"
    assert (entry.object_type, entry.object_id) == ("articles.topic", str(topic.pk))
    assert "lug" in str(entry.detail)


def test_a_form_that_is_refused_or_changes_nothing_leaves_none(client, chief):
    topic = make_topic(slug="port")
    change = f"/admin/articles/topic/{topic.pk}/change/"
    client.post(change, filled(client, change))
    client.post(change, filled(client, change, slug="не адрес"))
    assert said() == []


def test_many_deleted_at_once_are_an_entry_each(client, chief):
    topics = [make_topic() for _ in range(3)]
    data = {"action": "delete_selected", "_selected_action": [topic.pk for topic in topics], "post": "yes"}
    client.post("/admin/articles/topic/", data)
    assert not Topic.objects.exists()
    assert [verb for _who, verb, _title in said()] == ["deleted"] * 3


def test_what_fails_half_way_leaves_none(client, chief, monkeypatch):
    topics = [make_topic() for _ in range(2)]

    def fail(*arguments):
        raise ZeroDivisionError

    monkeypatch.setattr("articles.admin.desk_objects.TopicAdmin.delete_queryset", fail)
    data = {"action": "delete_selected", "_selected_action": [topic.pk for topic in topics], "post": "yes"}
    with pytest.raises(ZeroDivisionError):
        client.post("/admin/articles/topic/", data)
    assert said() == []


def test_a_verdict_on_a_comment(client, chief):
    comment = make_comment(make_article(), status="pending", name="Читатель", text="Спасибо!")
    seen = {"comment": f"{comment.pk}:{comment.seen}"}
    client.post("/admin/comments/queue/approve/", seen)
    client.post("/admin/comments/queue/approve/", seen)
    comment.refresh_from_db()
    again = {"comment": f"{comment.pk}:{comment.seen}", "reason": "insult"}
    client.post("/admin/comments/queue/reject/", again)
    assert said() == [
        ("chief", "comment_approved", f"№ {comment.pk}"),
        ("chief", "comment_rejected", f"№ {comment.pk}"),
    ]


def test_a_password_given_anew(client, chief):
    user = cast.reporter()
    data = {"usable_password": "true", "password1": "a-lighthouse-1794", "password2": "a-lighthouse-1794"}
    assert client.post(f"/admin/auth/user/{user.pk}/password/", data).status_code == 302
    assert said() == [("chief", "password_changed", "reporter"), ("chief", "changed", "reporter")]
    assert "a-lighthouse" not in str(list(AuditEntry.objects.values_list("detail", flat=True)))


def test_ones_own_new_password(client, chief):
    passwords = {"old_password": "pass-word-1794", "new_password1": "a-lighthouse-1794"}
    client.post("/admin/password_change/", {**passwords, "new_password2": "another-1794"})
    assert said() == []
    client.post("/admin/password_change/", {**passwords, "new_password2": "a-lighthouse-1794"})
    assert said() == [("chief", "password_changed", "chief")]


def test_coming_going_and_guessing(client):
    cast.editor()
    login = "/admin/login/"
    proxied = {"REMOTE_ADDR": "2001:db8::5"}
    client.post(login, {"username": "editor\x00", "password": "wrong-secret"}, **proxied)
    client.post(login, {"username": "editor", "password": "wrong-secret"}, **proxied)
    client.post(login, {"username": "editor", "password": "pass-word-1794"}, **proxied)
    client.post("/admin/logout/", **proxied)
    entries = list(AuditEntry.objects.order_by("id"))
    assert [(entry.verb, entry.who) for entry in entries if entry.who or entry.verb == "login_failed"][-3:] == [
        ("login_failed", ""),
        ("logged_in", "editor"),
        ("logged_out", "editor"),
    ]
    failed = AuditEntry.objects.filter(verb="login_failed").latest("id")
    assert failed.detail == {"name": "editor"}
    assert failed.address == "2001:db8::5"
    assert "wrong-secret" not in str([entry.detail for entry in entries])


def test_guessing_can_not_fill_the_log(client, monkeypatch):
    monkeypatch.setattr(logins, "MOST_FAILURES_OF_ONE", 3)
    monkeypatch.setattr(logins, "MOST_FAILURES", 5)
    for n in range(30):
        client.post("/admin/login/", {"username": "x", "password": "y"}, REMOTE_ADDR=f"192.0.2.{n % 3}")
    assert AuditEntry.objects.filter(verb="login_failed").count() == 5
    assert AuditEntry.objects.filter(verb="login_failed", address="192.0.2.0").count() <= 3


def test_behind_a_proxy_the_address_is_the_visitors(client, settings, chief):
    settings.TRUSTED_PROXIES = 1
    data = filled(client, "/admin/articles/topic/add/", name_ru="Порт", name_uk="Порт", slug="port")
    client.post("/admin/articles/topic/add/", data, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.9")
    assert AuditEntry.objects.get(verb="added").address == "192.0.2.9"


def test_the_log_keeps_no_texts():
    AuditEntry.record("changed", make_topic(), None, change="я" * MOST_DETAIL)
    assert AuditEntry.objects.get().detail == {"left_out": ["change"]}


# --- Nobody changes it ---


def test_the_database_itself_refuses(chief):
    AuditEntry.record("changed", chief, chief)
    for forbidden in (
        lambda: AuditEntry.objects.update(who="nobody"),
        lambda: AuditEntry.objects.all().delete(),
        lambda: AuditEntry.objects.latest("id").save(),
    ):
        with pytest.raises(IntegrityError, match="neither changed nor deleted"), transaction.atomic():
            forbidden()


def test_it_outlives_the_account(client, chief):
    user = cast.editor("gone")
    AuditEntry.record("published", make_article(), user)
    user.delete()
    assert said(verb="published")[0][0] == "gone"
    assert "gone" in client.get(LOG).content.decode()
    assert client.get(f"{LOG}{AuditEntry.objects.get(verb='published').pk}/change/").status_code == 200


@pytest.mark.parametrize("who", ["reporter", "editor", "moderator"])
def test_only_chiefs_read_it(who):
    AuditEntry.record("changed", make_topic(), None)
    entry = AuditEntry.objects.latest("id")
    client = Client()
    client.force_login(getattr(cast, who)())
    for path in ("", f"{entry.pk}/change/", "add/", f"{entry.pk}/delete/"):
        assert client.get(LOG + path).status_code == 403
    assert LOG not in client.get("/admin/").content.decode()


def test_a_chief_reads_it_and_no_more(client, chief):
    AuditEntry.record("changed", make_topic(name_ru="Порт"), chief)
    entry = AuditEntry.objects.latest("id")
    assert LOG in client.get("/admin/").content.decode()
    assert "Порт" in client.get(LOG).content.decode()
    assert client.get(f"{LOG}{entry.pk}/change/").status_code == 200
    for path, data in (
        ("add/", {}),
        (f"{entry.pk}/change/", {"who": "x"}),
        (f"{entry.pk}/delete/", {"post": "yes"}),
    ):
        assert client.post(LOG + path, data).status_code == 403
    client.post(LOG, {"action": "delete_selected", "_selected_action": entry.pk, "post": "yes"})
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


# --- Finding ---


def titles(client: Client, query: str) -> set[str]:
    response = client.get(f"{LOG}?{query}")
    assert response.status_code == 200, query
    return {entry.title for entry in response.context["cl"].result_list}


def test_found_by_who_what_when_title_and_number(client, chief):
    editor = cast.editor()
    port, tram = make_topic(name_ru="Порт и причал"), make_topic(name_ru="Трамвай")
    AuditEntry.record("added", port, editor)
    AuditEntry.record("deleted", tram, chief)
    assert titles(client, f"by__id__exact={editor.pk}") == {"Порт и причал"}
    assert titles(client, "verb=deleted") == {"Трамвай"}
    assert titles(client, "q=прич порт") == {"Порт и причал"}
    assert titles(client, f"q={tram.pk}") == {"Трамвай"}
    assert titles(client, "at_from=2001-01-01&at_to=2001-01-02") == set()
    today = timezone.localdate()
    assert titles(client, f"at_from={today}&at_to={today}") == {"chief", "Порт и причал", "Трамвай"}
    for odd in ("at_from=0001-01-01", "at_to=9999-12-31", "at_from=2001-13-45"):
        assert client.get(f"{LOG}?{odd}").status_code == 200, odd
    for odd in ("q='&(|", "verb=x", "by__id__exact=x", "at_from=x", "p=99999", "q=" + "9" * 500):
        assert client.get(f"{LOG}?{odd}").status_code in (200, 302), odd


def test_a_page_costs_the_same_at_any_length(client, chief):
    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            assert client.get(LOG).status_code == 200
        return len(context)

    AuditEntry.record("changed", make_topic(), chief)
    queries()
    few = queries()
    for _ in range(60):
        AuditEntry.record("changed", Section(pk=7, name_ru="Порт"), chief)
    assert queries() == few


def test_what_is_brought_back_or_shown_to_others(client, chief):
    article = make_article(status="draft", published_at=None, title="Туман")
    first = article.ensure_revision()
    article.save_revision(chief, {**first.content, "title": "Иначе"}, 1)
    client.post(f"/admin/articles/article/{article.pk}/history/restore/", {"revision": "1"})
    previews = f"/admin/articles/article/{article.pk}/previews/"
    client.post(previews, {"revision": "", "days": "7"})
    revoke = {"preview": article.previews.get().pk}
    for _ in range(2):
        client.post(f"{previews}revoke/", revoke)
    assert [verb for _who, verb, _title in said()] == ["restored", "shared", "share_revoked"]
    assert AuditEntry.objects.get(verb="restored").detail == {"revision": 3, "like": 1}


@pytest.mark.parametrize("value", [None, 7, "2026-11-22T10:00:00Z", "2026-11-22", "9999-99-99T10:00", {"a": [1]}])
def test_any_detail_can_be_read(client, chief, value):
    AuditEntry.record("timed", make_topic(), chief, until=value, strange=value)
    assert client.get(LOG).status_code == 200
    assert client.get(f"{LOG}{AuditEntry.objects.latest('id').pk}/change/").status_code == 200
