"""What all letters to commenters have around them."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

from articles.models.urls import absolute
from odessa_news.lib import letters
from odessa_news.lib.text import truncate_words
from odessa_news.lib.typography import NBSP

from ..models import Comment, Mailbox
from ..tokens import letters_url

# What comes from anybody and goes to anybody: an advertisement must not travel in it.
_LINKS = re.compile(r"\S*(?:://|@|\w\.\w{2})\S*")


def about(comment: Comment) -> dict[str, Any]:
    """Where a comment stands, as far as readers may see the article."""
    article = comment.article
    title = article.public_title.replace(NBSP, " ") if article.is_public() else ""
    return {"title": title, "name": comment.name}


def quoted(text: str, length: int) -> str:
    """The beginning of somebody's words, in one line and without links, for an address that nobody has confirmed."""
    return truncate_words(_LINKS.sub("…", text), length)


def send(kind: str, mailbox: Mailbox, context: dict[str, Any], language: str, same: str = "") -> None:
    """Now, over SMTP; raises what smtplib does. Letters of the `same` news have the same id, by which mail programs
    know one that came twice.

    The address that switches letters off takes a bare POST (RFC 8058): mail programs put a button beside the sender.
    """
    off = absolute(letters_url(mailbox, language))
    known = {**context, "off": off, "site": settings.SITE_URL}
    links = {name: absolute(value) for name, value in known.items() if name in ("confirm", "data") and value}
    subject, text = letters.render(f"mail/comments/{kind}.txt", known | links, language)
    headers = {"List-Unsubscribe": f"<{off}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    letters.send(mailbox.email, subject, text, _message_id(kind, same), headers)


def _message_id(kind: str, same: str) -> str | None:
    if not same:
        return None
    digest = salted_hmac("comments.letters", same, algorithm="sha256").hexdigest()[:32]
    return f"<{kind}.{digest}@{urlsplit(settings.SITE_URL).hostname}>"
