"""The private address of a comment: how it stands, and what its writer can still do with it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from comments import editing
from comments.models import Comment, DecidedAlready, Reason, Status
from comments.tokens import private_url
from tests.cast import moderator
from tests.make import make_article, make_comment

from .sending import post_to, send

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)


@pytest.fixture
def page(reader) -> str:
    return send(reader, make_article(), name="Роза", text="Первые слова", email="roza@example.org").headers["Location"]


def own() -> Comment:
    return Comment.objects.get()


def change(reader, page, *, name="Роза", text="Другие слова", **over):
    return post_to(reader, page + "edit/", name=name, text=text, **over)


# --- How it stands ---


def test_says_why_it_was_refused(reader, page):
    Comment.objects.update(status=Status.REJECTED, reason=Reason.ADVERTISING)
    content = reader.get(page).content.decode()
    assert str(Reason.ADVERTISING.label) in content
    assert "edit/" not in content


def test_one_character_of_the_token_matters(reader, page):
    token = page.split("/")[-2]
    for place in (0, len(token) // 2, len(token) - 1):
        other = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        for verb in ("", "edit/", "withdraw/", "answers/", "ask/"):
            address = page.replace(token, other) + verb
            response = post_to(reader, address, name="А", text="Б", want="no") if verb else reader.get(address)
            assert response.status_code == 404, address
    assert own().text == "Первые слова"


def test_an_old_address_leads_there(reader, page):
    old = reader.get(page.replace("/mine/", "/sent/"))
    assert (old.status_code, old.headers["Location"]) == (301, page)
    assert reader.get("/comments/ru/sent/1:x/").status_code == 404


def test_the_address_is_all_that_it_takes(client, page):
    assert client.get(page).status_code == 200
    assert change(client, page).status_code == 303


@pytest.mark.parametrize("answers", [0, 20])
def test_its_queries_are_pinned(reader, page, django_assert_num_queries, answers):
    comment = own()
    for _ in range(answers):
        make_comment(comment.article, parent=comment)
    with django_assert_num_queries(3):
        assert reader.get(page).status_code == 200


# --- Changing it ---


def test_a_waiting_comment_is_changed_and_waits_on(reader, page):
    response = change(reader, page, text=" Другие\r\nслова ")
    assert (response.status_code, response.headers["Location"]) == (303, page)
    comment = own()
    assert (comment.text, comment.status, comment.edited_by) == ("Другие\nслова", Status.PENDING, None)
    assert comment.edited_at
    assert comment.email == "roza@example.org"
    assert "comment-edited" in reader.get(page).text


def test_its_writer_is_told_whose_words_they_are(reader, page, source_strings):
    own().edit(moderator(), "Слова редакции")
    assert "changed by the newsroom" in reader.get(page).text


def test_a_shown_comment_goes_back_to_the_moderators_and_keeps_its_place(reader, page):
    own().approve(by=None)
    shown_at = own().shown_at
    article = own().article
    assert change(reader, page).status_code == 303
    comment = own()
    assert (comment.status, comment.shown_at) == (Status.PENDING, shown_at)
    assert "слова" not in reader.get(article.get_absolute_url()).text


def test_the_trusted_are_not_told_that_a_moderator_reads_it_first(reader, page, settings, source_strings):
    settings.COMMENT_TRUST_AFTER = 2
    own().approve(by=None)
    assert "is read by a moderator before" in reader.get(page).text
    make_comment(own().article, reader=own().reader)
    content = reader.get(page).text
    assert "is read by a moderator before" not in content
    assert "appears at once" in content


def test_the_page_says_until_when(reader, page):
    until = editing.own_until(own())
    assert f'<time datetime="{timezone.localtime(until).isoformat(timespec="seconds")}">' in reader.get(page).text


def test_after_a_quarter_of_an_hour_it_is_too_late_and_the_text_is_given_back(reader, page):
    with time_machine.travel(own().created_at + QUARTER - timedelta(seconds=2)):
        assert change(reader, page).status_code == 303
    with time_machine.travel(own().created_at + QUARTER + timedelta(seconds=1)):
        response = change(reader, page, text="Поздние слова")
        assert response.status_code == 410
        assert "Поздние слова" in response.text
        assert 'role="alert"' in response.text
        assert "edit/" not in reader.get(page).text
        assert post_to(reader, page + "withdraw/").status_code == 410
    assert own().text == "Другие слова"


@pytest.mark.parametrize("verdict", [Status.REJECTED, Status.SPAM, Status.WITHDRAWN])
def test_what_is_decided_is_not_changed(reader, page, verdict):
    Comment.objects.update(status=verdict)
    response = change(reader, page)
    assert response.status_code == 403
    assert "Другие слова" in response.text
    assert own().text == "Первые слова"


@pytest.mark.parametrize(("field", "value"), [("text", ""), ("text", "я" * 5001), ("name", " "), ("text", "\u200b")])
def test_a_form_that_needs_mending_comes_back(reader, page, field, value):
    response = change(reader, page, **{field: value})
    assert response.status_code == 400
    assert "aria-invalid" in response.text
    assert own().text == "Первые слова"


def test_nothing_typed_is_markup(reader, page):
    change(reader, page, name="<b>", text="<script>alert(1)</script>\x00\u202e")
    assert "<script>alert" not in reader.get(page).text
    assert own().text == "<script>alert(1)</script>"


def test_sent_again_it_is_no_further_change(reader, page):
    change(reader, page)
    first = own().edited_at
    own().approve(by=None)
    assert change(reader, page).status_code == 303
    assert (own().status, own().edited_at) == (Status.APPROVED, first)


@pytest.mark.parametrize("verb", ["edit", "withdraw", "answers", "ask"])
def test_no_other_site_can_do_it(reader, page, verb):
    address = f"{page}{verb}/"
    sent = post_to(reader, address, headers={"Sec-Fetch-Site": "cross-site"}, name="А", text="Б", want="no")
    assert sent.status_code == 403
    assert (own().text, own().wants_answers) == ("Первые слова", True)


def test_the_database_away_the_text_is_given_back(reader, page, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("away")

    monkeypatch.setattr(editing, "edit", fail)
    response = change(reader, page, text="Не потеряйте")
    assert response.status_code == 503
    assert "Не потеряйте" in response.text


# --- Withdrawing it ---


def test_withdrawn_its_words_are_gone(reader, page):
    Comment.objects.update(findings=[{"name": "stop", "word": "Первые"}], score=3)
    own().approve(by=None)
    assert post_to(reader, page + "withdraw/").status_code == 303
    comment = own()
    assert (comment.status, comment.name, comment.email, comment.text) == (Status.WITHDRAWN, "", "", "")
    assert (comment.findings, comment.score) == ([], 0)
    assert comment.shown_at
    assert reader.get(page).status_code == 200
    assert post_to(reader, page + "withdraw/").status_code == 303


def test_what_is_withdrawn_nobody_can_approve(reader, page):
    seen = own()
    post_to(reader, page + "withdraw/")
    for comment in (seen, own()):
        with pytest.raises(DecidedAlready):
            comment.approve(by=None)
    assert own().status == Status.WITHDRAWN


# --- Answers ---


def test_letters_about_answers_are_switched_off_and_on(reader, page):
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        assert post_to(reader, page + "answers/", want="no").status_code == 303
        assert not own().wants_answers
        post_to(reader, page + "answers/", want="yes")
        assert own().wants_answers
        assert post_to(reader, page + "answers/", want="maybe").status_code == 400


def test_the_e_mail_is_veiled(reader, page):
    assert "roza@" not in reader.get(page).text
    assert "r…@example.org" in reader.get(page).text


def test_every_address_is_signed_for_its_own_end(reader, page):
    assert private_url(own()) == page
    token = page.split("/")[-2]
    for path in (f"letters/{token}/", f"mailbox/{token}/", f"data/{token}/"):
        assert reader.get(f"/comments/ru/{path}").status_code == 404
