"""A letter with a link to everything that is kept about the owner of a mailbox."""

import logging
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from articles.models.urls import personal_url

from ..letters.envelope import send
from ..models import Mailbox
from ..tokens import data_token

logger = logging.getLogger("comments")

# Anybody can type an address into the form.
AGAIN_AFTER = timedelta(days=1)


def mail_link(email: str, language: str) -> None:
    """Where this mailbox is confirmed, wants letters, and has had no such link today. Says to nobody whether it is."""
    for mailbox in Mailbox.objects.listening().of(email).filter(_none_today()):
        send_link.enqueue(mailbox.pk, language)


@task()
def send_link(mailbox_id: int, language: str) -> None:
    """Marked before it is sent, like every letter that a stranger can call for."""
    now = timezone.now()
    if not Mailbox.objects.listening().filter(_none_today(), pk=mailbox_id).update(linked_at=now):
        return
    mailbox = Mailbox.objects.get(pk=mailbox_id)
    try:
        send("data", mailbox, {"data": personal_url(f"data/{data_token(mailbox, now)}/", language)}, language)
    except OSError as error:
        logger.warning("A link to somebody's data was not taken: %s", type(error).__name__)
        Mailbox.objects.filter(pk=mailbox_id, linked_at=now).update(linked_at=None)


def _none_today() -> Q:
    return Q(linked_at=None) | Q(linked_at__lte=timezone.now() - AGAIN_AFTER)
