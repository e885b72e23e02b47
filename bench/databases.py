"""One database a size, each the demo newsroom and so many articles more; kept from run to run while they are valid."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256

import psycopg2  # type: ignore[import-untyped]
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from odessa_news.demo.loading import load_demo
from odessa_news.fill.filling import fill

from .waiting import add_waiting

BASE = "bench_base"
SEED = 1794
# Renditions are links in a page; nobody looks at the pictures here.
PICTURE_WIDTH = 640

Say = Callable[[str], None]


def prepare(sizes: list[int], say: Say) -> dict[int, BaseDatabaseWrapper]:
    """Connections by size."""
    connection.ensure_connection()  # starts the embedded server
    call_command("collectstatic", "--noinput", verbosity=0)
    if not _is_valid(BASE):
        say("Loading the demo newsroom.")
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
        with _made(BASE, template="template0"):
            call_command("migrate", verbosity=0, skip_checks=True)
            load_demo(picture_width=PICTURE_WIDTH)
    for size in sizes:
        if not _is_valid(name_of(size)):
            say(f"Filling a database with {size:,} articles.")
            with _made(name_of(size), template=BASE):
                fill(size, SEED, say)
                add_waiting(size, SEED)
                with connection.cursor() as cursor:
                    cursor.execute("VACUUM ANALYZE")
    return {size: _connection(name_of(size)) for size in sizes}


def name_of(size: int) -> str:
    return f"bench_{size}"


def use(database: BaseDatabaseWrapper) -> None:
    """Make it the one that the site's code in this process talks to."""
    connections["default"] = database


def _connection(name: str) -> BaseDatabaseWrapper:
    wrapper = connections.create_connection("default")
    wrapper.settings_dict = {**wrapper.settings_dict, "NAME": name}
    return wrapper


@contextmanager
def _made(name: str, template: str) -> Iterator[None]:
    """A new database, in use; marked as valid if nothing went wrong."""
    _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE {template}')
    before = connections["default"]
    use(_connection(name))
    try:
        yield
    finally:
        connections["default"].close()
        use(before)
    _administer(f"COMMENT ON DATABASE \"{name}\" IS '{_mark()}'")


def _is_valid(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() == (_mark(),)


def _mark() -> str:
    """Of today's tables and of today: demo and archive end at the moment they are made."""
    migrations = repr(sorted(MigrationLoader(None).disk_migrations))
    return f"{timezone.localdate()} {sha256(migrations.encode()).hexdigest()[:16]}"


def _administer(*statements: str) -> None:
    """Outside a transaction, and not from within the database in question."""
    where = connection.settings_dict
    with closing(psycopg2.connect(host=where["HOST"], user=where["USER"], dbname="postgres")) as maintenance:
        maintenance.autocommit = True
        with maintenance.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
