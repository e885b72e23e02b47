import pytest
from django.test import Client


@pytest.fixture
def reader() -> Client:
    """A browser that has no cookie and no token."""
    return Client(enforce_csrf_checks=True)
