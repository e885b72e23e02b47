"""What an operator's Prometheus watches: a handful of numbers, each of a bounded number of rows on an index."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments.models import Comment, Complaint

# Whoever is called at night is called long before; so a spammer's million costs no more than this.
COUNTED = 10_000


def page() -> str:
    """In Prometheus's text format. Six queries."""
    gauges: tuple[tuple[str, str, int], ...] = (
        ("comments_waiting", "Comments that wait for a moderator.", _counted(_waiting())),
        ("comments_oldest_waiting_seconds", "Age of the one that waits longest; 0 where none does.", _oldest_waiting()),
        ("complaints_open", "Complaints to decide.", _counted(Complaint.objects.open())),
        ("complaints_overdue", "Those past the time that the law gives.", _counted(Complaint.objects.overdue())),
        ("tasks_waiting", "Background tasks that could be done now.", _counted(DBTaskResult.objects.ready())),
        ("tasks_failed", "Background tasks that failed, of the last 30 days.", _counted(DBTaskResult.objects.failed())),
    )
    return "".join(
        f"# HELP odessa_news_{name} {what}\n# TYPE odessa_news_{name} gauge\nodessa_news_{name} {value}\n"
        for name, what, value in gauges
    )


def _waiting() -> QuerySet[Comment]:
    return Comment.objects.kept().filter(status="pending")


def _oldest_waiting() -> int:
    oldest = _waiting().order_by("created_at", "id").values_list("created_at", flat=True).first()
    return max(0, int((timezone.now() - oldest).total_seconds())) if oldest else 0


def _counted(rows: QuerySet[Any]) -> int:
    return rows.order_by().values("pk")[:COUNTED].count()
