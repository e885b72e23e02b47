"""Whoever is banned is told so, with the text kept; nothing is dropped in silence."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import AuditEntry
from comments.addresses import hash_of
from comments.models import Ban, Comment, Mailbox, Reader
from tests import cast
from tests.comments.sending import send
from tests.make import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


@pytest.fixture
def known():
    """A browser whose key has written one comment, and that comment."""
    client = Client(REMOTE_ADDR="198.51.100.7")
    send(client, make_article(), email="Vasja@example.org")
    return client, Comment.objects.get()


def ban(**over):
    ban = Ban(reason="insult", **over)
    ban.impose(cast.moderator())
    return ban


def is_told(client, **over):
    """Refused with the sentence and the text; or stored."""
    number = Comment.objects.count()
    answer = send(client, make_article(), text="Слушайте меня все", **over)
    if answer.status_code == 303:
        return False
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You can’t comment" in page
    assert "an insult" in page
    assert "news@" in page
    assert "Слушайте меня все" in page
    assert Comment.objects.count() == number
    return True


def test_by_the_key_of_the_browser(known):
    client, comment = known
    ban(reader=comment.reader)
    assert is_told(client)
    assert not is_told(Client(REMOTE_ADDR="203.0.113.9"), email="vasja@example.org")


def test_by_all_keys_of_one_confirmed_mailbox(known):
    client, _comment = known
    mailbox = Mailbox.objects.create(email="vasja@example.org")
    Reader.objects.update(mailbox=mailbox)
    other = Reader.objects.create(key_hash="b" * 64, mailbox=mailbox)
    ban(reader=other)
    assert is_told(client)


def test_by_e_mail_however_it_is_written(known):
    client, _comment = known
    ban(email="vasja@Example.org")
    assert is_told(Client(), email="VASJA@example.org")
    assert not is_told(client)
    Reader.objects.update(mailbox=Mailbox.objects.create(email="VASJA@example.org"))
    assert is_told(client)


@pytest.mark.parametrize("field", ["address_hash", "range_hash"])
def test_by_address_and_by_range(known, field):
    _client, comment = known
    ban(network=getattr(comment, field))
    assert is_told(Client(REMOTE_ADDR="198.51.100.7"))
    assert is_told(Client(REMOTE_ADDR="198.51.100.8")) == (field == "range_hash")
    assert not is_told(Client(REMOTE_ADDR="198.51.101.7"))


@pytest.mark.parametrize(
    ("typed", "address", "neighbour"),
    [
        ("198.51.100.7", "198.51.100.7", "198.51.100.8"),
        ("198.51.100.7/24", "198.51.100.200", "198.51.101.1"),
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1"),
        ("2001:db8:1:2::/64", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1"),
        ("2001:db8:1::/48", "2001:db8:1:ffff::1", "2001:db8:2::1"),
    ],
)
def test_typed_networks_are_known_by_what_is_kept_of_addresses(typed, address, neighbour):
    ban(network=hash_of(typed))
    assert is_told(Client(REMOTE_ADDR=address))
    assert not is_told(Client(REMOTE_ADDR=neighbour))


@pytest.mark.parametrize("typed", ["", "odessa", "198.51.100.7/16", "198.51.100.0/25", "2001:db8::/32", "0.0.0.0/0"])
def test_other_widths_can_not_be_recognised(typed):
    with pytest.raises(ValueError):  # noqa: PT011
        hash_of(typed)


def test_for_a_time(known):
    client, comment = known
    until = timezone.now() + timedelta(days=7)
    made = ban(reader=comment.reader, until=until)
    page = send(client, make_article()).content.decode()
    assert f"until {timezone.localtime(until).day} " in page
    Ban.objects.filter(pk=made.pk).update(until=timezone.now())
    assert not is_told(client)


def test_of_several_the_longest_is_told(known):
    client, comment = known
    for until in (timezone.now() + timedelta(days=1), None, timezone.now() + timedelta(days=2)):
        ban_for = {"reader": comment.reader, "until": until, "reason": "insult"}
        Ban.objects.create(**ban_for)
    assert "any more" in send(client, make_article()).content.decode()


def test_lifted(known):
    client, comment = known
    made = ban(reader=comment.reader)
    assert made.lift(cast.chief())
    assert not made.lift(cast.chief("other"))
    assert not is_told(client)
    entries = AuditEntry.objects.order_by("id").values_list("verb", "who")
    assert list(entries) == [("banned", "moderator"), ("ban_lifted", "chief")]


@pytest.mark.parametrize("number", [0, 20])
def test_costs_the_same_however_many_there_are(known, django_assert_num_queries, number):
    _client, comment = known
    Ban.objects.bulk_create(Ban(network=f"{n:064}", reason="insult") for n in range(number))
    with django_assert_num_queries(1):
        Ban.objects.against([comment.reader_id], [comment.email], [comment.address_hash]).first()
