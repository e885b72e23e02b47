"""The queue and its worker: what is asked for in a transaction that commits is done once, however workers end."""

from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from odessa_news.background import recovery, schedule
from odessa_news.background.recovery import MOST_ATTEMPTS, give_back_tasks_of_the_dead, hold_life_lock, lock_key
from odessa_news.background.recurring import AGAIN_AFTER, run_what_is_due
from odessa_news.models import Recurrence
from tests.queue import run_tasks, run_tasks_after

from . import chores

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _forget():
    chores.done.clear()


def test_runs_what_was_enqueued_in_the_order_of_asking():
    for word in ("a", "b"):
        chores.note.enqueue(word)
    assert chores.done == []
    assert run_tasks() == 2
    assert chores.done == ["a", "b"]
    assert run_tasks() == 0


def test_what_is_rolled_back_was_never_asked_for():
    with transaction.atomic():
        chores.note.enqueue("a")
        transaction.set_rollback(True)
    assert run_tasks() == 0


def test_waits_for_its_time():
    chores.note.using(run_after=timezone.now() + HOUR).enqueue("later")
    assert run_tasks() == 0
    assert run_tasks_after(2 * HOUR) == 1


def test_a_failure_is_kept_and_stops_nothing(caplog):
    chores.fail.enqueue()
    chores.note.enqueue("after it")
    assert run_tasks() == 2
    failed = DBTaskResult.objects.get(status=TaskResultStatus.FAILED)
    assert "as intended" in failed.traceback
    assert chores.done == ["after it"]


def test_a_task_that_is_gone_from_the_code_stops_nothing(caplog):
    chores.note.enqueue("a")
    DBTaskResult.objects.update(task_path="tests.project.chores.no_such")
    chores.note.enqueue("b")
    run_tasks()
    assert chores.done == ["b"]


# --- Workers that died ---


def begun_by(worker_id: str, attempts: int = 1) -> DBTaskResult:
    chores.note.enqueue("a")
    task = DBTaskResult.objects.get()
    task.worker_ids = ["earlier"] * (attempts - 1)
    task.claim(worker_id)
    return task


def test_takes_up_what_a_dead_worker_had_begun():
    begun_by("dead")
    assert run_tasks() == 0
    give_back_tasks_of_the_dead("own")
    assert run_tasks() == 1
    assert chores.done == ["a"]


def test_leaves_a_living_worker_its_task():
    task = begun_by("living")
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock_key("worker", "living")])
        give_back_tasks_of_the_dead("own")
        task.refresh_from_db()
        assert task.status == TaskResultStatus.RUNNING
    finally:
        other.close()


def test_gives_up_a_task_that_kills_its_workers(caplog):
    task = begun_by("dead", attempts=MOST_ATTEMPTS)
    give_back_tasks_of_the_dead("own")
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert "WorkerDied" in task.exception_class_path
    assert run_tasks() == 0


def test_the_life_lock_is_held_until_the_session_ends():
    hold_life_lock("me")
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock_key("worker", "me")])
            assert cursor.fetchone() == (False,)
    finally:
        other.close()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
    assert recovery.lock_key("worker", "me") == lock_key("worker", "me") != lock_key("recurring", "me")


# --- What recurs ---


@pytest.fixture
def every_hour(monkeypatch):
    monkeypatch.setattr(schedule, "RECURRING", (("tests.project.chores.recurring", HOUR),))


@pytest.fixture
def every_hour_in_vain(monkeypatch):
    monkeypatch.setattr(schedule, "RECURRING", (("tests.project.chores.recurring_fails", HOUR),))


def test_recurs_when_its_time_has_come_and_not_before(every_hour, time_machine):
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    for _ in range(2):
        run_what_is_due()
    assert chores.done == ["recurring"]
    time_machine.shift(HOUR - timedelta(seconds=1))
    run_what_is_due()
    assert len(chores.done) == 1
    time_machine.shift(timedelta(seconds=1))
    run_what_is_due()
    assert len(chores.done) == 2
    time_machine.shift(24 * HOUR)  # nobody was there: once is enough
    run_what_is_due()
    run_what_is_due()
    assert len(chores.done) == 3


def test_never_runs_twice_at_once(every_hour):
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock_key("recurring", "tests.project.chores.recurring")])
        run_what_is_due()
        assert chores.done == []
    finally:
        other.close()
    run_what_is_due()
    assert chores.done == ["recurring"]


def test_a_failure_is_said_and_tried_again_soon(every_hour_in_vain, time_machine, caplog):
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    run_what_is_due()
    assert Recurrence.objects.get().error == "RuntimeError: as intended"
    assert "as intended" in caplog.text
    run_what_is_due()
    assert len(chores.done) == 1
    time_machine.shift(AGAIN_AFTER)
    run_what_is_due()
    assert len(chores.done) == 2


def test_what_kills_its_worker_is_not_begun_again_at_once(every_hour, monkeypatch, time_machine):
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)

    def killed():
        raise SystemExit

    monkeypatch.setattr(chores, "recurring", killed)
    with pytest.raises(SystemExit):
        run_what_is_due()
    run_what_is_due()
    time_machine.shift(AGAIN_AFTER)
    with pytest.raises(SystemExit):
        run_what_is_due()


def test_old_results_are_pruned():
    ages = {"new": timedelta(0), "done": timedelta(days=2), "failed": timedelta(days=2), "old": timedelta(days=31)}
    for word in ages:
        chores.note.enqueue(word)
    run_tasks()
    chores.note.enqueue("waiting")
    for task in DBTaskResult.objects.exclude(finished_at=None):
        (word,) = task.args_kwargs["args"]
        status = TaskResultStatus.FAILED if word in ("failed", "old") else task.status
        DBTaskResult.objects.filter(pk=task.pk).update(finished_at=timezone.now() - ages[word], status=status)
    schedule.prune_results()
    assert {task.args_kwargs["args"][0] for task in DBTaskResult.objects.all()} == {"new", "failed", "waiting"}


def test_everything_that_recurs_can_be_called():
    from django.utils.module_loading import import_string

    for function, every in schedule.RECURRING:
        assert callable(import_string(function))
        assert every >= timedelta(minutes=1)
