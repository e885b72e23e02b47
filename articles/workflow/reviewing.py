"""Sent for review, returned, approved. Of two who decide at the same moment one wins, and the other is told."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Article, Revision, Status, Step
from ..models.revision import Kind
from ..revisions.refusals import NoSuchRevision, Refused
from ..revisions.saving import FOLLOWING, lock
from .steps import record, submission, under_review

if TYPE_CHECKING:
    from ..roles import Staff


class NotInReview(Refused):
    sentence = _("This article is not in review any more: somebody has decided already. Look at it and decide anew.")


class NewerSubmitted(Refused):
    sentence = _("Meanwhile another revision has been sent for review. Look at it and decide anew.")


def submit(article: Article, by: "Staff | None", revision: Revision, note: str = "") -> Step:
    """The same click sent twice is one step."""
    if revision.article_id != article.pk or revision.kind != Kind.SAVED:
        raise NoSuchRevision
    with transaction.atomic():
        lock(article)
        if article.status not in FOLLOWING:
            raise Refused(_("This article is out already; its changes are published, not reviewed."))
        earlier = submission(article)
        if earlier and earlier.revision_id == revision.pk and earlier.note == note:
            return earlier
        article.status, article.updated_at = Status.REVIEW, timezone.now()
        article.save(update_fields=["status", "updated_at"])
        return record(article, Step.Kind.SUBMITTED, by, revision, note)


def send_back(article: Article, by: "Staff | None", note: str = "") -> Step:
    with transaction.atomic():
        lock(article)
        if article.status != Status.REVIEW:
            raise NotInReview
        revision = under_review(article)
        article.status, article.updated_at = Status.DRAFT, timezone.now()
        article.save(update_fields=["status", "updated_at"])
        return record(article, Step.Kind.RETURNED, by, revision, note)


def approve(
    article: Article, by: "Staff | None", revision: Revision, at: datetime | None = None, note: str = ""
) -> None:
    """Publish exactly the submitted revision, or the latest where the editor chose that knowingly; nothing between."""
    from ..revisions.publishing import publish

    with transaction.atomic():
        lock(article)
        if article.status != Status.REVIEW:
            raise NotInReview
        if revision != under_review(article) and revision != article.latest_revision():
            raise NewerSubmitted
        publish(article, by, revision, at, note=note)
