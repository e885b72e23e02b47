from collections.abc import Iterator

import pytest
from django.test import Client

from tests.smtp import smtp_sink

from .mailing import PostOffice


@pytest.fixture
def reader() -> Client:
    """A browser that has no cookie and no token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def post_office(settings) -> Iterator[PostOffice]:
    """A real mail server and the jobs that write to it."""
    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", sink.port, 5
        settings.DEFAULT_FROM_EMAIL = "Одесса <news@example.org>"
        yield PostOffice(sink)
