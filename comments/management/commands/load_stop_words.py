from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...filter.entries import import_lines, write_missing_forms

STARTER = Path(__file__).parents[2] / "filter" / "starter.txt"


class Command(BaseCommand):
    help = "Bring entries into the stop list, one a line; without a file some dozens of coarse words to begin with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=STARTER,
            help="UTF-8; after “ / ” stand innocent forms, after # a note",
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} can’t be read: {error}") from None
        done = import_lines(lines)
        for line in done.unread:
            self.stderr.write(f"Left out: {line}")
        write_missing_forms()
        self.stdout.write(f"{len(done.added)} new, {done.known} known.")
