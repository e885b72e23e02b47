"""Connections outlive requests, and a dead one is noticed before it is used."""

import time

import psycopg2  # type: ignore[import-untyped]
import pytest
from django.db import IntegrityError, OperationalError, connection
from django.db.backends.postgresql.base import DatabaseWrapper

from odessa_news.postgres.kept import ASK_AFTER

pytestmark = pytest.mark.django_db(transaction=True)


def kill_from_outside() -> None:
    """As a restart of PostgreSQL ends it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    other = psycopg2.connect(**connection.get_connection_params())
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 2000)", [pid])
    finally:
        other.close()


def test_a_live_connection_is_believed_without_a_query(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    monkeypatch.setattr(DatabaseWrapper, "is_usable", lambda self: pytest.fail("it asked"))
    assert connection.is_usable()


def test_after_a_silence_the_server_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    monkeypatch.setattr(DatabaseWrapper, "is_usable", lambda self: "it was asked")
    connection._used_at = time.monotonic() - ASK_AFTER - 1  # type: ignore[attr-defined]
    assert connection.is_usable()


def test_a_request_after_a_restart_gets_a_new_connection() -> None:
    connection.ensure_connection()
    kill_from_outside()
    assert not connection.is_usable()
    connection.settings_dict["CONN_HEALTH_CHECKS"] = True
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_plans_are_kept() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("force_generic_plan",)


def test_a_server_that_goes_away_while_it_answers_is_away():
    """As psycopg2 says it then, without a code and without a class of its own."""
    with pytest.raises(OperationalError, match="closed"), connection.wrap_database_errors:
        raise psycopg2.DatabaseError("server closed the connection unexpectedly")
    with pytest.raises(IntegrityError), connection.wrap_database_errors:
        raise psycopg2.IntegrityError("taken")


def test_no_query_waits_for_helpers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_parallel_workers_per_gather")
        assert cursor.fetchone() == ("0",)
