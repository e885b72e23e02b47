"""Complaints about comments: filed without an account, decided in time, and kept as evidence."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.utils import timezone

from articles.models import AuditEntry
from comments import editing
from comments.models import Complaint, Mailbox
from comments.models.complaint import COMPLAINTS_PER_ADDRESS
from comments.tokens import complaint_url
from comments.views.complain import complain_url
from tests import cast
from tests.make import make_article, make_comment
from tests.queue import run_tasks

from .sending import send_raw

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make_comment(make_article(), text="Продам слона", address_hash="ab" * 32)


def complain(reader, comment, **over):
    typed = {"kind": "advertising", "text": "Это реклама", "contact": "", "website": "", **over}
    return send_raw(reader, complain_url(comment), urlencode(typed))


def filed(comment, **over):
    fields = {"kind": "false", "text": "", "contact": "", "address_hash": "cd" * 32, "page": "/comments/1/"}
    return Complaint.file(comment, **{**fields, **over})


def test_every_shown_comment_has_the_form(reader, comment):
    page = reader.get(comment.article.get_absolute_url()).content.decode()
    assert f'href="{complain_url(comment)}"' in page
    form = reader.get(complain_url(comment))
    assert form.headers["Cache-Control"] == "private, no-store"
    assert "Продам слона" in form.content.decode()


def test_is_stored_with_its_evidence_and_its_due_time(reader, comment):
    response = complain(reader, comment, contact="roza@example.org")
    assert response.status_code == 303
    complaint = Complaint.objects.get()
    assert (complaint.comment, complaint.kind, complaint.text) == (comment, "advertising", "Это реклама")
    assert (complaint.comment_text, complaint.comment_address_hash) == ("Продам слона", "ab" * 32)
    assert timedelta(days=3) <= complaint.due_at - complaint.created_at < timedelta(days=6)
    page = reader.get(response.headers["Location"]).content.decode()
    assert "Это реклама" in page
    assert "roza@example.org" not in page


def test_a_comment_changed_since_is_shown_as_it_was(reader, comment, source_strings):
    page = complain(reader, comment).headers["Location"]
    changed = "It has been changed since"
    assert changed not in reader.get(page).text
    comment.edit(cast.moderator(), "Продам […]")
    shown = reader.get(page).text
    assert "Продам слона" in shown
    assert changed in shown


def test_sent_twice_is_one(reader, comment):
    assert complain(reader, comment).headers["Location"] == complain(reader, comment).headers["Location"]
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"kind": ""}, {"kind": "x"}, {"kind": "other", "text": ""}, {"text": "я" * 2001}, {"contact": "a@b\nc"}]
)
def test_what_needs_mending_keeps_the_text(reader, comment, wrong):
    response = complain(reader, comment, **{"text": "Прошу убрать", **wrong})
    assert response.status_code == 400
    assert wrong.get("text", "Прошу убрать") in response.content.decode()
    assert not Complaint.objects.exists()


def test_what_only_programs_fill_in(reader, comment):
    assert complain(reader, comment, website="x").status_code == 400


@pytest.mark.parametrize("status", ["pending", "rejected", "spam"])
def test_nothing_is_told_of_comments_that_are_not_shown(reader, comment, status):
    type(comment).objects.update(status=status)
    for response in (reader.get(complain_url(comment)), complain(reader, comment)):
        assert response.status_code == 404
        assert "Продам слона" not in response.content.decode()


def test_an_article_taken_down_meanwhile(reader, comment, source_strings):
    type(comment.article).objects.update(status="retracted")
    response = complain(reader, comment, text="Долго писал")
    assert response.status_code == 404
    assert "Долго писал" in response.content.decode()
    assert "The complaint can’t be sent" in response.text


def test_from_another_site(comment, reader):
    response = send_raw(reader, complain_url(comment), "kind=law", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403


def test_an_address_complains_no_more_than_so_often(reader, comment):
    for n in range(COMPLAINTS_PER_ADDRESS):
        assert complain(reader, comment, text=f"{n}").status_code == 303
    late = complain(reader, comment, text="Ещё одна")
    assert late.status_code == 429
    assert int(late.headers["Retry-After"]) > 0
    assert "Ещё одна" in late.content.decode()


def test_a_token_altered_by_one_character(reader, comment):
    address = complain(reader, comment).headers["Location"]
    changed = address[:-2] + ("A" if address[-2] != "A" else "B") + "/"
    assert reader.get(changed).status_code == 404


def test_accepting_takes_the_comment_down_and_tells_who_complained(comment, client):
    complaint = filed(comment, contact="roza@example.org")
    complaint.accept(cast.moderator(), "Спасибо, убрали.")
    comment.refresh_from_db()
    assert comment.status == "rejected"
    assert AuditEntry.objects.filter(verb="complaint_accepted").exists()
    run_tasks()
    letter = mail.outbox[0]
    assert letter.to == ["roza@example.org"]
    assert "Спасибо, убрали." in letter.body


def test_accepting_takes_down_what_its_writer_changed_meanwhile(comment):
    complaint = filed(comment)
    editing.edit(comment, name="Роза", text="Продам двух слонов")
    comment.refresh_from_db()
    assert comment.status == "pending"
    complaint.accept(cast.moderator(), "")
    comment.refresh_from_db()
    assert (comment.status, comment.reason) == ("rejected", "false")


def test_its_letter_goes_to_anybody_so_no_advertisement_travels_in_it(comment, client, source_strings):
    comment.text = "Слоны\n\nна https://slon.example и slon@example.com\nдёшево"
    complaint = filed(comment, contact="roza@example.org")
    complaint.decline(cast.moderator(), "")
    run_tasks()
    body = str(mail.outbox[0].body)
    assert "\n> Слоны на … и … дёшево\n" in body
    assert "slon" not in body
    (own,) = re.findall(r"http://[^/]+(/comments/ru/complaint/\S+)", body)
    assert "leaves it where it is" in client.get(own).text


def test_who_wants_no_letters_gets_none_about_complaints_either(comment, client):
    mailbox = Mailbox.objects.create(email="roza@example.org")
    mailbox.unsubscribe()
    complaint = filed(comment, contact="Roza@example.org")
    complaint.decline(cast.moderator(), "Остаётся.")
    run_tasks()
    assert not mail.outbox
    assert "Остаётся." in client.get(complaint_url(complaint)).text


def test_what_is_forgotten_is_not_said_to_be_changed(client, comment, source_strings):
    complaint = filed(comment)
    client.force_login(cast.moderator())
    address = f"/admin/comments/complaint/{complaint.pk}/change/"
    changed = "its text was changed since"
    assert changed not in client.get(address).text
    Complaint.objects.filter(pk=complaint.pk).update(comment_text="Продам кита")
    assert changed in client.get(address).text
    Complaint.objects.filter(pk=complaint.pk).update(comment_text="")
    assert changed not in client.get(address).text
    assert "It has been changed since" not in client.get(complaint_url(complaint)).text


def test_declining_leaves_it(comment):
    filed(comment).decline(cast.moderator(), "")
    comment.refresh_from_db()
    assert comment.status == "approved"
    run_tasks()
    assert not mail.outbox


def test_in_the_newsroom_it_is_decided_once(client, comment):
    complaint = filed(comment)
    client.force_login(cast.moderator())
    address = f"/admin/comments/complaint/{complaint.pk}/change/"
    assert "Продам слона" in client.get(address).content.decode()
    client.post(address, {"answer": "Нет.", "comments_complaint_decline_this": "1"})
    complaint.refresh_from_db()
    assert (complaint.status, complaint.answer) == ("declined", "Нет.")
    client.post(address, {"answer": "Да!", "comments_complaint_accept_this": "1"})
    complaint.refresh_from_db()
    assert (complaint.status, complaint.answer) == ("declined", "Нет.")


def test_overdue_ones_are_red_on_the_desk_and_come_first(client, comment):
    late = filed(comment)
    Complaint.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    filed(comment, kind="law")
    assert list(Complaint.objects.overdue()) == [late]
    client.force_login(cast.moderator())
    desk = client.get("/admin/").content.decode()
    assert desk.count("newsroom-overdue") == 1
    assert desk.index(f"complaint/{late.pk}/") < desk.index("complaint/", desk.index(f"complaint/{late.pk}/") + 20)


@pytest.mark.parametrize("who", [cast.reporter, cast.editor])
def test_others_see_none_of_it(client, comment, who):
    complaint = filed(comment)
    client.force_login(who())
    for address in (f"{complaint.pk}/change/", f"{complaint.pk}/to-print", "export"):
        assert client.get(f"/admin/comments/complaint/{address}", follow=True).status_code == 403


def test_evidence_as_a_table_and_on_paper(client, comment, settings):
    comment.text = "=HYPERLINK(1)"
    complaint = filed(comment)
    client.force_login(cast.moderator())
    table = client.get("/admin/comments/complaint/export", follow=True)
    lines = b"".join(table.streaming_content).decode()
    assert "'=HYPERLINK(1)" in lines
    assert "ab" * 32 in lines
    assert f"{settings.SITE_URL}/comments/1/" in lines
    paper = client.get(f"/admin/comments/complaint/{complaint.pk}/to-print", follow=True).content.decode()
    assert "ab" * 32 in paper
    assert "=HYPERLINK(1)" in paper
    assert f"{settings.SITE_URL}/comments/1/" in paper


def complaints(client, **query):
    return list(client.get("/admin/comments/complaint/", query).context["cl"].result_list)


def test_the_list_begins_with_what_is_most_urgent(client, comment):
    first, second, done = filed(comment), filed(comment, kind="law"), filed(comment, kind="hate")
    Complaint.objects.filter(pk=second.pk).update(due_at=timezone.now() - timedelta(days=1))
    done.decline(cast.moderator("maria"), "")
    client.force_login(cast.moderator())
    assert complaints(client) == [second, first]
    assert complaints(client, status="declined") == [done]
    assert complaints(client, status="all") == [done, second, first]


def test_its_page_says_how_it_stands_and_leads_to_the_comment(client, comment, source_strings):
    complaint = filed(comment)
    client.force_login(cast.moderator())
    address = f"/admin/comments/complaint/{complaint.pk}/change/"
    assert '<div class="readonly' in client.get(address).content.decode()
    assert standing(client, address) == "to decide"
    Complaint.objects.filter(pk=complaint.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    assert "newsroom-overdue" in standing(client, address)
    assert f'href="/admin/comments/queue/?comment={comment.pk}"' in client.get(address).content.decode()
    comment.delete()
    assert client.get(address).status_code == 200


def standing(client, address):
    form = client.get(address).context["adminform"]
    fields = [field for fieldset in form for line in fieldset for field in line]
    return next(field.contents() for field in fields if field.field["name"] == "standing")


def test_what_stands_in_the_log_quotes_nobody(comment):
    filed(comment).decline(cast.moderator(), "")
    entry = AuditEntry.objects.get(verb="complaint_declined")
    assert "слон" not in entry.title
