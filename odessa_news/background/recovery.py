"""Tasks that were running when their worker was killed. A worker lives as long as it holds the lock of its name."""

import hashlib
import logging

from django.db import connection, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# A task that has taken so many workers with it is not tried on another one.
MOST_ATTEMPTS = 3


class WorkerDied(Exception):
    """What a task is said to have failed of when it outlived none of its workers."""


def hold_life_lock(worker_id: str) -> None:
    """Until the session ends, and PostgreSQL sees to that even if the process is killed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [lock_key("worker", worker_id)])


def give_back_tasks_of_the_dead(own_id: str) -> None:
    """Whatever a worker had begun that lives no more is ready for another. Called between tasks, so none is our own."""
    for task in DBTaskResult.objects.running().defer("args_kwargs"):
        worker_id = task.worker_ids[-1]
        if worker_id == own_id:
            continue
        with transaction.atomic():
            if not _is_free(lock_key("worker", worker_id)):
                continue
            locked = DBTaskResult.objects.running().select_for_update(skip_locked=True).filter(pk=task.pk).first()
            if locked is None or locked.worker_ids[-1] != worker_id:
                continue
            if len(locked.worker_ids) < MOST_ATTEMPTS:
                logger.warning("Task %s (%s) lost its worker; it is begun anew", task.pk, task.task_path)
                DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.READY)
            else:
                logger.error("Task %s (%s) has lost %d workers; it is given up", task.pk, task.task_path, MOST_ATTEMPTS)
                locked.set_failed(WorkerDied(f"{MOST_ATTEMPTS} workers ended in the middle of it"))


def lock_key(kind: str, name: str) -> int:
    """The key of an advisory lock: 64 bits, signed."""
    return int.from_bytes(hashlib.sha256(f"{kind} {name}".encode()).digest()[:8], signed=True)


def _is_free(key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [key])
        row = cursor.fetchone()
    return bool(row and row[0])
