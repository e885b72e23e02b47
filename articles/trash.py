"""What is deleted lies in the trash for a month, whole: comments, revisions, its twin's place. Then it is purged.

Readers and the newsroom see nothing of it meanwhile. Of two who take back and purge at the same moment one wins, for
both lock the article's row first.
"""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from .arrangement import hold, put_back, take_off
from .models import Article, AuditEntry, Retraction, Status, Trashed
from .revisions.content import put
from .revisions.publishing import is_to_come, lock_as_seen
from .revisions.refusals import Gone, JustDeleted, Refused
from .revisions.saving import ensure_revision, lock

if TYPE_CHECKING:
    from .roles import Staff

# So many ids are read at a time; each article is a transaction of its own.
BATCH = 100


class NotInTrash(Refused):
    sentence = _("This article is not in the trash any more: somebody has taken it back.")


class Purged(Gone):
    sentence = _("This article has been deleted for good. It can't be taken back any more.")


class TakenBack(NamedTuple):
    """What could not be as it was."""

    missed: datetime | None
    """It was to be published then, and lay in the trash. Now it is a draft."""
    lost_places: int
    """On front pages, where something else stands by now."""


def trash(article: Article, by: "Staff | None") -> Trashed:
    """Raises Overtaken where somebody has published or taken it down since `article` was loaded, and InTrash."""
    with transaction.atomic():
        lock_as_seen(article)
        trashed = Trashed.objects.create(
            article=article, by_id=by.pk if by else None, status=article.status, places=take_off(article)
        )
        if article.status == Status.RETRACTED and not article.retraction_kind:
            # From before there was a choice, which is the same; once the status says nothing, this must.
            article.retraction_kind = Retraction.REMOVED
        article.status = Status.TRASHED
        article.save(update_fields=["status", "retraction_kind"])
        AuditEntry.record("trashed", article, by)
    return trashed


def take_back(article: Article, by: "Staff | None") -> TakenBack:
    """All as it was; but nothing goes out by surprise: what was to be published meanwhile comes back as a draft, which
    says what its latest revision says, and has no time. Raises NotInTrash, Purged and JustDeleted."""
    try:
        return _take_back(article, by)
    except IntegrityError:
        raise JustDeleted from None


def _take_back(article: Article, by: "Staff | None") -> TakenBack:
    with transaction.atomic():
        # A row is never changed, so its places may be read before it is locked; who arranges a front page locks that
        # first and the articles then.
        before = Trashed.objects.filter(article=article.pk).first()
        for language in sorted({place["language"] for place in before.places} if before else ()):
            hold(language)
        trashed = _locked(article)
        is_scheduled = trashed.status == Status.PUBLISHED and article.published_at and article.published_at > trashed.at
        missed = article.published_at if is_scheduled and not is_to_come(article) else None
        trashed.delete()
        article.status = trashed.status
        if missed:
            _make_draft(article)
        else:
            article.save(update_fields=["status"])
        lost = put_back(article, trashed.places)
        AuditEntry.record("taken_back", article, by, **({"missed": missed} if missed else {}))
    return TakenBack(missed, lost)


def purge(article: Article, by: "Staff | None") -> None:
    """For good, with all that hangs on it; photos stay in the library. Raises NotInTrash and Purged."""
    with transaction.atomic():
        _delete(_locked(article), by)


def purge_overdue() -> int:
    """Once a day (odessa_news.background.schedule): what has been in the trash for its time. Returns how many."""
    purged, after = 0, 0
    overdue = Trashed.objects.overdue().order_by("pk").values_list("pk", "article")
    while batch := list(overdue.filter(pk__gt=after)[:BATCH]):
        purged += sum(_purge_if_overdue(article) for _pk, article in batch)
        after = batch[-1][0]
    return purged


def _purge_if_overdue(pk: int) -> bool:
    """Not where somebody has it in hand this moment: tomorrow is another day."""
    with transaction.atomic():
        held = Article.objects.filter(pk=pk).select_for_update(skip_locked=True).only("pk").first()
        trashed = Trashed.objects.overdue().select_related("article").filter(article=pk).first() if held else None
        if trashed:
            _delete(trashed, None)
    return trashed is not None


def _delete(trashed: Trashed, by: "Staff | None") -> None:
    AuditEntry.record("purged", trashed.article, by, **{"from": trashed.at})
    trashed.article.delete()


def _locked(article: Article) -> Trashed:
    try:
        lock(article, even_trashed=True)
    except Gone:
        raise Purged from None
    trashed = Trashed.objects.filter(article=article).first()
    if trashed is None:
        raise NotInTrash
    trashed.article = article
    return trashed


def _make_draft(article: Article) -> None:
    """The row of a draft follows what is saved."""
    article.status, article.live, article.published_at = Status.DRAFT, None, None
    article.save(update_fields=["status", "live", "published_at"])
    put(article, ensure_revision(article).content)
    connection.check_constraints()
