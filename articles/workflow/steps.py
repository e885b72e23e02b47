"""Each step as a row; with it, in the same transaction, the entry of the audit log and the letter to be written."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from ..models import Article, AuditEntry, Retraction, Revision, Status, Step

if TYPE_CHECKING:
    from ..roles import Staff

Times = tuple[datetime | None, datetime | None]


def record(
    article: Article,
    kind: Step.Kind,
    by: "Staff | None",
    revision: Revision | None,
    note: str = "",
    due: datetime | None = None,
    verb: str = "",
) -> Step:
    """`verb`: for the log, where it has more to say than the kind of step."""
    from .letters import tell_of_step

    step = Step.objects.create(
        article=article, kind=kind, by_id=by.pk if by else None, revision=revision, note=note, due=due
    )
    detail = {"revision": revision.number if revision else None, "note": note[:500], "due": due}
    AuditEntry.record(verb or kind, article, by, **{name: value for name, value in detail.items() if value})
    tell_of_step.enqueue(step.pk)
    return step


def record_publishing(article: Article, by: "Staff | None", revision: Revision, approves: bool, note: str) -> None:
    """`approves`: it was waiting for review and goes out as it was submitted, whichever button did it."""
    due = _to_come(article)
    kind = Step.Kind.APPROVED if approves else Step.Kind.SCHEDULED if due else Step.Kind.PUBLISHED
    record(article, kind, by, revision, note, due)


def record_retraction(article: Article, by: "Staff | None", note: str) -> None:
    verb = "retracted_explained" if article.retraction_kind == Retraction.EXPLAINED else ""
    record(article, Step.Kind.RETRACTED, by, article.live, note, verb=verb)


def record_times(article: Article, by: "Staff | None", before: Times) -> None:
    """Another time for what is published. A draft's own time is nobody's business yet, and only in the audit log."""
    after = (article.published_at, article.unpublish_at)
    if after == before:
        return
    if article.status == Status.PUBLISHED and article.published_at != before[0]:
        due = _to_come(article)
        record(article, Step.Kind.SCHEDULED if due else Step.Kind.PUBLISHED, by, article.live, due=due)
    else:
        AuditEntry.record("timed", article, by, **{"from": after[0], "until": after[1]})


def submission(article: Article) -> Step | None:
    """How it came to be in review; None where it isn't. Makes a query."""
    if article.status != Status.REVIEW:
        return None
    last = article.steps.filter(kind__in=(Step.Kind.SUBMITTED, Step.Kind.RETURNED))
    step = last.select_related("by", "revision", "revision__created_by").order_by("-id").first()
    return step if step and step.kind == Step.Kind.SUBMITTED else None


def under_review(article: Article) -> Revision | None:
    """The revision that was submitted, whatever was saved since. Of an article in review that nobody submitted (older
    than these steps) the latest is."""
    if article.status != Status.REVIEW:
        return None
    step = submission(article)
    return step.revision if step and step.revision else article.latest_revision()


def _to_come(article: Article) -> datetime | None:
    is_to_come = article.published_at is not None and article.published_at > timezone.now()
    return article.published_at if is_to_come else None
