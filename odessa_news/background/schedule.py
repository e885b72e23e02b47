"""What the worker does again and again. Each must bear being begun a second time after it was cut short."""

from datetime import timedelta

from django.core.management import call_command

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

RECURRING: tuple[tuple[str, timedelta], ...] = (
    # The function's path, and how often.
    ("odessa_news.background.schedule.prune_results", DAY),
    ("odessa_news.background.schedule.clear_sessions", DAY),
    ("articles.reads.forget_marks", MINUTE),
    ("articles.reads.fold", DAY),
    ("comments.typos.forget_decided", DAY),
    ("articles.trash.purge_overdue", DAY),
    ("comments.letters.events.note_events", MINUTE),
    ("comments.letters.digests.send_digests", MINUTE),
    ("comments.forgetting.forget", DAY),
    ("comments.filter.chores.train", DAY),
    ("comments.filter.chores.forget_old_prints", DAY),
)


def prune_results() -> None:
    """What was done is of no more interest tomorrow; what failed, for a month."""
    call_command("prune_db_task_results", min_age_days=1, failed_min_age_days=30, queue_name="*", verbosity=0)


def clear_sessions() -> None:
    """Those that have expired: nobody logs out of them any more."""
    call_command("clearsessions", verbosity=0)
