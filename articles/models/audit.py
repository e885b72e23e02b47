import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from odessa_news.lib.addresses import acting_address
from odessa_news.lib.text import strip_unsafe

from ..audit.verbs import words_for

if TYPE_CHECKING:
    from ..roles import Staff

# As the index has it. "simple" takes words as they are written: titles are in two languages.
WORDS = SearchVector("title", config="simple")
# The log says what happened; the texts themselves are in the revisions.
MOST_DETAIL = 2000


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def about(self, typed: str) -> Self:
        """What was done with the object of this number, or with those whose titles hold all the words."""
        words = [word.replace("\\", " ").replace("'", "''") for word in strip_unsafe(typed).split()]
        query = SearchQuery(" & ".join(f"'{word}':*" for word in words), config="simple", search_type="raw")
        found = Q(words=query) if words else Q()
        return self.alias(words=WORDS).filter(found | Q(object_id=typed.strip()[:40]))


class AuditEntry(models.Model):
    """One thing that somebody changed. The database itself refuses to change or delete a row (migration 0008)."""

    at = models.DateTimeField(_("when"), default=timezone.now)
    # No constraint: the entry outlives the account, whose number and name it keeps.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    who = models.CharField(pgettext_lazy("log", "who"), max_length=150, blank=True)
    verb = models.CharField(pgettext_lazy("log", "what"), max_length=30)
    object_type = models.CharField(max_length=60, blank=True)  # "articles.article"
    object_id = models.CharField(max_length=40, blank=True)
    title = models.CharField(pgettext_lazy("log", "of what"), max_length=200, blank=True)
    detail = models.JSONField(pgettext_lazy("log", "details"), default=dict, encoder=DjangoJSONEncoder)
    address = models.GenericIPAddressField(_("address"), null=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the log")
        verbose_name_plural = pgettext_lazy("log", "log")
        ordering = ["-at", "-id"]
        default_permissions = ("view",)
        indexes = [
            models.Index(F("at").desc(), F("id").desc(), name="audit_newest"),
            models.Index("by", F("at").desc(), F("id").desc(), name="audit_by_account"),
            models.Index("verb", F("at").desc(), F("id").desc(), name="audit_by_verb"),
            models.Index("object_id", "object_type", F("at").desc(), name="audit_by_object"),
            GinIndex(WORDS, name="audit_words"),
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.who, words_for(self.verb), self.title)))

    @classmethod
    def record(cls, verb: str, obj: models.Model | None = None, by: "Staff | None" = None, **detail: Any) -> None:
        """To be called in the transaction that makes the change. The address is that of the request being answered."""
        cls._entry(verb, obj, by, detail).save(force_insert=True)

    @classmethod
    def record_each(cls, verb: str, objects: Iterable[models.Model], by: "Staff | None" = None, **detail: Any) -> None:
        """One query, however many there are."""
        AuditEntry.objects.bulk_create([cls._entry(verb, obj, by, detail) for obj in objects])

    @classmethod
    def _entry(cls, verb: str, obj: models.Model | None, by: "Staff | None", detail: dict[str, Any]) -> "AuditEntry":
        known = by if by and by.pk else None
        if len(json.dumps(detail, cls=DjangoJSONEncoder, ensure_ascii=False)) > MOST_DETAIL:
            detail = {"left_out": sorted(detail)}
        return AuditEntry(
            by_id=known.pk if known else None,
            who=known.get_username() if known else "",
            verb=verb,
            object_type=obj._meta.label_lower if obj else "",
            object_id=str(obj.pk)[:40] if obj else "",
            title=strip_unsafe(str(obj))[:200] if obj else "",
            detail=detail,
            address=acting_address(),
        )
