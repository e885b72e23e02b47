from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.template.backends.jinja2 import Template
from django.test.signals import template_rendered
from django.urls import clear_url_caches
from django.utils import translation


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


@pytest.fixture
def source_strings() -> Iterator[None]:
    """Sentences as the sources have them, in English."""
    with translation.override(None):
        yield


@pytest.fixture
def ukrainian_first(settings) -> Iterator[None]:
    """The site as `DEFAULT_LANGUAGE=uk` makes it: Ukrainian at `/`, Russian below `/ru/`."""
    settings.LANGUAGE_CODE = "uk"
    clear_url_caches()
    translation.activate("uk")
    yield
    clear_url_caches()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """After the run the embedded server is stopped here rather than by its keeper a moment later."""
    yield
    connections.close_all()
    if settings.EMBEDDED_SERVER:
        settings.EMBEDDED_SERVER.release()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.e2e)
