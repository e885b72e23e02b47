import fcntl
import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections, transaction
from django.template.backends.jinja2 import Template
from django.test import TransactionTestCase
from django.test.signals import template_rendered
from django.urls import clear_url_caches
from django.utils import translation
from django.utils.translation import trans_null

from articles import presentation
from articles.roles import ensure_groups
from tests.emptied import empty_the_tables


@pytest.fixture(autouse=True)
def _clean_state() -> Iterator[None]:
    """No language and no cached value of one test is seen by another."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session", autouse=True)
def _contexts_of_readers_pages() -> Iterator[None]:
    """The test client gives a page's `context`, for which Django's own templates send a signal and Jinja2's don't."""
    render = Template.render

    def watched(self: Template, context: dict[str, Any] | None = None, request: Any = None) -> str:
        template_rendered.send(sender=self, template=self, context=context or {})
        return render(self, context, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", watched)
        yield


@pytest.fixture(scope="session", autouse=True)
def _emptied_quickly() -> Iterator[None]:
    """pytest-django's transactional tests end as Django's TransactionTestCase does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: empty_the_tables())
        yield


@pytest.fixture
def source_strings(monkeypatch) -> Iterator[None]:
    """Sentences as the sources have them, in English; in requests too, whatever language a middleware activates."""
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(vars(translation)["_trans"], name, getattr(trans_null, name))
    presentation._months.cache_clear()
    with translation.override(None):
        yield
    presentation._months.cache_clear()


@pytest.fixture
def ukrainian_first(settings) -> Iterator[None]:
    """The site as `DEFAULT_LANGUAGE=uk` makes it: Ukrainian at `/`, Russian below `/ru/`."""
    settings.LANGUAGE_CODE = "uk"
    clear_url_caches()
    translation.activate("uk")
    yield
    clear_url_caches()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_keepdb: bool, django_db_createdb: bool, django_db_blocker: Any
) -> None:
    """Of the workers of a run the first one applies all migrations, ten seconds of computing; the others copy."""
    if not connection.settings_dict["TEST"]["NAME"] or not django_db_keepdb or django_db_createdb:
        return  # no workers, or all is wanted anew
    creation: Any = connection.creation
    own, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    name, test["NAME"] = test["NAME"], "test_to_copy"
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with django_db_blocker.unblock(), open(settings.VAR_DIR / "test_to_copy.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with creation._nodb_cursor() as cursor:
            if creation._database_exists(cursor, name):
                test["NAME"] = name
                return
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=True)
        connection.close()  # PostgreSQL copies no database that somebody uses
        test.update(NAME=name, TEMPLATE="test_to_copy")
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = own
        creation._create_test_db(verbosity=0, autoclobber=True, keepdb=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The cast's groups are made once. After the run the embedded server is stopped here rather than by its keeper a
    moment later."""
    with django_db_blocker.unblock():
        ensure_groups()
    yield
    connections.close_all()
    if settings.EMBEDDED_SERVER:
        settings.EMBEDDED_SERVER.release()


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[], AbstractContextManager[Any]]]:
    """Opens the database to the fixtures of a module: `with module_db(): …`.

    What they write is there for all tests of the module, which undo only changes of their own; after the last one it
    is undone too. Not for modules with transactional tests: those empty all tables.
    """
    with django_db_blocker.unblock():
        world = transaction.atomic()
        world.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        world.__exit__(None, None, None)


def pytest_collection_finish() -> None:
    """What is imported by now stays until the end: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.e2e)
