"""gunicorn, run inside the `serve` command so that one process holds the embedded database from start to end."""

import os
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication

from odessa_news import environment

# Two, so that a slow reader does not hold up a worker; with more, threads that compute wait for each other (the GIL), and
# bench/run serves a third fewer pages.
THREADS = 2


class SiteServer(BaseApplication):
    """Serves `application` on `bind` until it is told to stop; calls `when_ready` once it listens."""

    def __init__(self, application: WSGIHandler, bind: str, when_ready: Callable[[], None]) -> None:
        self.application = application
        self.options: dict[str, Any] = {
            "bind": bind,
            "workers": environment.number("WEB_CONCURRENCY", min(os.cpu_count() or 1, 4), lowest=1, highest=64),
            "worker_class": "gthread",
            "threads": environment.number("WEB_THREADS", THREADS, lowest=1, highest=64),
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 5,
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

    def load(self) -> WSGIHandler:
        return self.application
