"""The people of the newsroom and its readers. Each is made when a test calls for it."""

from django.contrib.auth.models import Group, User

from articles.roles import ensure_groups


def _staff(name: str, group: str) -> User:
    groups = Group.objects.filter(name=group)
    if not groups:
        # They are made with the database (conftest.py), but transactional tests empty all tables.
        ensure_groups()
        groups = groups.all()
    user = User.objects.create_user(username=name, password="pass-word-1794", is_staff=True)
    user.groups.set(groups)
    return user


def reporter(name: str = "reporter") -> User:
    return _staff(name, "reporter")


def editor(name: str = "editor") -> User:
    return _staff(name, "editor")


def moderator(name: str = "moderator") -> User:
    return _staff(name, "moderator")


def chief(name: str = "chief") -> User:
    return _staff(name, "chief")
