"""SESSION_ENGINE: Django's sessions in the database, which also know whose they are and when they were last used."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils import timezone

from odessa_news.lib.addresses import client_address

from .models import StaffSession

_SINCE, _ADDRESS, _BROWSER = "login_since", "login_address", "login_browser"


def describe(request: HttpRequest) -> None:
    """Write into the session just begun since when it is, and where."""
    request.session[_SINCE] = int(timezone.now().timestamp())
    request.session[_ADDRESS] = client_address(request)
    # A NUL can't come in a header; what else stands there is shown in words of our own only.
    request.session[_BROWSER] = request.headers.get("User-Agent", "")[:255]


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[StaffSession]:
        return StaffSession

    def _get_session_from_db(self) -> StaffSession | None:
        row: StaffSession | None = super()._get_session_from_db()  # type: ignore[misc]  # Django's own, left out of the stubs
        if row and row.user_id:
            row.note_seen()
        return row

    def create_model_instance(self, data: dict[str, Any]) -> StaffSession:
        row = super().create_model_instance(data)
        assert isinstance(row, StaffSession)
        since = data.get(_SINCE)
        row.user_id = data.get(SESSION_KEY)
        row.since = datetime.fromtimestamp(since, UTC) if since else None
        row.seen_at = timezone.now()
        row.address, row.browser = data.get(_ADDRESS), data.get(_BROWSER, "")
        return row
