"""Whether somebody who sends a form may not."""

from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest

from .addresses import address_hash, range_hash
from .models import Ban
from .readers import key_of
from .trust import same_person


def ban_on(request: HttpRequest, email: str = "") -> Ban | None:
    """By any of the browser's key, what stands in the form as e-mail, the confirmed mailbox, and the address. Three
    queries at most."""
    reader = key_of(request).reader()
    emails = [email]
    if reader and reader.mailbox:
        emails.append(reader.mailbox.email)
    readers = list(same_person(reader).values_list("pk", flat=True)) if reader else []
    return Ban.objects.against(readers, emails, [address_hash(request), range_hash(request)]).first()


def told(ban: Ban) -> str:
    return ban.sentence(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
