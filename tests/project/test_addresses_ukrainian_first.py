"""Every public address answers where Ukrainian stands at `/`, too."""

import pytest

from tests.project.newspaper import make_newspaper, public_addresses


@pytest.mark.django_db
def test_all_answer(client, ukrainian_first):
    for address in public_addresses(make_newspaper()):
        response = client.get(address, follow=True)
        assert response.status_code == (404 if address == "/no-such-page/" else 200), address
