from ..limits import POSTS_PER_ADDRESS, POSTS_WINDOW, SAME_WITHIN, TooOften
from ..typos import TypoReport
from .ban import Ban
from .comment import (
    NAME_LENGTH,
    TEXT_LENGTH,
    Comment,
    Unanswerable,
)
from .complaint import Complained, Complaint, TooManyComplaints
from .deciding import DecidedAlready, NotDecided, NothingToUndo
from .learned_word import LearnedWord
from .moderation import Moderation, Verdict
from .notice import Notice
from .reaction import Reaction
from .reader import Mailbox, Reader
from .status import Reason, Status
from .stop_word import StopForm, StopWord
from .text_print import TextPrint

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
    "LearnedWord",
    "Mailbox",
    "Moderation",
    "NotDecided",
    "NothingToUndo",
    "Notice",
    "Reaction",
    "Reader",
    "Reason",
    "Status",
    "StopForm",
    "StopWord",
    "TextPrint",
    "TooManyComplaints",
    "TooOften",
    "TypoReport",
    "Unanswerable",
    "Verdict",
]
