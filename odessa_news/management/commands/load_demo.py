from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from odessa_news.demo.loading import load_demo
from odessa_news.demo.pictures import WIDTH
from odessa_news.demo.source import SourceError


class Command(BaseCommand):
    help = "Load the demo newsroom. Safe to run twice: only what is missing is added."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--picture-width", type=int, default=WIDTH, help="in px; smaller ones are drawn faster")

    def handle(self, *args: Any, picture_width: int, **options: Any) -> None:
        try:
            logins = load_demo(self.say, picture_width)
        except SourceError as error:
            raise CommandError(str(error)) from None
        for login in logins:
            self.stdout.write(f"  {login.username:<10} {login.password}")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
