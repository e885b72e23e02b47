"""Coming and going: Django says it by signals of its own, and in no other way."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from odessa_news.lib.addresses import acting, client_address
from odessa_news.lib.text import clean_text

from ..models import AuditEntry

# As long as a name can be; a stranger may type anything.
NAME_LENGTH = 150
# In an hour: of one address, and of all. Nothing is ever deleted from the log, so a script must not be able to fill it.
MOST_FAILURES_OF_ONE, MOST_FAILURES = 20, 500


def connect() -> None:
    user_logged_in.connect(logged_in, dispatch_uid="articles.audit.logged_in")
    user_logged_out.connect(logged_out, dispatch_uid="articles.audit.logged_out")
    user_login_failed.connect(login_failed, dispatch_uid="articles.audit.login_failed")


def logged_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    with acting(request):
        AuditEntry.record("logged_in", user, user)


def logged_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user:
        with acting(request):
            AuditEntry.record("logged_out", user, user)


def login_failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """The name as it was typed. (Passwords Django has taken out of the credentials; only the name is taken anyway.)"""
    name = clean_text(str(credentials.get("username", "")))[:NAME_LENGTH]
    if request is None:
        AuditEntry.record("login_failed", name=name)
    elif not _is_flood(client_address(request)):
        with acting(request):
            AuditEntry.record("login_failed", name=name)


def _is_flood(address: str | None) -> bool:
    """Whether the last hour has said enough already. One query, of no more rows than MOST_FAILURES."""
    recent = AuditEntry.objects.filter(verb="login_failed", at__gt=timezone.now() - timedelta(hours=1)).order_by("-at")
    addresses = list(recent.values_list("address", flat=True)[:MOST_FAILURES])
    return len(addresses) >= MOST_FAILURES or addresses.count(address) >= MOST_FAILURES_OF_ONE
