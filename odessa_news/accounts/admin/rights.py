"""Permissions in words: Django names them "Can add article", in English and in the database."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

VERBS = {
    "view": pgettext_lazy("right", "see"),
    "add": pgettext_lazy("right", "add"),
    "change": pgettext_lazy("right", "change"),
    "delete": pgettext_lazy("right", "delete"),
    "publish": pgettext_lazy("right", "publish"),
    "publish_without": pgettext_lazy("right", "publish without the required twin"),
    "purge": pgettext_lazy("right", "delete for good"),
}


def _what(permission: Permission) -> str:
    model = permission.content_type.model_class()
    return capfirst(str(model._meta.verbose_name_plural if model else permission.content_type.model))


def _verb(permission: Permission) -> str:
    return str(VERBS.get(permission.codename.rpartition("_")[0], permission.name))


def in_words(permission: Permission) -> str:
    return f"{_what(permission)}: {_verb(permission)}"


def as_list(permissions: QuerySet[Permission]) -> SafeString:
    """A line for each kind of thing, with all that may be done to it."""
    found: dict[str, list[str]] = defaultdict(list)
    for permission in permissions.select_related("content_type"):
        found[_what(permission)].append(_verb(permission))
    lines = ((what, ", ".join(verbs)) for what, verbs in sorted(found.items()))
    return format_html("<ul>{}</ul>", format_html_join("", "<li><strong>{}</strong>: {}</li>", lines))


def without_joins(names: list[Any], model: type[Model]) -> list[Any]:
    """What goes with an object, without the rows that only tie it to others: "User_groups object (7)" tells nobody."""
    through: list[Any] = [field.remote_field.through for field in model._meta.many_to_many]
    ties = tuple(f"{capfirst(str(tie._meta.verbose_name))}: " for tie in through)
    kept = [without_joins(name, model) if isinstance(name, list) else name for name in names]
    return [name for name in kept if name and not (isinstance(name, str) and name.startswith(ties))]
