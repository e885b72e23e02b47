"""The worker as its operator starts it, on the tests' database: a process of its own, which may be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from odessa_news.models import Recurrence

from . import chores

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = settings.BASE_DIR


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    database = connection.settings_dict
    url = f"postgres://{database['USER']}@/{database['NAME']}?host={quote(database['HOST'])}"
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "DATABASE_URL": url}
    started = []

    def start() -> "subprocess.Popen[bytes]":
        process = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=env)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def test_does_what_is_asked_of_it_and_goes_when_told(start, tmp_path):
    trace = tmp_path / "trace"
    chores.write.enqueue(str(trace), "before it came")
    worker = start()
    wait_until(trace.exists)
    chores.write.enqueue(str(trace), "while it waits")
    wait_until(lambda: "while it waits" in trace.read_text())
    assert trace.read_text() == "before it came\nwhile it waits\n"
    assert Recurrence.objects.filter(done_at__isnull=False).exists()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=15) == 0


def test_a_task_whose_worker_was_killed_is_done_by_the_next(start, tmp_path):
    trace = tmp_path / "trace"
    chores.kill_the_first_worker.enqueue(str(trace))
    assert start().wait(timeout=60) == -signal.SIGKILL
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
    start()
    wait_until(lambda: DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL)
    assert len(trace.read_text().splitlines()) == 2
