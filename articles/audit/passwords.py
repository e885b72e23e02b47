from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import MinimumLengthValidator

from odessa_news.lib.addresses import acting_request

from ..models import AuditEntry


class WatchedLengthValidator(MinimumLengthValidator):
    """The least length; and an entry in the log for a new password, for of that Django tells its validators only."""

    def password_changed(self, password: str, user: Any = None) -> None:
        """Called when it has been saved. Whoever has the command line has more than an entry could tell."""
        request = acting_request()
        if request and isinstance(user, User):
            AuditEntry.record("password_changed", user, request.user)
