"""Trigrams of Cyrillic words: a database that knows none is said, because its searches are slow without a word."""

from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection, connections

NAME = "without_letters"


@pytest.fixture
def without_letters():
    """A connection to a database as a bare container creates it."""
    wrapper = connections.create_connection("default")
    wrapper.settings_dict = {**wrapper.settings_dict, "NAME": NAME}
    with closing(connections.create_connection("default")) as maintenance, maintenance.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME}")
        cursor.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 LC_CTYPE 'C'")
        yield wrapper
        wrapper.close()
        cursor.execute(f"DROP DATABASE {NAME}")


@pytest.mark.django_db(transaction=True)
def test_a_database_without_cyrillic_letters_is_said(without_letters):
    (warning,) = without_letters.validation.check()
    assert warning.id == "odessa_news.W001"
    assert "LC_CTYPE C," in warning.msg


@pytest.mark.django_db
def test_the_embedded_one_has_them(capsys):
    call_command("check", databases=["default"], fail_level="WARNING")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(show_trgm('маяк'))")
        assert cursor.fetchone() == (5,)
