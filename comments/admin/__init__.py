"""What moderators see: the queue, the archive of all comments, bans."""

from .ban import BanAdmin
from .comment import CommentAdmin

__all__ = ["BanAdmin", "CommentAdmin"]
