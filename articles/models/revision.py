from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is saved stays for good; what the form keeps by itself is replaced in place."""

    SAVED = "saved", _("saved")
    AUTOSAVE = "autosave", _("kept by itself")


class Revision(models.Model):
    """The whole of an article's content (articles.revisions.content) as somebody saved it. Readers see the article's
    row, editors edit these."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="revisions", db_index=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SAVED)
    # 1, 2, 3 … of an article, none of them twice; an autosave has none.
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    content = models.JSONField(_("content"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("saved at"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("saved by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The number of the revision that its writer had before them.
    based_on = models.PositiveIntegerField(_("based on"), null=True, blank=True)

    # Cover and photos in the text, kept by a trigger (migration 0014) so that none of them is deleted unawares. The
    # instance that has been saved doesn't know them.
    photos = ArrayField(models.BigIntegerField(), default=list, editable=False)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number", "-id"]
        # Written seldom, and asked fifty times for one page of the grid: nothing may wait unsorted in it.
        indexes = [GinIndex(fields=["photos"], name="revision_by_photo", fastupdate=False)]
        constraints = [
            # Its index serves the history too: read backwards it is the newest first.
            models.UniqueConstraint(name="revision_number_once", fields=["article", "number"]),
            models.UniqueConstraint(
                name="revision_one_autosave_a_person",
                fields=["article", "created_by"],
                condition=Q(kind=Kind.AUTOSAVE),
            ),
            models.CheckConstraint(
                name="revision_numbered_if_saved",
                condition=Q(kind=Kind.SAVED, number__isnull=False) | Q(kind=Kind.AUTOSAVE, number__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number or self.get_kind_display())
