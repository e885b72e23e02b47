"""Tasks for the tests of the queue: a worker finds a task by its path."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task

done: list[str] = []


@task()
def note(word: str) -> None:
    done.append(word)


@task()
def fail() -> None:
    raise RuntimeError("as intended")


@task()
def write(path: str, word: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{word}\n")


@task()
def kill_the_first_worker(path: str) -> None:
    """Takes its first worker with it, as the system does when memory is short."""
    trace = Path(path)
    attempt = len(trace.read_text().splitlines()) if trace.exists() else 0
    with trace.open("a") as file:
        file.write(f"{os.getpid()}\n")
    if attempt == 0:
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)


def recurring() -> None:
    done.append("recurring")


def recurring_fails() -> None:
    done.append("failing")
    raise RuntimeError("as intended")
