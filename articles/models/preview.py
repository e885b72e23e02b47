import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .status import Status
from .urls import absolute, public_url

if TYPE_CHECKING:
    from ..roles import Staff
    from .article import Article
    from .revision import Revision

# A week is enough for a lawyer or the person who was interviewed, and a forgotten link is dead before it matters.
DAYS = 7
TOKEN_BYTES = 32


def after_days(days: int = DAYS) -> datetime:
    return timezone.now() + timedelta(days=days)


class SharePreviewQuerySet(models.QuerySet["SharePreview"]):
    def live(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def revoke(self) -> int:
        return self.live().update(revoked_at=timezone.now())

    def by_token(self, token: str) -> "SharePreview | None":
        """Whether it is still live is the caller's to ask. One query, with the article and the revision."""
        found = self.filter(token_hash=_hash(token)).select_related("article", "revision")
        return found.first()

    def share(
        self, article: "Article", by: "Staff | None", revision: "Revision | None" = None, days: int = DAYS
    ) -> tuple["SharePreview", str]:
        """A new link and its token, which nobody can ask for again: the database only knows its hash."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        made = self.create(
            article=article,
            revision=revision,
            token_hash=_hash(token),
            created_by_id=by.pk if by else None,
            expires_at=after_days(days),
        )
        return made, token


class SharePreview(models.Model):
    """A link by which somebody without an account reads an article that readers don't see, or not so."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="previews")
    # None is the latest at the time of looking. A link to a revision goes with it, or else it would show the latest.
    revision = models.ForeignKey(
        "articles.Revision", verbose_name=_("revision"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_at = models.DateTimeField(_("works until"), default=after_days)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects = SharePreviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.expires_at:%Y-%m-%d %H:%M}"

    def is_live(self) -> bool:
        """Makes a query unless the article is loaded."""
        is_valid = self.revoked_at is None and self.expires_at > timezone.now()
        # It works again once the article is taken back.
        return is_valid and self.article.status != Status.TRASHED

    def revoke(self) -> bool:
        """Whether it was this call that did it."""
        now = timezone.now()
        self.revoked_at = self.revoked_at or now
        return bool(SharePreview.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=now))


def preview_path(token: str, language: str) -> str:
    return public_url(f"preview/{token}/", language)


def preview_address(token: str, language: str) -> str:
    """For a letter or a messenger."""
    return absolute(preview_path(token, language))


def _hash(token: str) -> str:
    # Its 256 random bits can't be guessed from the hash, so it needs no salt; equal tokens must have equal ones.
    return sha256(token.encode(errors="replace")).hexdigest()
