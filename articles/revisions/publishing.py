"""Out to readers, and back. Of two who decide at the same moment one wins, and the other is told."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..checks import require_ready
from ..models import Article, Retraction, Revision, SharePreview, Status
from ..models.revision import Kind
from ..twins import require_company, require_twin
from ..workflow.steps import record_publishing, record_retraction, record_times, under_review
from .content import SEEN_BY_READERS, content_of, put, require_fitting, still_there
from .refusals import Incomplete, JustDeleted, NoSuchRevision, Overtaken, Refused, WrongTime
from .saving import ensure_revision, lock

if TYPE_CHECKING:
    from ..roles import Staff

# Who types "12:00" at noon and reads the text over once more means now.
GRACE = timedelta(minutes=2)
TOO_LATE = _("This time has passed, so readers would not see the article. Clear it.")


def publish(
    article: Article,
    by: "Staff | None",
    revision: Revision,
    at: datetime | None = None,
    until: datetime | None = None,
    note: str = "",
    without_twin: str = "",
    is_of_pair: bool = False,
) -> None:
    """Readers see exactly this revision, from `at` until `until`; None leaves the article's own time, or means now.

    `without_twin`: why it goes out without the twin that REQUIRE_TWIN wants; what is out already needs no reason.
    `is_of_pair`: the twin goes out in the same transaction, so that it isn't asked for yet.

    Raises Overtaken where what readers see has changed since `article` was loaded, Unready where the article lacks
    what readers can't do without (articles.checks).
    """
    if revision.article_id != article.pk or revision.kind != Kind.SAVED:
        raise NoSuchRevision
    try:
        with transaction.atomic():
            lock_as_seen(article)
            now = timezone.now()
            content = still_there(revision.content, article)
            require_fitting(content)
            was, is_out = content_of(article), article.is_public(now)
            require_ready(article, content, was if is_out else None)
            _set_times(article, now, at or _own_time(article, now), until or article.unpublish_at)
            if not is_out:
                require_twin(article, by, without_twin)
            if article.unpublish_at and article.unpublish_at <= now:
                raise WrongTime("unpublish_at", TOO_LATE)
            approves = revision == under_review(article)
            if any(was[name] != content[name] for name in SEEN_BY_READERS):
                article.updated_at = now
            article.status, article.live = Status.PUBLISHED, revision
            article.retraction_kind = article.retraction_note = ""
            put(article, content)
            # A section may be being deleted just now: that is said here rather than after the last line.
            connection.check_constraints()
            record_publishing(article, by, revision, approves, note)
            if not is_of_pair and article.language == settings.REQUIRE_TWIN:
                # It may come later now than its twin, which is planned already.
                require_company(article, by, without_twin)
    except IntegrityError:
        raise JustDeleted from None


def retract(article: Article, by: "Staff | None", note: str = "", kind: Retraction = Retraction.REMOVED) -> None:
    """The text is seen by the newsroom only. Explained, the address stays with the headline and `note`, which is for
    readers; of what is removed `note` is the newsroom's own. What is still to come can't be explained: its headline
    would be out by that."""
    explained = kind == Retraction.EXPLAINED
    if explained and not note:
        raise Incomplete(_("Say to readers why it is taken down."))
    with transaction.atomic():
        lock_as_seen(article)
        if article.status != Status.PUBLISHED:
            raise Overtaken
        if explained and is_to_come(article):
            raise Refused(_("Readers have not seen this article, so there is nothing to explain to them."))
        ensure_revision(article)
        article.status = Status.RETRACTED
        article.retraction_kind, article.retraction_note = kind, note if explained else ""
        article.save(update_fields=["status", "retraction_kind", "retraction_note"])
        if not explained and not is_to_come(article):
            # What had to be removed is nowhere to be read; whom it should be shown to again gets a new link.
            SharePreview.objects.filter(article=article).revoke()
        require_company(article, by, note)
        record_retraction(article, by, note)


def set_times(
    article: Article, by: "Staff | None", at: datetime | None, until: datetime | None, *, is_of_pair: bool = False
) -> None:
    """When readers see it: the article's own, of no revision. Of a draft it is what its publishing will go by.

    `is_of_pair`: the twin gets its times in the same transaction, so that it isn't asked for yet.
    """
    with transaction.atomic():
        lock_as_seen(article)
        now = timezone.now()
        before, was_out = (article.published_at, article.unpublish_at), article.is_public(now)
        if at is None and article.status == Status.PUBLISHED:
            at = _own_time(article, now) if was_out else now
        _set_times(article, now, at, until)
        # Whether it was to come at another time, or was taken down and comes back.
        if article.status == Status.PUBLISHED and not was_out and (before[0] != at or article.is_public(now)):
            require_twin(article, by)
        article.save(update_fields=["published_at", "unpublish_at"])
        if not is_of_pair and article.status == Status.PUBLISHED:
            require_company(article, by)
        record_times(article, by, before)


def _set_times(article: Article, now: datetime, at: datetime | None, until: datetime | None) -> None:
    if at != article.published_at and at is not None:
        if at < now - GRACE:
            raise WrongTime("published_at", _("This time has passed. Choose one to come, or clear it to publish now."))
        if article.is_public(now) and at > now:
            later = _("Readers see this article already. To show it later, take it down first.")
            raise WrongTime("published_at", later)
    if until != article.unpublish_at and until is not None and until < now:
        raise WrongTime("unpublish_at", TOO_LATE)
    if at is not None and until is not None and until <= at:
        raise WrongTime("unpublish_at", _("It can't be taken down before it is published."))
    article.published_at, article.unpublish_at = at, until


def is_to_come(article: Article) -> bool:
    return article.published_at is not None and article.published_at > timezone.now()


def _own_time(article: Article, now: datetime) -> datetime:
    """One to come is an embargo, one that readers have seen stays; a draft's that has passed means now."""
    own = article.published_at
    seen = article.status in (Status.PUBLISHED, Status.RETRACTED)
    return own if own and (seen or own > now) else now


def lock_as_seen(article: Article) -> None:
    """Raises Overtaken where somebody has decided about it since the instance was loaded."""
    seen: Any = (article.status, article.live_id)
    lock(article)
    if (article.status, article.live_id) != seen:
        raise Overtaken
