from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .forms import TOO_LONG, CleanField, OneLineField
from .typos import QUOTE_LENGTH, REMARK_LENGTH

# Of spaces without width and the like there is nothing to quote or to say either.
NOTHING = _("Copy the words with the mistake, or say what is wrong.")


class TypoForm(forms.Form):
    """What templates/comments/mistake.html sends."""

    quote = OneLineField(
        max_length=QUOTE_LENGTH, required=False, error_messages={"required": NOTHING, "max_length": TOO_LONG}
    )
    remark = CleanField(
        max_length=REMARK_LENGTH, required=False, error_messages={"required": NOTHING, "max_length": TOO_LONG}
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("quote") and not cleaned.get("remark"):
            raise ValidationError({"quote": NOTHING})
        return cleaned
