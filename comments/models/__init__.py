from ..limits import POSTS_PER_ADDRESS, POSTS_WINDOW, SAME_WITHIN, TooOften
from ..typos import TypoReport
from .ban import Ban
from .comment import (
    NAME_LENGTH,
    TEXT_LENGTH,
    Comment,
)
from .complaint import Complained, Complaint, TooManyComplaints
from .deciding import DecidedAlready, NotDecided, NothingToUndo
from .moderation import Moderation, Verdict
from .notice import Notice
from .reaction import Reaction
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
    "Complained",
    "Complaint",
    "DecidedAlready",
    "Mailbox",
    "Moderation",
    "NotDecided",
    "NothingToUndo",
    "Notice",
    "Reaction",
    "Reader",
    "Reason",
    "Status",
    "TooManyComplaints",
    "TooOften",
    "TypoReport",
    "Verdict",
]
