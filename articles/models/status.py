from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """What the newsroom decided. What readers see is also a matter of the clock: ArticleQuerySet.published()."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    RETRACTED = "retracted", _("retracted")
    # Deleted, and for a month to be taken back: articles.trash.
    TRASHED = "trashed", _("in the trash")


class Retraction(models.TextChoices):
    """What readers find at the address of what was taken down."""

    EXPLAINED = "explained", _("the headline and an explanation")
    REMOVED = "removed", _("nothing (410): removed for good, as the law may ask")
