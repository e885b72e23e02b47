"""What moderators see: the queue, the archive of all comments, bans, complaints, mistakes in articles."""

from ..filter.admin import StopWordAdmin
from .ban import BanAdmin
from .comment import CommentAdmin
from .complaint import ComplaintAdmin
from .typo import TypoReportAdmin

__all__ = ["BanAdmin", "CommentAdmin", "ComplaintAdmin", "StopWordAdmin", "TypoReportAdmin"]
