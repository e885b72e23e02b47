"""gunicorn, run inside the `serve` command so that one process holds the embedded database from start to end."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from .background.worker import TaskWorker
from .middleware.host import Application

# A task worker that can't live is started again, but not over and over.
RESTART_AFTER = 5.0


class SiteServer(BaseApplication):
    """Serves `application` on `bind` until it is told to stop; calls `when_ready` once it listens."""

    def __init__(self, application: Application, bind: str, when_ready: Callable[[], None]) -> None:
        self.application = application
        self.options: dict[str, Any] = {
            "bind": bind,
            "workers": settings.WEB_CONCURRENCY,
            "worker_class": "gthread",
            "threads": settings.WEB_THREADS,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 5,
            # A search for 700 Russian letters is longer than the 4,094 that gunicorn reads by itself; it gets our page.
            "limit_request_line": 8190,
            # Heartbeat files on a memory file system: a busy disk must not look like a hung worker.
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108
            "loglevel": "warning",
            "when_ready": lambda _server: when_ready(),
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            if name in self.cfg.settings and value is not None:
                self.cfg.set(name, value)

    def load(self) -> Application:
        return self.application

    def run(self) -> None:
        (Master(self) if settings.TASK_WORKER else Arbiter(self)).run()


class Master(Arbiter):
    """gunicorn's master with one child more, the task worker: it comes, is replaced and goes with the others."""

    task_worker: int | None = None
    _not_before = 0.0

    def manage_workers(self) -> None:
        """Called every second, and when a child has ended."""
        super().manage_workers()
        if self._task_worker_ended() and time.monotonic() >= self._not_before:
            self._not_before = time.monotonic() + RESTART_AFTER
            self._start_task_worker()

    def stop(self, graceful: bool = True) -> None:
        self._tell_task_worker(signal.SIGTERM)
        limit = time.monotonic() + self.cfg.graceful_timeout
        super().stop(graceful)
        while not self._task_worker_ended():
            if time.monotonic() > limit:
                self._tell_task_worker(signal.SIGKILL)
            time.sleep(0.05)

    def _start_task_worker(self) -> None:
        """A fork, as the others are: what is loaded already is shared with it, and so is the hold on the database."""
        parent = os.getpid()
        self.task_worker = os.fork()
        if self.task_worker:
            return
        try:
            for number in self.SIGNALS:
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for listener in self.LISTENERS:
                listener.close()
            worker = TaskWorker()
            worker.configure_signals()
            # Ctrl-C in a terminal goes to all of us; the master says what becomes of its children.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            worker.end_with(parent)
            worker.run()
        except Exception:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            # Not through the master's own clean-up.
            os._exit(0)

    def _tell_task_worker(self, number: signal.Signals) -> None:
        if self.task_worker is not None and not self._task_worker_ended():
            os.kill(self.task_worker, number)

    def _task_worker_ended(self) -> bool:
        if self.task_worker is None:
            return True
        try:
            ended = os.waitpid(self.task_worker, os.WNOHANG)[0] != 0
        except ChildProcessError:
            ended = True  # the reaping of all children got there first
        if ended:
            self.task_worker = None
        return ended
