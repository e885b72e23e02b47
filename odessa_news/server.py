"""gunicorn, run inside the `serve` command so that one process holds the embedded database from start to end."""

import os
from collections.abc import Callable
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication

from odessa_news.middleware.host import Application


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
