import pytest
from django.utils import translation


@pytest.fixture
def translated() -> None:
    """For tests that read a sentence in Russian: its catalogue has to be compiled."""
    if translation.gettext("Save draft") == "Save draft":
        pytest.skip("locale/ is not compiled")
