"""Why a comment was held, in words."""

from django.db import connection

from ..filter import describe, label
from ..models import Comment, Status

# Of the queue so much is looked through for what it can be filtered by.
LOOKED_THROUGH = 1000


def in_words(comment: Comment) -> list[str]:
    """The heaviest first."""
    findings = [each for each in comment.findings if isinstance(each, dict)]
    return describe(findings)


def names_waiting() -> list[tuple[str, str]]:
    """What was found in those that wait longest, for a filter. One query of a bounded number of rows."""
    waiting = Comment.objects.filter(status=Status.PENDING).order_by("created_at", "id").values("findings")
    sql, params = waiting[:LOOKED_THROUGH].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT found ->> 'name' FROM (" + sql + ") waiting,"
            " jsonb_array_elements(CASE jsonb_typeof(findings) WHEN 'array' THEN findings ELSE '[]' END) found"
            " WHERE jsonb_typeof(found) = 'object' AND found ->> 'name' <> ''",
            params,
        )
        names = [row[0] for row in cursor.fetchall()]
    return sorted(((name, label(name)) for name in names), key=lambda choice: choice[1])
