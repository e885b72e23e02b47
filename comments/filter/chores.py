"""What the worker does for the filter. Each may be done twice."""

from django_tasks import task

from . import copies, entries, training


@task()
def write_missing_forms() -> None:
    entries.write_missing_forms()


def train() -> None:
    training.train()


def forget_old_prints() -> None:
    copies.forget_old_prints()
