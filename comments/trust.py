"""Who is published at once. Trust is earned by a reader's key, or by all keys whose holder has confirmed one mailbox;
a name or an address that somebody types earns nothing."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from .filter import holds
from .models import Comment, Moderation, Reader, Status, Verdict

if TYPE_CHECKING:
    from .querysets import CommentQuerySet

# One rejection takes trust away for so long.
CLEAN_FOR = timedelta(days=30)


def lets_through(comment: Comment) -> bool:
    """Whether a new comment may be shown before a moderator has seen it. Two queries at most."""
    return not holds(comment.score) and is_trusted(comment.reader)


def is_trusted(reader: Reader | None) -> bool:
    """Two queries at most, each of a few rows of an index; none where nobody is trusted."""
    after: int = settings.COMMENT_TRUST_AFTER
    if reader is None or not after:
        return False
    # Unordered: which ones are counted is all the same, and sorting would read all that was ever said.
    said = Comment.objects.filter(reader__in=same_person(reader)).order_by()
    approved = said.filter(status=Status.APPROVED).values("id")[:after]
    return len(approved) == after and not refused_lately(said).exists()


def same_person(reader: Reader) -> QuerySet[Reader]:
    """All the browsers that are known to be one person's."""
    if reader.mailbox_id is None:
        return Reader.objects.filter(pk=reader.pk)
    return Reader.objects.filter(mailbox=reader.mailbox_id)


def refused_lately(comments: "CommentQuerySet") -> "CommentQuerySet":
    """Of somebody's comments those that a moderator has refused within CLEAN_FOR, and nobody has taken that back.

    A refused comment that its writer has withdrawn since was refused all the same.
    """
    verdicts = Moderation.objects.filter(
        verdict__in=(Verdict.REJECTED, Verdict.SPAM), at__gt=timezone.now() - CLEAN_FOR, undone_by=None
    )
    refused = Q(status__in=(Status.REJECTED, Status.SPAM, Status.WITHDRAWN))
    return comments.filter(refused, moderations__in=verdicts)
