from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from articles.models import Article

    from .models import Comment


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> Self:
        """What readers may see. Said here and nowhere else; the article must be public too (ArticleQuerySet)."""
        return self.filter(status="approved")

    def thread_for(self, article: "Article") -> Self:
        """The comments under an article, oldest first. Walks one index."""
        return self.public().filter(article=article).order_by("created_at", "id")

    def for_queue(self) -> Self:
        """The moderators' list."""
        return self.select_related("article__section").order_by("-created_at", "-id")
