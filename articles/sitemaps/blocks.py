"""How addresses are cut into files: by blocks of ids.

A block never holds more rows than it has ids, whatever the data, and an article stays in the file where it is. The
blocks that hold something are found by walking the primary key from one block down into the next filled one: one index
probe each, however far apart the ids are; nothing is counted.
"""

from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

# Of the protocol (sitemaps.org), for addresses in a file and for files in an index.
MAX_ADDRESSES = 50_000
# A row has up to two addresses. Small, so that a file costs about as much as a long page and not a worker's minute.
BLOCK = 1_000
_LARGEST_ID = 2**63 - 1


def filled_blocks(rows: QuerySet[Any], limit: int = MAX_ADDRESSES) -> list[int]:
    """Numbers of the blocks that hold any of `rows`, the newest ids first. One query."""
    if limit <= 0:
        return []
    highest = rows.order_by("-id").values("id")[:1]
    below = rows.filter(id__lte=RawSQL("(walk.block - 1) * %s", (BLOCK,))).order_by("-id").values("id")[:1]
    highest_sql, highest_params = highest.query.sql_with_params()
    below_sql, below_params = below.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE walk (block) AS (
                (SELECT (top.id - 1) / %s + 1 FROM ({highest_sql}) AS top)
                UNION ALL
                SELECT (SELECT (next.id - 1) / %s + 1 FROM ({below_sql}) AS next) FROM walk
                WHERE walk.block IS NOT NULL
            )
            SELECT block FROM walk WHERE block IS NOT NULL LIMIT %s
            """,
            [BLOCK, *highest_params, BLOCK, *below_params, limit],
        )
        return [number for (number,) in cursor.fetchall()]


def in_block(rows: QuerySet[Any], number: int) -> QuerySet[Any]:
    """Those of `rows` that stand in a block; none where no id could be that large."""
    first = (number - 1) * BLOCK + 1
    last = min(number * BLOCK, _LARGEST_ID)
    return rows.filter(id__gte=first, id__lte=last) if first <= _LARGEST_ID else rows.none()
