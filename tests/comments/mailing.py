"""Letters as commenters get them: over SMTP, by the worker's jobs."""

import re
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from urllib.parse import urlsplit

import time_machine
from django.test import Client
from django.utils import timezone

from articles.models import Article
from comments.letters.digests import send_digests
from comments.letters.events import note_events
from comments.models import Comment
from tests.queue import run_tasks
from tests.smtp import Sink

from .sending import post_to, send

ROZA = "roza@example.org"


@dataclass
class PostOffice:
    sink: Sink

    def collect(self, after: timedelta = timedelta()) -> list[EmailMessage]:
        """The letters that one round of the jobs brings, so much later."""
        before = len(self.sink.letters)
        with time_machine.travel(timezone.now() + after):
            note_events()
            send_digests()
            run_tasks()
        return self.sink.letters[before:]

    def one(self, after: timedelta = timedelta()) -> str:
        """The text of the only letter."""
        (letter,) = self.collect(after)
        return text_of(letter)


def text_of(letter: EmailMessage) -> str:
    content: str = letter.get_content()
    return content.replace("\r\n", "\n")


def link_in(text: str, kind: str) -> str:
    """The path of the link below `/comments/…/<kind>/`."""
    found = re.search(rf"http\S+/comments/\w\w/{kind}/\S+", text)
    assert found, text
    return urlsplit(found[0]).path


def comment_with_letters(
    reader: Client, office: PostOffice, article: Article, *, email: str = ROZA, text: str = "Дюк стоит"
) -> Comment:
    """Posted with an e-mail that its owner then confirmed."""
    assert send(reader, article, text=text, email=email).status_code == 303
    comment = Comment.objects.latest("id")
    assert post_to(reader, link_in(office.one(), "mailbox")).status_code == 200
    return comment
