from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower

from articles.cursors import Cursor

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

    def thread_for(self, article: "Article | int") -> Self:
        """The comments under an article, oldest first, as readers see them. Walks one index."""
        thread = self.public().filter(article=article).order_by("created_at", "id")
        return thread.only("id", "article_id", "name", "text", "created_at")

    def with_total(self, article: "Article | int", highest: int) -> Self:
        """Each comment knows the `total` of its thread, counted in the same query and no further than `highest`."""
        ids = self.model._default_manager.thread_for(article).values("id")[:highest]
        return self.annotate(total=Func(ArraySubquery(ids), function="cardinality", output_field=models.IntegerField()))

    def after(self, cursor: Cursor | None) -> Self:
        """Go on behind `cursor` in a thread that is oldest first."""
        if cursor is None:
            return self
        later = Q(created_at__gt=cursor.published_at) | Q(id__gt=cursor.id)
        return self.filter(later, created_at__gte=cursor.published_at)

    def before(self, comment: "Comment") -> Self:
        earlier = Q(created_at__lt=comment.created_at) | Q(id__lt=comment.pk)
        return self.filter(earlier, created_at__lte=comment.created_at)

    def for_permalink(self) -> Self:
        return self.public().select_related("article__section").only(*_WITH_ARTICLE, "created_at")

    def for_private_page(self) -> Self:
        return self.select_related("article__section", "reader").only(*_WITH_ARTICLE, *_OWN, "reader__mailbox")

    def of_email(self, email: str) -> Self:
        """However it is capitalised. On the index comment_by_email."""
        return self.exclude(email="").alias(lower=Lower("email")).filter(lower=email.lower())

    def for_queue(self) -> Self:
        """The moderators' list, with what it needs to lead to the articles; their texts stay in the database."""
        return self.select_related("article__section").only(
            *_WITH_ARTICLE, "article__title", "name", "email", "text", "status", "created_at", "edited_at"
        )

    def with_words(self, typed: str) -> Self:
        """Name and text hold every word typed, or its beginning. One index serves it."""
        # In quotes PostgreSQL takes a word apart as it did the text («п’ять», «бизнес-план»).
        words = [word.replace("\\", " ").replace("'", "''") for word in typed.split()]
        query = SearchQuery(" & ".join(f"'{word}':*" for word in words), config="simple", search_type="raw")
        return self.alias(words=WORDS).filter(words=query)


# What its writer is shown of a comment.
_OWN = ("name", "email", "text", "status", "reason", "created_at", "shown_at", "edited_at", "wants_answers", "reader")
# What leads to the article and says whether readers may see it.
_WITH_ARTICLE = (
    "id",
    *(f"article__{name}" for name in ("language", "slug", "public_title", "status", "published_at", "unpublish_at")),
    "article__section__slug",
)
