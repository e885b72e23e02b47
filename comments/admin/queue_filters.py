"""What the queue is narrowed to, as its address says."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, Func, IntegerField, OuterRef, Q, QuerySet, TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.front_draft import BIGGEST_ID, number
from articles.languages import Language
from odessa_news.lib.text import strip_unsafe

from ..models import Comment, Reader, Status
from ..querysets import CommentQuerySet
from ..trust import refused_lately

MOST_TYPED = 100


class Standing(TextChoices):
    """What a commenter's record makes of him."""

    NEW = "new", _("nothing approved yet")
    KNOWN = "known", _("something approved")
    TRUSTED = "trusted", _("trusted")


@dataclass(frozen=True)
class Filters:
    section: int | None = None
    article: int | None = None
    # One comment, however it stands.
    comment: int | None = None
    finding: str = ""
    language: str = ""
    trust: str = ""
    q: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """What can't be understood is left out."""
        ids = {name: number(query.get(name, ""), BIGGEST_ID) or None for name in ("section", "article", "comment")}
        return cls(
            **ids,
            finding=strip_unsafe(query.get("finding", ""))[:MOST_TYPED],
            language=query.get("language", "") if query.get("language") in Language.values else "",
            trust=query.get("trust", "") if query.get("trust") in Standing.values else "",
            q=strip_unsafe(query.get("q", "")).strip()[:MOST_TYPED],
        )

    @property
    def query(self) -> str:
        return urlencode({name: value for name, value in vars(self).items() if value})

    def apply(self, comments: CommentQuerySet) -> CommentQuerySet:
        if self.comment:
            return comments.filter(pk=self.comment)
        comments = comments.filter(status=Status.PENDING)
        if self.section:
            # What stands in a section stands in the one above it too.
            comments = comments.filter(Q(article__section=self.section) | Q(article__top_section=self.section))
        if self.article:
            comments = comments.filter(article=self.article)
        if self.language:
            comments = comments.filter(article__language=self.language)
        if self.finding:
            comments = comments.filter(findings__contains=[{"name": self.finding}])
        if self.trust:
            comments = of_standing(comments, Standing(self.trust))
        return comments.with_words(self.q) if self.q else comments


def of_standing(comments: CommentQuerySet, standing: Standing) -> CommentQuerySet:
    """By the record of each commenter, looked up on an index and no further than trust asks."""
    approved = _said().filter(status=Status.APPROVED)
    if standing == Standing.NEW:
        return comments.filter(~Exists(approved))
    if standing == Standing.KNOWN:
        return comments.filter(Exists(approved))
    after: int = settings.COMMENT_TRUST_AFTER
    if not after:
        return comments.none()
    ids = ArraySubquery(approved.values("id")[:after])
    number_approved = Func(ids, function="cardinality", output_field=IntegerField())
    return comments.alias(approved=number_approved).filter(~Exists(refused_lately(_said())), approved=after)


def _said() -> CommentQuerySet:
    """All by the person who wrote the comment of the outer query (comments.trust.same_person)."""
    outer = OuterRef(OuterRef("reader_id")), OuterRef(OuterRef("reader__mailbox_id"))
    person: QuerySet[Reader] = Reader.objects.filter(Q(pk=outer[0]) | Q(mailbox=outer[1]))
    return Comment.objects.filter(IsAnyOf("reader_id", ArraySubquery(person.values("id")))).order_by()


class IsAnyOf(Func):
    """As `IN (SELECT …)`, found first: inside of an EXISTS the planner would go through all comments instead."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()
