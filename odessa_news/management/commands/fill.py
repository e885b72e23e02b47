from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from odessa_news.fill.filling import NothingToFillWith, fill


class Command(BaseCommand):
    help = "Add many made-up articles with bylines, topics, photos and comments, to measure the site with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int, help="how many articles")
        parser.add_argument("--seed", type=int, default=1794, help="another number gives other texts")
        parser.add_argument("--yes", action="store_true", help="also into a database that is not the embedded one")

    def handle(self, *args: Any, count: int, seed: int, yes: bool, verbosity: int, **options: Any) -> None:
        if count < 1:
            raise CommandError("Give a number of articles above 0.")
        if connection.settings_dict["ENGINE"] != "odessa_news.postgres" and not yes:
            raise CommandError(
                f"The database {connection.settings_dict['NAME']} is not the embedded one; "
                "made-up articles can't be told from real ones there. Add --yes if you mean it."
            )
        try:
            fill(count, seed, self.say if verbosity else lambda line: None)
        except NothingToFillWith as error:
            raise CommandError(str(error)) from None

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
