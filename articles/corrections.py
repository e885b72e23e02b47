"""Corrections: what readers are told was wrong. Once said, it stays; only a slip in it may be mended for an hour."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from odessa_news.lib.text import clean_text
from odessa_news.lib.typography import typograph

from .cursors import Cursor
from .models import Article, AuditEntry, Correction
from .revisions.refusals import Refused
from .revisions.saving import lock

if TYPE_CHECKING:
    from .roles import Staff

# A page of the public list.
PAGE = 20


class NotPublic(Refused):
    sentence = _("Readers don't see this article, so there is nothing to tell them. Change the text itself.")


class TooLateToMend(Refused):
    sentence = _("Readers have had this correction for an hour, so it stays as it is. Write another one.")


@dataclass(frozen=True)
class Page:
    """Some corrections of a list, and where it goes on."""

    corrections: list[Correction]
    next: Cursor | None


def page_of(language: str, cursor: Cursor | None) -> Page:
    """One query."""
    found = list(Correction.objects.public(language).for_list().after(cursor)[: PAGE + 1])
    shown = found[:PAGE]
    return Page(shown, Cursor(shown[-1].at, shown[-1].pk) if len(found) > PAGE else None)


def correct(article: Article, by: "Staff | None", text: str) -> Correction:
    """The same click sent twice is one correction."""
    text = _set(article, text)
    with transaction.atomic():
        lock(article)
        if not article.is_public():
            raise NotPublic
        if same := article.corrections.mendable().filter(text=text).first():
            return same
        now = timezone.now()
        correction = Correction.objects.create(article=article, text=text, at=now, by_id=by.pk if by else None)
        _touch(article)
        AuditEntry.record("corrected", article, by, note=correction.text)
    return correction


def mend(correction: Correction, by: "Staff | None", text: str) -> None:
    """Another wording of what is still fresh; the log keeps both."""
    was, text = correction.text, _set(correction.article, text)
    if text == was:
        return
    with transaction.atomic():
        # Of two who mend at the same moment the second sees what the first has written, and decides anew.
        if not Correction.objects.mendable().filter(pk=correction.pk, text=was).update(text=text):
            raise TooLateToMend if not correction.is_mendable else Refused(_("Somebody else has just mended it."))
        correction.text = text
        _touch(correction.article)
        AuditEntry.record("correction_mended", correction.article, by, before=was, note=text)


def _set(article: Article, text: str) -> str:
    """Typeset as it is written. What is set already comes back unchanged, so it may be mended any number of times."""
    return typograph(clean_text(text), article.language)


def _touch(article: Article) -> None:
    """Feeds and search engines come back for what has changed."""
    article.updated_at = timezone.now()
    article.save(update_fields=["updated_at"])
