"""Accounts and roles speak the newsroom's language: rights, rows that only tie, bans, the log, tasks."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles import roles
from articles.models import AuditEntry
from comments.models import Ban
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> Client:
    client = Client()
    client.force_login(cast.chief())
    client.cookies["django_language"] = "uk"
    return client


def text(client: Client, address: str) -> str:
    return client.get(f"/admin/{address}").content.decode()


def test_a_role_says_what_it_may_do(chief: Client) -> None:
    shown = text(chief, f"auth/group/{Group.objects.get(name=roles.EDITOR).pk}/change/")
    assert "<strong>Статті</strong>" in shown
    assert "Can add" not in shown
    assert shown.count("<li><strong>") > 5


def test_deleting_an_account_names_no_tables(chief: Client) -> None:
    shown = text(chief, f"auth/user/{cast.reporter().pk}/delete/")
    assert "reporter" in shown
    assert "object (" not in shown
    assert "user-group" not in shown


def test_a_ban_says_its_state_in_a_word(chief: Client) -> None:
    ban = Ban.objects.create(email="spam@example.org", reason="spam")
    assert "(&#x27;on" not in text(chief, f"comments/ban/{ban.pk}/change/")


def test_an_entry_of_the_log_has_a_title_in_words(chief: Client) -> None:
    AuditEntry.record("corrected", None, None)
    entry = AuditEntry.objects.get(verb="corrected")
    assert "<title>corrected" not in text(chief, f"articles/auditentry/{entry.pk}/change/").replace("\n", "")
    assert str(entry) != "corrected"


def test_a_list_is_called_by_what_it_lists(chief: Client) -> None:
    assert "<title>Статті |" in " ".join(text(chief, "articles/article/").split()).replace("<title> ", "<title>")
