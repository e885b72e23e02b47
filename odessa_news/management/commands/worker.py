from typing import Any

from django.core.management.base import BaseCommand

from odessa_news.background.worker import TaskWorker


class Command(BaseCommand):
    help = "Run background tasks (letters, clearing up) until stopped. `serve` starts one of its own."

    def handle(self, *args: Any, **options: Any) -> None:
        worker = TaskWorker()
        worker.configure_signals()
        worker.run()
