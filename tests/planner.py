"""What the planner of PostgreSQL goes by, made independent of the tests that ran before."""

from django.db import connection


def analyze(*tables: str) -> None:
    """Statistics of what the transaction sees, and indexes as large as that.

    What earlier tests rolled back is still in the files: an index that had four thousand rows in it is dearer than one
    that had none, and the planner takes another way.
    """
    # PostgreSQL makes no index anew while checks of its rows are put off.
    connection.check_constraints()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"REINDEX TABLE {table}")
            cursor.execute(f"ANALYZE {table}")
