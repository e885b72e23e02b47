"""The task queue as the worker empties it, inside of a test's own transaction."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from odessa_news.background.worker import TaskWorker


def run_tasks(worker: TaskWorker | None = None) -> int:
    """Run all that is due, what those tasks enqueue too. Returns how many."""
    worker, done = worker or TaskWorker(), 0
    worker._next_tick = float("inf")  # nothing that recurs
    while worker.step():
        done += 1
    return done


def run_tasks_after(delay: timedelta) -> int:
    with time_machine.travel(timezone.now() + delay):
        return run_tasks()
