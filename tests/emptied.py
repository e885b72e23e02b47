"""Empties the database after a transactional test, in a tenth of the time that Django's `flush` takes.

`flush` truncates all tables with all their indexes, and then makes the content types and permissions anew. These tests
write a handful of rows: they are deleted where they are, and what belongs to the code rather than to a test stays.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

_STAY = {model._meta.db_table for model in (ContentType, Permission, Group, Group.permissions.through)}


def empty_the_tables() -> None:
    """In any order: keys and triggers sleep meanwhile, for which only a superuser may ask."""
    tables = [name for name in connection.introspection.django_table_names(only_existing=True) if name not in _STAY]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in tables))
        written = [name for (name,) in cursor.fetchall()]
        statements = ["SET session_replication_role = replica", *(f'DELETE FROM "{name}"' for name in written)]
        cursor.execute("; ".join([*statements, "SET session_replication_role = DEFAULT"]))
    ContentType.objects.clear_cache()
