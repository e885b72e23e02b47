"""What the worker does for the filter. Each may be done twice."""

from typing import Any

from django.contrib.auth.models import User
from django_tasks import task

from . import copies, entries, training


@task()
def write_missing_forms() -> None:
    entries.write_missing_forms()


@task()
def bring_in(lines: list[str], options: dict[str, Any], by: int) -> None:
    """A list too long for a request."""
    entries.bring_in(lines, User.objects.filter(pk=by).first(), **options)
    entries.write_missing_forms()


def train() -> None:
    training.train()


def forget_old_prints() -> None:
    copies.forget_old_prints()
