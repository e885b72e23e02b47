from ..limits import POSTS_PER_ADDRESS, POSTS_WINDOW, SAME_WITHIN, TooOften
from ..typos import TypoReport
from .comment import (
    NAME_LENGTH,
    TEXT_LENGTH,
    Comment,
)
from .complaint import Complained, Complaint, TooManyComplaints
from .moderation import Moderation
from .reader import Mailbox, Reader
from .status import Reason, Status

__all__ = [
    "NAME_LENGTH",
    "POSTS_PER_ADDRESS",
    "POSTS_WINDOW",
    "SAME_WITHIN",
    "TEXT_LENGTH",
    "Comment",
    "Complained",
    "Complaint",
    "Mailbox",
    "Moderation",
    "Reader",
    "Reason",
    "Status",
    "TooManyComplaints",
    "TooOften",
    "TypoReport",
]
