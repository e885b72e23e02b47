"""Who may answer an article, for how long after it came out, and at what hours."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models.section import CommentsMode
from articles.presentation import in_kyiv

if TYPE_CHECKING:
    from articles.models import Article, Section


def closed_because(article: "Article", now: datetime | None = None) -> str:
    """Why a public article takes no comments at this moment, in a sentence; "" where it does.

    Makes queries unless its section and the one above are loaded.
    """
    now = now or timezone.now()
    if not article.comments_open:
        return _("Comments on this article are closed.")
    sections = _around(article)
    if _mode(sections) == CommentsMode.CLOSED:
        return _("Comments are closed in this section.")
    days = next((section.comments_days for section in sections if section.comments_days), settings.COMMENTS_CLOSE_AFTER)
    if days and article.published_at and now >= article.published_at + timedelta(days=days):
        sentence = ngettext(
            "Comments are closed: an article takes them for %(days)d day after it is published.",
            "Comments are closed: an article takes them for %(days)d days after it is published.",
            days,
        )
        return sentence % {"days": days}
    for section in sections:
        if section.comments_from is not None and section.comments_to is not None:
            if _is_within(in_kyiv(now).time(), section.comments_from, section.comments_to):
                return ""
            return _("Moderators are asleep: comments are open from %(start)s to %(end)s, Kyiv time.") % {
                "start": f"{section.comments_from:%H:%M}",
                "end": f"{section.comments_to:%H:%M}",
            }
    return ""


def only_trusted(article: "Article") -> bool:
    """Whether only those who have been approved before may answer it now. Makes queries as `closed_because`."""
    return _mode(_around(article)) == CommentsMode.TRUSTED


def _around(article: "Article") -> "list[Section]":
    """The section and the one above it: what the nearer one says holds."""
    return article.section.trail()[::-1] if article.section else []


def _mode(sections: "list[Section]") -> str:
    return next((section.comments_mode for section in sections if section.comments_mode), CommentsMode.OPEN)


def _is_within(moment: time, start: time, end: time) -> bool:
    """From `start` up to, and not including, `end`, which may lie behind midnight."""
    return start <= moment < end if start < end else moment >= start or moment < end
