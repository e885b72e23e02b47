"""Coming and going: Django says it by signals of its own, and in no other way."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from odessa_news.lib.addresses import acting
from odessa_news.lib.text import clean_text

from ..models import AuditEntry

# As long as a name can be; a stranger may type anything.
NAME_LENGTH = 150


def connect() -> None:
    user_logged_in.connect(logged_in, dispatch_uid="articles.audit.logged_in")
    user_logged_out.connect(logged_out, dispatch_uid="articles.audit.logged_out")
    user_login_failed.connect(login_failed, dispatch_uid="articles.audit.login_failed")


def logged_in(sender: Any, request: HttpRequest, user: AbstractUser, **kwargs: Any) -> None:
    with acting(request):
        AuditEntry.record("logged_in", user, user)


def logged_out(sender: Any, request: HttpRequest, user: AbstractUser | None, **kwargs: Any) -> None:
    if user:
        with acting(request):
            AuditEntry.record("logged_out", user, user)


def login_failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """The name as it was typed. (Passwords Django has taken out of the credentials; only the name is taken anyway.)"""
    name = clean_text(str(credentials.get("username", "")))[:NAME_LENGTH]
    if request is None:
        AuditEntry.record("login_failed", name=name)
        return
    with acting(request):
        AuditEntry.record("login_failed", name=name)
