"""Logins for a first look at the newsroom."""

import os
import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from articles import roles

# Each is in the group of that name.
USERNAMES = (roles.CHIEF, roles.EDITOR, roles.REPORTER, roles.MODERATOR)
# RFC 2606, 2: a name that leads nowhere. What the workflow writes to them is seen where letters are printed.
MAIL_DOMAIN = "odessa-news.example"
# The account of a reporter belongs to somebody who signs articles.
REPORTER_SIGNS_AS = "pavel-mayachny"


@dataclass(frozen=True)
class Login:
    username: str
    password: str


def load_staff() -> list[Login]:
    """One user a role. Returns those that had to be made; who is there already keeps password and rights."""
    roles.ensure_groups()
    there = set(User.objects.filter(username__in=USERNAMES).values_list("username", flat=True))
    return [_make(username) for username in USERNAMES if username not in there]


def _make(username: str) -> Login:
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
    user = User.objects.create_user(username, f"{username}@{MAIL_DOMAIN}", password, is_staff=True)
    user.groups.set(Group.objects.filter(name=username))
    return Login(username, password)
