"""The rows of the queue: each comment with all that a moderator decides by."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string

from articles import roles
from articles.cursors import Cursor

from ..models import Comment, Moderation, Status
from .findings import in_words
from .queue_filters import Filters
from .records import Record, records_of

PAGE = 50
# The number of those that wait is counted so far: nobody reads the difference.
COUNTED = 1000


@dataclass(frozen=True)
class Row:
    comment: Comment
    record: Record | None
    findings: list[str]
    # The last one that stands, where there may be something to undo.
    verdict: Moderation | None

    @property
    def chosen(self) -> str:
        """What a form says of it: which comment, and how it was seen."""
        return f"{self.comment.pk}:{self.comment.seen}"

    @property
    def at(self) -> str:
        """When it was written, in microseconds: a row that comes back finds its place by it."""
        return str(Cursor(self.comment.created_at, 0)).partition("-")[0]

    @property
    def waits(self) -> bool:
        return self.comment.status == Status.PENDING

    @property
    def targets(self) -> str:
        """By what its writer can be banned."""
        comment = self.comment
        known = {
            "reader": comment.reader_id,
            "email": comment.email,
            "address": comment.address_hash,
            "range": comment.range_hash,
        }
        return " ".join(name for name, value in known.items() if value)


@dataclass(frozen=True)
class QueuePage:
    rows: list[Row]
    has_more: bool
    # Where the queue goes on: behind the last row, or where it was asked from, if nothing has come since.
    end: Cursor | None


def queue_page(filters: Filters, after: Cursor | None) -> QueuePage:
    """Those that wait longest, from `after` on. Three queries at most."""
    waiting = filters.apply(Comment.objects.for_queue()).order_by("created_at", "id").after(after)
    found = list(waiting[: PAGE + 1])
    rows = rows_of(found[:PAGE])
    end = Cursor(rows[-1].comment.created_at, rows[-1].comment.pk) if rows else after
    return QueuePage(rows, len(found) > PAGE, end)


def rows_of(comments: Iterable[Comment]) -> list[Row]:
    """One query, besides that of the comments; one more where something was decided about any."""
    comments = list(comments)
    records = records_of(comments)
    decided = [each.pk for each in comments if each.status != Status.PENDING or each.edited_by_id]
    verdicts = Moderation.objects.last_standing(decided) if decided else {}
    return [Row(each, records.get(each.pk), in_words(each), verdicts.get(each.pk)) for each in comments]


def waiting(filters: Filters) -> str:
    """How many there are. One query, of a bounded number of rows."""
    waiting = Comment.objects.filter(status=Status.PENDING).order_by()
    number = filters.apply(waiting).values("id")[: COUNTED + 1].count()
    return f"{COUNTED}+" if number > COUNTED else str(number)


def html_of(request: HttpRequest, rows: list[Row]) -> str:
    may = {"may_decide": roles.may_moderate(request.user), "may_ban": roles.may_ban(request.user)}
    return render_to_string("admin/queue/_rows.html", {"rows": rows, **may}, request)
