"""Mistakes that readers find in a text: what they send, and what the newsroom makes of it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import roles
from articles.models import AuditEntry

from .limits import POSTS_PER_ADDRESS, POSTS_WINDOW, SAME_WITHIN, TooOften, wait_for_others

if TYPE_CHECKING:
    from articles.models import Article
    from articles.roles import Staff

# A sentence or two; and what is right, with its source.
QUOTE_LENGTH, REMARK_LENGTH = 300, 1000
# What was decided is of no more interest, and what is kept of a reader's address explains nothing any more, decided or
# not.
FORGOTTEN_AFTER = timedelta(days=90)
SHOWN = ("quote", "remark", "status", "created_at")


class TypoStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("report", "open")
    CORRECTED = "corrected", pgettext_lazy("report", "corrected")
    DISMISSED = "dismissed", pgettext_lazy("report", "dismissed")


class TypoQuerySet(models.QuerySet["TypoReport"]):
    def open(self) -> Self:
        """Longest waiting first. Walks an index that holds nothing else."""
        return self.filter(status=TypoStatus.OPEN).order_by("created_at", "id")

    def for_editor(self, user: "Staff") -> Self:
        """Of the articles that the user may edit."""
        return self.filter(roles.editable(user, "article__"))

    def with_article(self) -> Self:
        """With what names it in the newsroom; its text stays in the database."""
        return self.select_related("article").only(*SHOWN, "article__title", "article__language")


class TypoReport(models.Model):
    """What a reader says is wrong in an article. Never shown to readers."""

    article = models.ForeignKey(
        "articles.Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="typo_reports",
        db_index=False,
    )
    quote = models.CharField(_("words with the mistake"), max_length=QUOTE_LENGTH, blank=True)
    remark = models.TextField(_("what is wrong"), max_length=REMARK_LENGTH, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=TypoStatus, default=TypoStatus.OPEN)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    # As a comment's: a keyed hash, never the address itself.
    address_hash = models.CharField(max_length=64, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("when"), null=True)

    objects = TypoQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        ordering = ["-created_at", "-id"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(name="typo_says_something", condition=~Q(quote="") | ~Q(remark="")),
            models.CheckConstraint(
                name="typo_decided_at_a_time",
                condition=Q(status="open", decided_at=None) | (~Q(status="open") & Q(decided_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index("created_at", "id", name="typo_open", condition=Q(status="open")),
            models.Index("article", "created_at", name="typo_by_article"),
            models.Index(F("created_at").desc(), F("id").desc(), name="typo_newest"),
            models.Index("address_hash", "created_at", name="typo_by_address"),
        ]

    def __str__(self) -> str:
        return self.quote or self.remark

    @classmethod
    def post(cls, article: "Article", *, quote: str, remark: str, address_hash: str) -> Self:
        """Store a reader's report; the one already stored where a form was sent twice. Raises TooOften.

        As with comments, posts of one address wait for each other for the time of three queries.
        """
        with transaction.atomic():
            wait_for_others(address_hash)
            now = timezone.now()
            of_address = cls.objects.filter(address_hash=address_hash)
            same = of_address.filter(created_at__gt=now - SAME_WITHIN, article=article, quote=quote, remark=remark)
            if stored := same.order_by("created_at").first():
                return stored
            recent = of_address.filter(created_at__gt=now - POSTS_WINDOW).order_by("-created_at")
            times = list(recent.values_list("created_at", flat=True)[:POSTS_PER_ADDRESS])
            if len(times) == POSTS_PER_ADDRESS:
                raise TooOften(times[-1] + POSTS_WINDOW - now)
            return cls.objects.create(
                article=article, quote=quote, remark=remark, address_hash=address_hash, created_at=now
            )

    def mark_corrected(self, by: "Staff | None") -> bool:
        """The text is right now."""
        return self._decide(TypoStatus.CORRECTED, by)

    def dismiss(self, by: "Staff | None") -> bool:
        """There is no mistake."""
        return self._decide(TypoStatus.DISMISSED, by)

    def _decide(self, status: TypoStatus, by: "Staff | None") -> bool:
        """False where it isn't open any more: a colleague got there first. The log names the article and no words of
        the reader's, which are to be forgotten."""
        with transaction.atomic():
            decided = {"status": status, "decided_by_id": by.pk if by else None, "decided_at": timezone.now()}
            changed = TypoReport.objects.filter(pk=self.pk, status=TypoStatus.OPEN).update(**decided)
            if changed:
                AuditEntry.record(f"typo_{status}", self.article, by)
        return bool(changed)


def forget_decided() -> None:
    """Recurs daily."""
    before = timezone.now() - FORGOTTEN_AFTER
    TypoReport.objects.exclude(status=TypoStatus.OPEN).filter(decided_at__lt=before).delete()
    TypoReport.objects.filter(created_at__lt=before).exclude(address_hash="").update(address_hash="")
