from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Lower

from articles.cursors import Cursor

from .reading_order import READING_ORDER, STEPS

if TYPE_CHECKING:
    from articles.models import Article

    from .models import Comment

# As the index comment_words has it. "simple" takes words as they are written: names have no dictionary.
WORDS = SearchVector("name", "text", config="simple")
# As the index comment_unnoted has it: what happened since the letters were last thought of.
UNNOTED = ~Q(noted=F("status"))


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> Self:
        """What readers may see. Said here and nowhere else; the article must be public too (ArticleQuerySet)."""
        return self.filter(status="approved")

    def approved_below(self, article: "Article | int") -> Self:
        """What an article's comments are counted by. Walks one index."""
        return self.public().filter(article=article).order_by("created_at", "id")

    def places(self) -> Self:
        """What readers have ever seen keeps its place, whatever became of it; of the comment itself a place shows only
        what `public()` has (comments.places)."""
        return self.filter(shown_at__isnull=False)

    def roots_below(self, article: "Article | int") -> Self:
        """The places of comments to the article itself; comments.sorting says in which order."""
        return self.places().filter(article=article, root=None)

    def below(self, root: "Comment | OuterRef | int") -> Self:
        """The places of the answers to a comment, those to its answers, and so on, in the order of reading. Walks one
        index."""
        return self.places().filter(root=root).order_by(READING_ORDER)

    def before(self, root: "Comment") -> Self:
        earlier = Q(created_at__lt=root.created_at) | Q(id__lt=root.pk)
        return self.filter(earlier, created_at__lte=root.created_at)

    def before_in_thread(self, answer: "Comment") -> Self:
        return self.alias(key=READING_ORDER).filter(key__lt=Cast(Value([*answer.above, answer.pk]), STEPS))

    def from_answer(self, root: int, first: int) -> Self:
        """Of what `below(root)` gives, from the answer `first` on; nothing where that isn't one of them."""
        key = self.model._default_manager.filter(pk=first, root=root).order_by().values(key=READING_ORDER)
        return self.alias(key=READING_ORDER).filter(key__gte=Subquery(key))

    def after(self, cursor: Cursor | None) -> Self:
        """Go on behind `cursor` in a list that is oldest first."""
        if cursor is None:
            return self
        later = Q(created_at__gt=cursor.published_at) | Q(id__gt=cursor.id)
        return self.filter(later, created_at__gte=cursor.published_at)

    def for_permalink(self) -> Self:
        """Any place, with its root; what became of the comment is said there."""
        fields = ("created_at", "above", "root__created_at", "root__article_id")
        return self.places().select_related("article__section", "root").only(*_WITH_ARTICLE, *fields)

    def to_answer(self) -> Self:
        """Any comment with what says whether it can be answered or rated, and what its form shows."""
        fields = ("name", "text", "status", "shown_at", "created_at", "depth", "above", "root_id")
        return self.select_related("article__section__parent").only(*_WITH_ARTICLE, *_OPENING, *fields)

    def for_complaint(self) -> Self:
        return (
            self.public()
            .select_related("article__section")
            .only(*_WITH_ARTICLE, "name", "text", "created_at", "address_hash", "status")
        )

    def for_private_page(self) -> Self:
        return self.select_related("article__section", "reader").only(*_WITH_ARTICLE, *_OWN, "reader__mailbox")

    def of_email(self, email: str) -> Self:
        """However it is capitalised. On the index comment_by_email."""
        return self.exclude(email="").alias(lower=Lower("email")).filter(lower=email.lower())

    def kept(self) -> Self:
        """For moderators: not those whose article is in the trash, with which they come back."""
        return self.exclude(article__status="trashed")

    def for_archive(self) -> Self:
        """The newsroom's list, with what it needs to lead to the articles; their texts stay in the database."""
        return (
            self.kept()
            .select_related("article__section")
            .only(*_WITH_ARTICLE, "article__title", "name", "email", "text", "status", "reason", "created_at")
        )

    def for_queue(self) -> Self:
        """As above, with all that a moderator decides by and the state that was seen."""
        return (
            self.kept()
            .select_related("article__section", "parent", "reader")
            .only(
                *(*_WITH_ARTICLE, "article__title", "article__section__name_ru", "article__section__name_uk"),
                *("name", "email", "text", "status", "reason", "version", "created_at", "shown_at"),
                *("edited_at", "edited_by", "findings", "address_hash", "range_hash"),
                *(f"parent__{name}" for name in ("name", "text", "status")),
                *(f"reader__{name}" for name in ("key_hash", "created_at", "mailbox")),
            )
        )

    def with_words(self, typed: str) -> Self:
        """Name and text hold every word typed, or its beginning. One index serves it."""
        # In quotes PostgreSQL takes a word apart as it did the text («п’ять», «бизнес-план»).
        words = [word.replace("\\", " ").replace("'", "''") for word in typed.split()]
        query = SearchQuery(" & ".join(f"'{word}':*" for word in words), config="simple", search_type="raw")
        return self.alias(words=WORDS).filter(words=query)


# What says whether it takes comments (comments.opening).
_OPENING = (
    *("article__comments_open", "article__section__parent"),
    *(
        f"article__section__{above}comments_{name}"
        for above in ("", "parent__")
        for name in ("mode", "days", "from", "to")
    ),
)
# What its writer is shown of a comment.
_OWN = (
    "name",
    "email",
    "text",
    "status",
    "reason",
    "created_at",
    "shown_at",
    "edited_at",
    "edited_by",
    "wants_answers",
    "reader",
)
# What leads to the article and says whether readers may see it.
_WITH_ARTICLE = (
    "id",
    *(f"article__{name}" for name in ("language", "slug", "public_title", "status", "published_at", "unpublish_at")),
    "article__section__slug",
)
