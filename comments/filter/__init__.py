"""What speaks against a comment: findings with a weight and a name. They hold it for a moderator and never refuse it.

Nothing of a reader's text leaves the server.
"""

import odessa_news.lib.prepared  # noqa: F401  (the lookup `any`, which many queries here have)

from .copies import forget_print, keep_print
from .draft import Draft, Signs
from .examining import examine, examine_again
from .finding import HOLD, Finding, holds, score_of
from .sentences import describe, label

__all__ = [
    "HOLD",
    "Draft",
    "Finding",
    "Signs",
    "describe",
    "examine",
    "examine_again",
    "forget_print",
    "holds",
    "keep_print",
    "label",
    "score_of",
]
