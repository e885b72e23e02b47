"""What the queue's forms and scripts send, and what they are answered."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.models import AuditEntry
from comments.models import Ban, Comment, Moderation, Reader
from tests import cast
from tests.make import make_article, make_comment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
QUEUE = "/admin/comments/queue/"
JSON = {"Accept": "application/json"}
VERBS = ("approve", "reject", "spam", "undo")


@pytest.fixture
def moderator():
    client = Client()
    client.force_login(cast.moderator())
    return client


def waiting(**over):
    return make_comment(over.pop("article", None) or make_article(), status="pending", **over)


def chosen(*comments):
    return [f"{comment.pk}:{comment.seen}" for comment in comments]


def url(verb, comment=None):
    return reverse(f"moderation:{verb}", args=[comment.pk] if comment else [])


def messages_of(answer):
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize(("verb", "status"), [("approve", "approved"), ("reject", "rejected"), ("spam", "spam")])
def test_a_script_decides_many_at_once(moderator, verb, status):
    comments = [waiting() for _ in range(3)]
    sent = {"comment": chosen(*comments[:2]), "reason": "insult", "note": "для своих"}
    answer = moderator.post(url(verb), sent, headers=JSON).json()
    assert [(each["id"], each["refusal"], each["row"]) for each in answer["results"]] == [
        (comment.pk, "", "") for comment in comments[:2]
    ]
    assert answer["waiting"] == "1"
    assert set(Comment.objects.filter(status=status)) == set(comments[:2])
    assert {row.who for row in Moderation.objects.all()} == {"moderator"}
    assert AuditEntry.objects.filter(verb=f"comment_{status}").count() == 2


def test_an_undo_answers_with_the_row(moderator):
    comment = waiting()
    [done] = moderator.post(url("approve"), {"comment": chosen(comment)}, headers=JSON).json()["results"]
    [undone] = moderator.post(url("undo"), {"comment": done["chosen"]}, headers=JSON).json()["results"]
    assert f'data-row="{comment.pk}"' in undone["row"]
    assert undone["waits"]
    assert Comment.objects.get().status == "pending"


def test_the_second_is_told_and_the_rest_is_done(moderator):
    mine, theirs = waiting(), waiting()
    sent = {"comment": chosen(mine, theirs)}
    Comment.objects.get(pk=theirs.pk).reject(cast.moderator("maria"), "hate")
    answer = moderator.post(url("approve"), sent, headers=JSON).json()
    [done, refused] = answer["results"]
    assert (done["refusal"], refused["waits"]) == ("", False)
    assert "maria" in refused["refusal"]
    assert "hatred" in refused["row"]
    assert Moderation.objects.filter(comment=theirs).count() == 1


def test_a_form_decides_and_comes_back_to_where_it_was(moderator):
    comment = waiting()
    sent = {"only": chosen(comment), "comment": chosen(waiting()), "back": "language=ru&evil=1"}
    answer = moderator.post(url("approve"), sent, follow=True)
    assert answer.redirect_chain == [(f"{QUEUE}?language=ru", 302)]
    assert messages_of(answer) == ["Done: 1."]
    assert Comment.objects.get(pk=comment.pk).status == "approved"
    assert Moderation.objects.count() == 1
    again = moderator.post(url("approve"), sent, follow=True)
    assert "Decided already: moderator" in messages_of(again)[0]


def test_a_form_is_asked_for_the_reason(moderator):
    comment = waiting()
    page = moderator.post(url("reject"), {"only": chosen(comment), "back": "language=ru"})
    content = page.content.decode()
    assert f'name="comment" value="{chosen(comment)[0]}"' in content
    assert 'name="reason" value="hate"' in content
    assert 'value="language=ru"' in content
    assert Comment.objects.get().status == "pending"
    moderator.post(url("reject"), {"comment": chosen(comment), "reason": "hate"})
    assert Comment.objects.get().reason == "hate"


@pytest.mark.parametrize("reason", ["", "x", "pending"])
def test_a_script_must_give_a_reason(moderator, reason):
    comment = waiting()
    answer = moderator.post(url("reject"), {"comment": chosen(comment), "reason": reason}, headers=JSON)
    assert answer.status_code == 400
    assert "reason" in answer.json()["error"]
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize("value", ["", "x", "1", "9" * 40, "-1:0.pending.0", "1:\x00", ":", "٣:0"])
@pytest.mark.parametrize("verb", VERBS)
def test_odd_choices_decide_nothing(moderator, verb, value):
    waiting()
    for headers in (JSON, {}):
        answer = moderator.post(url(verb), {"comment": value, "reason": "insult"}, headers=headers)
        assert answer.status_code in (200, 302, 400)
    assert not Moderation.objects.exists()


def test_edits(moderator):
    comment = waiting(text="Было")
    assert "Было" in moderator.get(url("edit", comment)).content.decode()
    answer = moderator.post(url("edit", comment), {"text": " Стало\u202e ", "seen": comment.seen}, headers=JSON).json()
    assert "Стало" in answer["results"][0]["row"]
    assert "edited by a moderator" in answer["results"][0]["row"]
    assert Comment.objects.get().text == "Стало"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "я" * 5001])
def test_an_edit_that_leaves_nothing_or_too_much(moderator, text):
    comment = waiting(text="Было")
    for headers in (JSON, {}):
        assert (
            moderator.post(url("edit", comment), {"text": text, "seen": comment.seen}, headers=headers).status_code
            == 400
        )
    assert Comment.objects.get().text == "Было"


def test_an_edit_of_what_another_has_edited(moderator):
    comment = waiting(text="Было")
    Comment.objects.get().edit(cast.moderator("maria"), "Стало")
    sent = {"text": "Моё", "seen": comment.seen}
    [result] = moderator.post(url("edit", comment), sent, headers=JSON).json()["results"]
    assert "maria" in result["refusal"]
    assert "Стало" in result["row"]
    assert Comment.objects.get().text == "Стало"


def test_bans_and_rejects(moderator):
    reader = Reader.objects.create(key_hash="a" * 64)
    comment = waiting(reader=reader, email="roza@example.org", address_hash="b" * 64, range_hash="c" * 64)
    sent = {"target": ["reader", "email", "address", "range"], "days": "7", "reason": "hate", "note": "третий раз"}
    answer = moderator.post(url("ban", comment), {**sent, "reject": "1", "seen": comment.seen}, headers=JSON).json()
    assert answer["said"] == "The commenter is banned."
    assert answer["results"][0]["refusal"] == ""
    assert [(ban.reader, ban.email, ban.network) for ban in Ban.objects.order_by("id")] == [
        *((reader, "", ""), (None, "roza@example.org", "")),
        *((None, "", "b" * 64), (None, "", "c" * 64)),
    ]
    assert {(str(ban.by), ban.note, ban.until is None) for ban in Ban.objects.all()} == {
        ("moderator", "третий раз", False)
    }
    assert (Comment.objects.get().status, Comment.objects.get().reason) == ("rejected", "hate")
    assert AuditEntry.objects.filter(verb="banned").count() == 4


def test_bans_for_good_and_leaves_the_comment(moderator):
    comment = waiting(email="roza@example.org")
    page = moderator.get(url("ban", comment)).content.decode()
    assert 'value="email"' in page
    assert 'value="reader"' not in page
    moderator.post(url("ban", comment), {"target": "email", "days": "0", "reason": "hate"})
    assert Ban.objects.get().until is None
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize(
    "sent",
    [
        {"target": "reader", "days": "7", "reason": "hate"},  # not known
        {"days": "7", "reason": "hate"},
        {"target": "email", "days": "8", "reason": "hate"},
        {"target": "email", "days": "7"},
        {"target": "chief", "days": "7", "reason": "hate"},
    ],
)
def test_a_ban_that_says_too_little(moderator, sent):
    comment = waiting(email="roza@example.org")
    answer = moderator.post(url("ban", comment), sent, headers=JSON)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Ban.objects.exists()
    assert moderator.post(url("ban", comment), sent).status_code in (302, 400)


def test_of_whom_nothing_is_known_nobody_is_banned(moderator):
    comment = waiting()
    assert url("ban", comment) not in moderator.get(QUEUE).content.decode()
    page = moderator.get(url("ban", comment), follow=True)
    assert any("Nothing is known" in message for message in messages_of(page))
    sent = {"target": "reader", "days": "7", "reason": "hate"}
    assert moderator.post(url("ban", comment), sent, headers=JSON).status_code == 400
    known = waiting(email="roza@example.org")
    assert url("ban", known) in moderator.get(QUEUE).content.decode()


# --- Who may ---


def every_address(comment):
    return [*(url(verb) for verb in VERBS), url("edit", comment), url("ban", comment)]


SENT = {"reason": "insult", "text": "Другое", "target": "email", "days": "7", "reject": "1"}


@pytest.mark.parametrize("role", ["editor", "reporter"])
@pytest.mark.parametrize("headers", [JSON, {}])
def test_others_are_refused(role, headers):
    comment = waiting(email="roza@example.org")
    client = Client()
    client.force_login(getattr(cast, role)())
    for address in every_address(comment):
        sent = {**SENT, "comment": chosen(comment), "seen": comment.seen}
        assert client.post(address, sent, headers=headers).status_code == 403
    assert not Moderation.objects.exists()
    assert not Ban.objects.exists()


def test_who_may_look_may_not_decide_and_who_decides_may_not_ban():
    comment = waiting(email="roza@example.org")
    user = User.objects.create_user(username="guest", is_staff=True)
    client = Client()
    client.force_login(user)
    for codenames, allowed in ((("view_comment",), ()), (("view_comment", "change_comment"), (url("approve"),))):
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        sent = {**SENT, "comment": chosen(comment), "seen": comment.seen}
        assert client.post(url("ban", comment), sent).status_code == 403
        assert (client.post(url("approve"), sent).status_code != 403) == bool(allowed)
    assert not Ban.objects.exists()


def test_a_forged_form_is_refused(moderator):
    comment = waiting(email="roza@example.org")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = moderator.cookies
    for address in every_address(comment):
        sent = {**SENT, "comment": chosen(comment), "seen": comment.seen}
        assert strict.post(address, sent).status_code == 403
    assert not Moderation.objects.exists()


def test_a_script_whose_login_has_expired_is_told(client):
    comment = waiting()
    for address in every_address(comment):
        assert client.post(address, SENT, headers=JSON).status_code == 401


@pytest.mark.parametrize("verb", VERBS)
def test_a_link_decides_nothing(moderator, verb):
    assert moderator.get(url(verb)).status_code == 405
