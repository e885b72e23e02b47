from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms import TOO_LONG, CleanField
from ..models import TEXT_LENGTH


class EditForm(forms.Form):
    text = CleanField(
        max_length=TEXT_LENGTH,
        error_messages={
            "required": _("Nothing is left of the text. Reject the comment instead."),
            "max_length": TOO_LONG,
        },
    )
