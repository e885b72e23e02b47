"""What a commenter can still do with his own words."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from .filter import examine_again, forget_print
from .models import Comment, Moderation, Status
from .querysets import CommentQuerySet
from .trust import lets_through

# Time enough for a slip that one sees on rereading; too short for an answer to lose what it answers.
OWN_WITHIN = timedelta(minutes=15)
# What its writer can change or take back: of the others, somebody has decided.
OPEN = (Status.PENDING, Status.APPROVED)


class TooLate(Exception):
    """The time for it is over."""


class Decided(Exception):
    """A moderator has taken it away, or its writer himself."""


class Changed(Exception):
    """Somebody was quicker by a moment: a moderator decided, or another tab of the writer's changed the text."""


def own_until(comment: Comment) -> datetime:
    return comment.created_at + OWN_WITHIN


def is_open(comment: Comment) -> bool:
    """Whether it can be changed or taken back now."""
    return comment.status in OPEN and timezone.now() < own_until(comment)


def edit(comment: Comment, *, name: str, text: str) -> None:
    """Change the words of `comment`, which stands as its writer was shown it.

    One that readers see goes back to the moderators, and its place says that it waits; unless its writer is trusted and
    the filter minds nothing in the new words. Raises TooLate, Decided or Changed; then nothing is changed.
    """
    _ensure_open(comment)
    if (name, text) == (comment.name, comment.text):
        return  # a form sent again
    was_shown = comment.status == Status.APPROVED
    fields = {"name": name, "text": text, "edited_at": timezone.now(), "edited_by": None, "status": Status.PENDING}
    with transaction.atomic():
        if not _as_it_was(comment).update(**fields):
            _say_why(comment)
        changed = Comment.objects.get(pk=comment.pk)
        examine_again(changed)
        if was_shown and lets_through(changed):
            changed.publish_as_trusted()


def withdraw(comment: Comment) -> None:
    """Empty it. The place stays where it was shown, for those who answered. Raises TooLate, Decided or Changed."""
    if comment.status == Status.WITHDRAWN:
        return  # a second click
    _ensure_open(comment)
    with transaction.atomic():
        if not _as_it_was(comment).update(**EMPTY):
            _say_why(comment)
        Moderation.objects.forget_texts(Comment.objects.filter(pk=comment.pk))
        forget_print(comment)


# What is left of a comment whose words are gone. What the filter found quotes them.
EMPTY = {
    "status": Status.WITHDRAWN,
    "name": "",
    "email": "",
    "text": "",
    "reason": "",
    "score": 0,
    "findings": [],
    "edited_by": None,
}


def _ensure_open(comment: Comment) -> None:
    if comment.status not in OPEN:
        raise Decided
    if timezone.now() >= own_until(comment):
        raise TooLate


def _as_it_was(comment: Comment) -> CommentQuerySet:
    """The row, if nobody has decided about it or changed it since it was read."""
    return Comment.objects.filter(
        pk=comment.pk,
        status=comment.status,
        edited_at=comment.edited_at,
        created_at__gt=timezone.now() - OWN_WITHIN,
    )


def _say_why(comment: Comment) -> None:
    comment.refresh_from_db(fields=["status", "edited_at", "reason", "shown_at"])
    _ensure_open(comment)
    raise Changed
