"""The process that runs tasks, one at a time, and what recurs between them."""

import logging
import os
import secrets
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any

from django.db import Error, close_old_connections, connection, transaction
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .recovery import give_back_tasks_of_the_dead, hold_life_lock
from .recurring import run_what_is_due

logger = logging.getLogger(__name__)

# An empty queue is asked again after so many seconds: what a click set off happens at once, as people see it.
PAUSE = 1.0
# Tasks of a worker that died, and what recurs: nobody waits for these at the screen.
TICK = 20.0
# A task that is running when the site stops has this long; then another worker begins it anew.
GRACE = 8.0


class TaskWorker(Worker):
    """django-tasks-db's worker, with three things that it hasn't: tasks of killed workers are taken up by others, what
    recurs is run, and a second signal ends the process without the running task being called a failure.
    """

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            interval=PAUSE,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=secrets.token_hex(16),
            excluded_queue_names=[],
        )
        self._life_lock_on: Any = None
        self._next_tick = 0.0

    def run(self) -> None:
        # The life lock belongs to the session, so the connection is kept.
        connection.settings_dict["CONN_MAX_AGE"] = None
        while self.running:
            try:
                close_old_connections()
                worked = self.step()
            except Error:
                logger.exception("The worker lost its database; it tries again")
                connection.close()
                # A task whose end could not be written down is another worker's now.
                self.worker_id = secrets.token_hex(16)
                worked = False
                time.sleep(5 * PAUSE)
            if self.running and not worked:
                time.sleep(self.interval)

    def step(self) -> bool:
        """Run the next task, if there is one."""
        connection.ensure_connection()
        if self._life_lock_on is not connection.connection:
            hold_life_lock(self.worker_id)
            self._life_lock_on = connection.connection
        if time.monotonic() >= self._next_tick:
            self._next_tick = time.monotonic() + TICK
            give_back_tasks_of_the_dead(self.worker_id)
            run_what_is_due()
        task = self._claim()
        if task is None:
            return False
        self.run_task(task)
        return True

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running_task:
            sys.exit(0)
        if not self.running:
            # The task stays "running" in its row, and the next worker takes it up.
            os._exit(0)
        self.running = False

    def end_with(self, parent: int) -> None:
        """End when the process `parent` has, however it did."""
        threading.Thread(target=self._watch, args=(parent,), daemon=True).start()

    def _watch(self, parent: int) -> None:
        while os.getppid() == parent:
            time.sleep(PAUSE)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os._exit(0)

    def _claim(self) -> DBTaskResult | None:
        with transaction.atomic():
            task = DBTaskResult.objects.ready().filter(backend_name=self.backend_name).get_locked()
            if task is not None:
                task.claim(self.worker_id)
        return task
