from django.db import transaction

from ..models import Reader
from .owner import Owner
from .parts import PARTS


def erase(owner: Owner) -> None:
    """All of it, or nothing."""
    with transaction.atomic():
        # A comment that the same browser sends at this moment waits, and then finds itself a new reader.
        list(Reader.objects.select_for_update().filter(pk__in=owner.ids).order_by("pk"))
        for part in PARTS:
            part.erase(owner)
