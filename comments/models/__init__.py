from .comment import (
    NAME_LENGTH,
    POSTS_PER_ADDRESS,
    POSTS_WINDOW,
    SAME_WITHIN,
    TEXT_LENGTH,
    Comment,
    TooOften,
)
from .learned_word import LearnedWord
from .moderation import Moderation
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
    "Comment",
    "LearnedWord",
    "Mailbox",
    "Moderation",
    "Reader",
    "Reason",
    "Status",
    "StopForm",
    "StopWord",
    "TextPrint",
    "TooOften",
]
