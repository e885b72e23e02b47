"""Logins for a first look at the newsroom."""

import importlib.util
import os
import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User

# Username and group are the same word.
USERNAMES = ("chief", "editor", "reporter", "moderator")
# The account of a reporter belongs to somebody who signs articles.
REPORTER_SIGNS_AS = "pavel-mayachny"


@dataclass(frozen=True)
class Login:
    username: str
    password: str


def load_staff() -> list[Login]:
    """One user a role. Returns those that had to be made; who is there already keeps password and rights."""
    if importlib.util.find_spec("articles.roles"):
        importlib.import_module("articles.roles").ensure_groups()
    there = set(User.objects.filter(username__in=USERNAMES).values_list("username", flat=True))
    return [_make(username) for username in USERNAMES if username not in there]


def _make(username: str) -> Login:
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
    # The chief looks after accounts and settings too.
    user = User.objects.create_user(username, password=password, is_staff=True, is_superuser=username == "chief")
    user.groups.set(Group.objects.filter(name=username))
    return Login(username, password)
