import pytest
from django.utils import translation


@pytest.fixture
def translated() -> None:
    """For tests that read a sentence in Russian: its compiled catalogue is committed."""
    assert translation.gettext("Save draft") != "Save draft"
