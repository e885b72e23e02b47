"""The order in which a thread is read: each answer below what it answers, those to the same comment by age.

A comment's `above` are the ids of the comments between its root and itself, and with its own id behind them they make
a key that an index keeps in the order of reading. Ids are handed out as comments come in, so they stand for the time.
"""

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, ExpressionWrapper, F, Func, Q

if TYPE_CHECKING:
    from .models import Comment

# Answers to deeper ones stand one below the other by age: by then two people are talking, and a phone has no room. It
# also keeps the key short, however deep a thread becomes.
INDENTED = 4

STEPS = ArrayField(BigIntegerField())
READING_ORDER = Func(F("above"), F("id"), function="array_append", output_field=STEPS)

# What `places()` asks, as a column of the index that keeps this order: shown ones are found without the others.
IS_SHOWN = ExpressionWrapper(Q(shown_at__isnull=False), output_field=BooleanField())


def above_answer_to(parent: "Comment") -> list[int]:
    """`above` of an answer to `parent`."""
    return [*parent.above, parent.pk][:INDENTED] if parent.depth else []
