"""What nobody can log out of any more goes, once a day; what is in use stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from odessa_news.accounts.models import StaffSession
from odessa_news.background.recurring import run_what_is_due
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_worker_clears_what_has_expired(client):
    client.force_login(cast.editor())
    kept, now = client.session.session_key, timezone.now()
    StaffSession.objects.create(session_key="over", seen_at=now, expire_date=now - timedelta(seconds=1))
    run_what_is_due()
    assert [session.session_key for session in StaffSession.objects.all()] == [kept]
    assert client.get("/admin/").status_code == 200
