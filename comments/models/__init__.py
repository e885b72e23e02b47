from .comment import (
    NAME_LENGTH,
    POSTS_PER_ADDRESS,
    POSTS_WINDOW,
    SAME_WITHIN,
    TEXT_LENGTH,
    Comment,
    TooOften,
)
from .moderation import Moderation
from .notice import Notice
from .reader import Mailbox, Reader
from .status import Reason, Status

__all__ = [
    "NAME_LENGTH",
    "POSTS_PER_ADDRESS",
    "POSTS_WINDOW",
    "SAME_WITHIN",
    "TEXT_LENGTH",
    "Comment",
    "Mailbox",
    "Moderation",
    "Notice",
    "Reader",
    "Reason",
    "Status",
    "TooOften",
]
