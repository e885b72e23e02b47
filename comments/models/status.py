from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PENDING = "pending", _("waiting")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")
    SPAM = "spam", _("spam")
    # By the commenter. Its name, e-mail and text are gone; the place stays where others have answered it.
    WITHDRAWN = "withdrawn", _("withdrawn")


class Reason(models.TextChoices):
    """Why a moderator takes a comment away, in the words of the page "Rules for comments". Readers see it."""

    INSULT = "insult", _("an insult")
    HATE = "hate", _("hatred or a call to violence")
    OBSCENE = "obscene", _("obscene language")
    FALSE = "false", _("a false claim about a person")
    PRIVATE = "private", _("somebody’s private data")
    OFF_TOPIC = "off_topic", _("not about the article")
    ADVERTISING = "advertising", _("advertising")
    LAW = "law", _("the law asks for it")
