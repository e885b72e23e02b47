"""Plain-text letters. A template of theirs begins with the subject, then an empty line, then the text."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from email.utils import make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.template import Context, Engine
from django.utils import timezone, translation
from django_tasks import task

logger = logging.getLogger(__name__)

# A mail server that is being restarted, one that lists unknown senders as grey, one that is away for a night, and one
# whose password has run out on a Saturday. After these 41 hours the news in a letter is none.
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 10, 60, 4 * 60, 12 * 60, 24 * 60))
# A silent mail server holds the worker for seconds, letter after letter; whatever else there is to do comes first.
LAST = -10
# RFC 5322 allows a line of 998 characters; no list of letters shows more of a subject than this.
SUBJECT_LENGTH = 200


def post(template: str, context: dict[str, Any], to: Iterable[str], language: str, needs: str = "") -> None:
    """Enqueue the letter for each of `to`, by itself: nobody sees the others' addresses, nor waits for a bad one.

    `needs`: a permission that somebody of the staff with this address must still have when the letter goes out.
    """
    subject, text = render(template, context, language)
    # All or none: a task that dies halfway is begun anew, and would write to the first ones twice.
    with transaction.atomic():
        for address in to:
            deliver.enqueue(
                address, subject, text, make_msgid(domain=urlsplit(settings.SITE_URL).hostname), needs=needs
            )


def render(template: str, context: dict[str, Any], language: str) -> tuple[str, str]:
    """Subject and text, in that language and without HTML's escapes: a letter is no page."""
    with translation.override(language):
        letter = Engine.get_default().get_template(template).render(Context(context, autoescape=False))
    subject, _blank, text = letter.strip().partition("\n\n")
    return " ".join(subject.split())[:SUBJECT_LENGTH], text.strip() + "\n"


def send(
    to: str, subject: str, text: str, message_id: str | None = None, headers: dict[str, str] | None = None
) -> None:
    """Now. Raises OSError, of which smtplib's errors are."""
    message_id = message_id or make_msgid(domain=urlsplit(settings.SITE_URL).hostname)
    always = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    EmailMessage(subject, text, to=[to], headers=always | (headers or {})).send()


@task(priority=LAST)
def deliver(to: str, subject: str, text: str, message_id: str, attempt: int = 1, needs: str = "") -> None:
    """Send it; where the mail server refuses or isn't there, again later and ever later. The id stays, so that a
    letter which came twice after all is known for one."""
    if needs and not _may_still_read(to, needs):
        return
    try:
        send(to, subject, text, message_id)
    except OSError as error:  # what smtplib raises too
        if attempt > len(AGAIN_AFTER):
            raise
        pause = AGAIN_AFTER[attempt - 1]
        # Without what the server said: the address is in it, which may be a reader's.
        logger.warning("A letter could not be sent (%s); it is tried again in %s", type(error).__name__, pause)
        later = deliver.using(run_after=timezone.now() + pause)
        later.enqueue(to, subject, text, message_id, attempt + 1, needs)


def _may_still_read(address: str, permission: str) -> bool:
    """A letter that waits for its mail server may outlive its reader's job. One query."""
    backend = "django.contrib.auth.backends.ModelBackend"
    return User.objects.with_perm(permission, backend=backend).filter(is_staff=True, email=address).exists()
