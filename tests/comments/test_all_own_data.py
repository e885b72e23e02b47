"""What is kept about a commenter besides his words: in the file, and what becomes of it when he erases everything."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comments.models import Ban, Comment, Complaint, Mailbox, Moderation, Reaction, Reader
from tests.cast import chief, moderator
from tests.make import make_article, make_comment

from .mailing import ROZA
from .sending import post_to, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
DATA = "/comments/ru/data/"
EVIDENCE = "What stood there then is evidence"
NOTHING = "Nothing is kept here any more"


@pytest.fixture
def own(reader) -> Comment:
    """Of a reader whose mailbox is confirmed."""
    send(reader, make_article(), text="Моё слово", email=ROZA)
    comment = Comment.objects.select_related("reader", "article").get()
    mailbox = Mailbox.objects.create(email=ROZA)
    assert comment.reader
    mailbox.confirm(comment.reader)
    comment.approve(by=None)
    return comment


def complain(comment: Comment, *, contact: str = "", text: str = "Так нельзя") -> Complaint:
    return Complaint.file(
        comment, kind="insult", text=text, contact=contact, address_hash="a" * 64, page="/comments/1/"
    )


def in_file(reader: Client, part: str) -> list[dict]:
    rows: list[dict] = json.loads(reader.get(DATA + "file/").content)[part]
    return rows


# --- In the file ---


def test_reactions(reader, own):
    other = make_comment(own.article)
    post_to(reader, f"/comments/ru/react/{other.pk}/", value="-1")
    (row,) = in_file(reader, "reactions")
    assert (row["comment"], row["value"]) == (other.pk, -1)


def test_verdicts_and_the_words_before_an_edit_but_nothing_of_the_moderator(reader, own):
    by = moderator()
    own.edit(by, "Слово […]")
    own.reject(by, "insult", "для своих")
    rows = in_file(reader, "verdicts")
    assert [(row["verdict"], row["reason"], row["text_before"]) for row in rows[1:]] == [
        ("edited", "", "Моё слово"),
        ("rejected", "insult", ""),
    ]
    assert "для своих" not in json.dumps(rows, ensure_ascii=False)
    assert by.username not in json.dumps(rows)


def test_bans_and_not_their_notes(reader, own):
    until = timezone.now() + timedelta(days=2)
    by = chief()
    Ban(email=ROZA.upper(), reason="insult", until=until, note="для своих").impose(by)
    Ban(reader=own.reader, reason="hate").impose(by)
    Ban(email="other@example.org", reason="law").impose(by)
    assert {(row["on"], row["reason"]) for row in in_file(reader, "bans")} == {
        ("e-mail", "insult"),
        ("browser", "hate"),
    }
    response = reader.get(DATA)
    assert "You can’t comment" in response.text
    assert "для своих" not in response.text


def test_complaints_that_are_answered_to_the_mailbox(reader, own):
    other = make_comment(own.article)
    complain(other, contact=ROZA.upper())
    complain(other, contact="other@example.org", text="Чужая жалоба")
    (row,) = in_file(reader, "complaints")
    assert (row["comment"], row["text"]) == (other.pk, "Так нельзя")
    page = reader.get(DATA).text
    assert "Your complaints" in page
    assert page.count("/complaint/") == 1


def test_of_an_unconfirmed_mailbox_nothing_is_told(own):
    complain(own, contact=ROZA)
    stranger = Client()
    send(stranger, own.article, text="Я тоже Роза", email=ROZA)
    assert in_file(stranger, "complaints") == []
    assert in_file(stranger, "bans") == []


def test_what_was_complained_of_and_not_who_complained(reader, own):
    complain(own, contact="other@example.org")
    (row,) = in_file(reader, "evidence")
    assert row["text"] == "Моё слово"
    assert "other@" not in json.dumps(row)
    assert "Так нельзя" not in json.dumps(row, ensure_ascii=False)


# --- Erased ---


def erase(reader: Client) -> str:
    return post_to(reader, DATA + "erase/").text


def test_where_nothing_stays_the_page_says_so(reader, own):
    asked = reader.get(DATA + "erase/").text
    assert EVIDENCE not in asked
    assert "The mailbox and the key" in asked
    assert NOTHING in erase(reader)


def test_evidence_stays_and_the_page_says_so_before_and_after(reader, own):
    complaint = complain(own)
    assert EVIDENCE in reader.get(DATA + "erase/").text
    done = erase(reader)
    assert EVIDENCE in done
    assert NOTHING not in done
    complaint.refresh_from_db()
    assert complaint.comment_text == "Моё слово"


def test_a_reaction_counts_on_without_a_reader_or_an_address(reader, own):
    other = make_comment(own.article)
    post_to(reader, f"/comments/ru/react/{other.pk}/", value="1")
    erase(reader)
    reaction = Reaction.objects.get()
    assert (reaction.reader, reaction.address_hash) == (None, "")
    other.refresh_from_db()
    assert other.ups == 1


def test_who_complained_is_forgotten_and_what_is_not_decided_still_is(reader, own):
    other = make_comment(own.article)
    decided, waits = complain(other, contact=ROZA, text="Первая"), complain(other, contact=ROZA, text="Вторая")
    decided.decline(moderator(), "Нет")
    assert "A complaint of yours is not decided yet" in erase(reader)
    for complaint in (decided, waits):
        complaint.refresh_from_db()
        assert (complaint.contact, complaint.address_hash) == ("", "")
    assert (decided.text, waits.text) == ("", "Вторая")


def test_a_ban_on_the_mailbox_holds_and_one_that_is_over_goes(reader, own):
    by = chief()
    Ban(email=ROZA, reason="insult").impose(by)
    Ban(email=ROZA, reason="hate", until=timezone.now() - timedelta(hours=1)).impose(by)
    assert "is banned here" in erase(reader)
    assert [ban.reason for ban in Ban.objects.all()] == ["insult"]


def test_one_of_two_browsers_is_told_that_the_mailbox_stays(reader, own):
    other = Reader.objects.create(key_hash="b" * 64, mailbox=Mailbox.objects.get())
    complaint = complain(make_comment(own.article), contact=ROZA)
    asked = reader.get(DATA + "erase/").text
    assert "Other browsers of yours" in asked
    assert "The mailbox and the key" not in asked
    assert "Other browsers of yours" in erase(reader)
    assert Reader.objects.get() == other
    complaint.refresh_from_db()
    assert complaint.contact == ROZA
    assert Moderation.objects.exists()
