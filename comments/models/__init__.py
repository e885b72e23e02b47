from .ban import Ban
from .comment import (
    NAME_LENGTH,
    POSTS_PER_ADDRESS,
    POSTS_WINDOW,
    SAME_WITHIN,
    TEXT_LENGTH,
    Comment,
    TooOften,
)
from .deciding import DecidedAlready, NotDecided, NothingToUndo
from .moderation import Moderation, Verdict
from .reader import Mailbox, Reader
from .status import Reason, Status

__all__ = [
    "NAME_LENGTH",
    "POSTS_PER_ADDRESS",
    "POSTS_WINDOW",
    "SAME_WITHIN",
    "TEXT_LENGTH",
    "Ban",
    "Comment",
    "DecidedAlready",
    "Mailbox",
    "Moderation",
    "NotDecided",
    "NothingToUndo",
    "Reader",
    "Reason",
    "Status",
    "TooOften",
    "Verdict",
]
