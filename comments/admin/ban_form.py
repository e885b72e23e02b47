"""Banning whoever wrote a comment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.roles import Staff

from ..models import Ban, Comment, Reason
from ..models.moderation import NOTE_LENGTH
from .ban import DAYS, until

TARGETS = (
    ("reader", _("the browser")),
    ("email", _("the e-mail address")),
    ("address", _("the network address")),
    ("range", _("the range around it: neighbours too")),
)


class BanForm(forms.Form):
    target = forms.MultipleChoiceField(
        choices=TARGETS, error_messages={"required": _("Choose by what the commenter is known.")}
    )
    days = forms.TypedChoiceField(choices=DAYS, coerce=int)
    reason = forms.ChoiceField(
        choices=Reason, error_messages={"required": _("Choose a reason; the commenter sees it.")}
    )
    note = forms.CharField(required=False, max_length=NOTE_LENGTH)
    reject = forms.BooleanField(required=False)

    def bans(self, comment: Comment) -> list[Ban]:
        """Not stored yet. Of what is not known of the commenter, none."""
        known: dict[str, dict[str, Any]] = {
            "reader": {"reader": comment.reader},
            "email": {"email": comment.email},
            "address": {"network": comment.address_hash},
            "range": {"network": comment.range_hash},
        }
        typed = self.cleaned_data
        rest = {"reason": typed["reason"], "note": typed["note"], "until": until(typed["days"])}
        return [Ban(**known[name], **rest) for name in typed["target"] if any(known[name].values())]

    def impose(self, comment: Comment, by: Staff) -> int:
        """How many there were to impose."""
        bans = self.bans(comment)
        for ban in bans:
            ban.impose(by)
        return len(bans)
