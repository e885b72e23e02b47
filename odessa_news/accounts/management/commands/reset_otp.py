from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from odessa_news.accounts import second_factor
from odessa_news.accounts.models import StaffSession


class Command(BaseCommand):
    help = "For a lost phone: take somebody's second factor and recovery codes away, and log them out everywhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        username = options["username"]
        user = User.objects.filter(username=username).first()
        if not user:
            raise CommandError(f"There is no account named “{username}”.")
        had = second_factor.turn_off(user)
        ended = StaffSession.objects.all().end(user)
        what = "Second factor taken away" if had else "There was no second factor"
        self.stdout.write(f"{username}: {what}; {ended} sessions ended. The password alone lets them in now.")
