"""One up or down a reader and comment, without an account, and numbers that are always the sum of what is stored."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.db.models import Count, Q
from django.test import Client
from django.utils import timezone

from articles.models import Article, Status
from comments.models import Comment, Mailbox, Reaction, Reader
from comments.models.reaction import NEW_KEYS_PER_ADDRESS, REACTIONS_PER_READER, REACTIONS_WINDOW, SAME_CLICK
from tests.make import make_article, make_comment

from .sending import send, send_raw

LATER = SAME_CLICK + timedelta(seconds=1)


def react(reader, comment, value, accept="text/html,application/xhtml+xml,*/*;q=0.8", **extra):
    url = f"/comments/{comment.article.language}/react/{comment.pk}/"
    return send_raw(reader, url, f"value={value}", headers={"Sec-Fetch-Site": "same-origin", "Accept": accept, **extra})


def another():
    return Client(enforce_csrf_checks=True)


def numbers(comment):
    """As they stand on the comment, after a look that they are the sums."""
    comment.refresh_from_db()
    sums = comment.reactions.aggregate(ups=Count("pk", filter=Q(value=1)), downs=Count("pk", filter=Q(value=-1)))
    assert (comment.ups, comment.downs) == (sums["ups"], sums["downs"])
    assert comment.rating == comment.ups - comment.downs
    return comment.ups, comment.downs


@pytest.fixture
def comment(db):
    return make_comment(make_article())


def test_the_buttons_stand_at_each_comment_and_lead_back_to_it(reader, comment, source_strings):
    page = reader.get(comment.article.get_absolute_url()).content.decode()
    for value, name in ((1, "For"), (-1, "Against")):
        button = f'formaction="/comments/ru/react/{comment.pk}/" name="value" value="{value}">'
        assert f'{button}<span class="visually-hidden">{name}</span> <b>0</b></button>' in page
    response = react(reader, comment, 1)
    assert (response.status_code, response.headers["Location"]) == (303, f"/comments/{comment.pk}/")
    assert numbers(comment) == (1, 0)
    assert "<b>1</b>" in reader.get(comment.article.get_absolute_url()).content.decode()


def test_a_script_is_told_the_numbers(reader, comment):
    react(another(), comment, -1)
    response = react(reader, comment, 1, accept="application/json")
    assert response.status_code == 200
    assert response.json() == {"ups": 1, "downs": 1, "mine": 1}
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_new_reader_gets_a_key_that_articles_never_see(reader, comment):
    cookie = react(reader, comment, 1).cookies["reader"]
    assert cookie["path"] == "/comments/"
    assert "Cookie" not in reader.get(comment.article.get_absolute_url()).headers.get("Vary", "")


def test_one_a_reader(reader, comment):
    for _ in range(3):
        react(reader, comment, 1)
    assert numbers(comment) == (1, 0)


def test_can_be_changed_and_taken_back(reader, comment):
    react(reader, comment, 1)
    react(reader, comment, -1)
    assert numbers(comment) == (0, 1)
    react(reader, comment, 0)
    assert numbers(comment) == (0, 0)


def test_pressing_again_takes_it_back_and_a_double_click_does_not(reader, comment):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        react(reader, comment, 1)
        react(reader, comment, 1)
        assert numbers(comment) == (1, 0)
        clock.shift(LATER)
        react(reader, comment, 1)
        assert numbers(comment) == (0, 0)
        react(reader, comment, 1)
        assert numbers(comment) == (1, 0)


def test_nobody_rates_his_own(reader, comment):
    send(reader, comment.article)
    own = Comment.objects.latest("pk")
    own.approve(by=None)
    assert react(reader, own, 1).status_code == 403
    answer = react(reader, own, 1, accept="application/json")
    assert (answer.status_code, list(answer.json())) == (403, ["sentence"])
    assert numbers(own) == (0, 0)
    assert react(another(), own, 1).status_code == 303


def test_nor_from_another_browser_of_the_same_mailbox(reader, comment):
    send(reader, comment.article)
    own = Comment.objects.latest("pk")
    own.approve(by=None)
    phone = another()
    react(phone, comment, 1)
    Reader.objects.update(mailbox=Mailbox.objects.create(email="roza@example.org"))
    assert react(phone, own, 1).status_code == 403


@pytest.mark.parametrize(
    ("over", "status"),
    [
        ({"status": "pending", "shown_at": None}, 404),
        ({"status": "rejected", "shown_at": None}, 404),
        ({"status": "pending"}, 410),
        ({"status": "rejected"}, 410),
        ({"status": "withdrawn", "name": "", "text": ""}, 410),
    ],
)
def test_only_what_readers_see(reader, comment, over, status):
    Comment.objects.filter(pk=comment.pk).update(**over)
    response = react(reader, comment, 1)
    assert response.status_code == status
    assert '<p role="alert">' in response.content.decode()
    assert numbers(comment) == (0, 0)
    assert not Reader.objects.exists()


def test_only_below_public_articles(reader, comment):
    Article.objects.update(status=Status.DRAFT)
    assert react(reader, comment, 1).status_code == 404
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("value", ["", "2", "x", "1.0", "+1", "%00", "%D9%A1", "1&value=5", "9" * 5000])
def test_neither_for_nor_against(reader, comment, value):
    assert react(reader, comment, value).status_code == 400
    assert not Reader.objects.exists()


@pytest.mark.parametrize("pk", [0, 10**17, 10**18, "x"])
def test_what_does_not_exist(reader, db, pk):
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert send_raw(reader, f"/comments/ru/react/{pk}/", "value=1", headers=headers).status_code == 404


def test_not_from_another_site_and_not_by_a_link(reader, comment):
    assert react(reader, comment, 1, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert reader.get(f"/comments/ru/react/{comment.pk}/?value=1")["Location"] == f"/comments/{comment.pk}/"
    assert numbers(comment) == (0, 0)


def test_a_key_that_we_did_not_sign_is_a_new_one(comment):
    reader = another()
    for _ in range(2):
        reader.cookies["reader"] = "eternal:forged"
        react(reader, comment, 1)
    assert numbers(comment) == (2, 0)


def test_taking_back_nothing_leaves_nothing(reader, comment):
    assert react(reader, comment, 0).status_code == 303
    assert not Reader.objects.exists()


def test_new_keys_of_one_address_come_to_an_end(comment):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(NEW_KEYS_PER_ADDRESS):
            assert react(another(), comment, 1).status_code == 303
        refused = react(another(), comment, 1)
        assert refused.status_code == 429
        assert int(refused.headers["Retry-After"]) == REACTIONS_WINDOW.total_seconds()
        assert react(another(), comment, 1, accept="application/json").json()["sentence"]
        assert numbers(comment) == (NEW_KEYS_PER_ADDRESS, 0)
        assert Reader.objects.count() == NEW_KEYS_PER_ADDRESS
        clock.shift(REACTIONS_WINDOW + timedelta(seconds=1))
        assert react(another(), comment, 1).status_code == 303


def test_who_has_a_key_is_not_held_up_by_the_new_ones(reader, comment):
    react(reader, comment, 1)
    for _ in range(NEW_KEYS_PER_ADDRESS - 1):
        react(another(), comment, 1)
    assert react(another(), comment, 1).status_code == 429
    assert react(reader, comment, -1).status_code == 303


def test_one_reader_comes_to_an_end_too(reader, comment):
    react(reader, comment, 1)
    others = [make_comment(comment.article) for _ in range(REACTIONS_PER_READER)]
    Reaction.objects.bulk_create(Reaction(comment=other, reader=Reader.objects.get(), value=1) for other in others[:-1])
    assert react(reader, others[-1], 1).status_code == 429
    # What he has given he may change.
    assert react(reader, comment, -1).status_code == 303


def test_addresses_are_forgotten_in_time(reader, comment):
    react(reader, comment, 1)
    react(another(), comment, 1)
    Reaction.objects.filter(pk=Reaction.objects.latest("pk").pk).update(at=timezone.now() - timedelta(days=91))
    assert Reaction.forget_addresses(timezone.now() - timedelta(days=90)) == 1
    assert Reaction.objects.exclude(address_hash="").count() == 1


def test_what_was_counted_stays_when_its_reader_is_forgotten(reader, comment):
    react(reader, comment, 1)
    Reader.objects.all().delete()
    assert numbers(comment) == (1, 0)


def at_once(*calls):
    barrier, answers = Barrier(len(calls)), []

    def run(call):
        barrier.wait()
        answers.append(call().status_code)
        connection.close()

    threads = [Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_all_at_once_are_all_counted():
    comment = make_comment(make_article())
    values = [1, -1, 1, 1, -1, 1, 1, 1]
    answers = at_once(*(lambda value=value: react(another(), comment, value) for value in values))
    assert set(answers) == {303}
    assert numbers(comment) == (6, 2)


@pytest.mark.django_db(transaction=True)
def test_one_reader_at_once_is_counted_once():
    comment = make_comment(make_article())
    other = make_comment(comment.article)
    reader = another()
    react(reader, other, 1)

    def browser():
        client = another()
        client.cookies["reader"] = reader.cookies["reader"].value
        return client

    answers = at_once(*(lambda value=value: react(browser(), comment, value) for value in (1, -1, 1, -1, 1, 1)))
    assert set(answers) == {303}
    assert sum(numbers(comment)) == 1


@pytest.mark.django_db(transaction=True)
def test_new_keys_at_once_stay_below_the_limit(monkeypatch):
    monkeypatch.setattr("comments.models.reaction.NEW_KEYS_PER_ADDRESS", 3)
    comment = make_comment(make_article())
    answers = at_once(*(lambda: react(another(), comment, 1) for _ in range(8)))
    assert sorted(answers) == [303] * 3 + [429] * 5
    assert numbers(comment) == (3, 0)
