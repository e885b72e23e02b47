from typing import Any

from django.core.management.base import BaseCommand

from articles.roles import PERMISSIONS, ensure_groups


class Command(BaseCommand):
    help = "Makes the groups reporter, editor, moderator and chief, or brings their permissions up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_groups()
        self.stdout.write(f"Groups: {', '.join(PERMISSIONS)}.")
