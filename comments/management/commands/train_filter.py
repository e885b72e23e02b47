from typing import Any

from django.core.management.base import BaseCommand

from ...filter.learned import FEWEST_EXAMPLES
from ...filter.training import train


class Command(BaseCommand):
    help = "Learn anew from the moderators' verdicts what refused comments have in common. The worker does it each day."

    def handle(self, *args: Any, **options: Any) -> None:
        approved, refused = train()
        self.stdout.write(f"{approved} approved comments and {refused} refused ones.")
        if min(approved, refused) < FEWEST_EXAMPLES:
            self.stdout.write(f"It is heard once there are {FEWEST_EXAMPLES} of each.")
