from django import forms
from django.utils.translation import gettext_lazy as _

from odessa_news.lib.text import clean_text

from .forms import TOO_LONG, CleanField, MailField
from .models.complaint import TEXT_LENGTH, Complained
from .models.reader import EMAIL_LENGTH


class ComplaintForm(forms.Form):
    """What templates/comments/complain.html sends; that page writes the fields itself."""

    kind = forms.ChoiceField(
        choices=Complained.choices,
        error_messages={
            "required": _("Say what is wrong with the comment."),
            "invalid_choice": _("Say what is wrong with the comment."),
        },
    )
    text = CleanField(required=False, max_length=TEXT_LENGTH, error_messages={"max_length": TOO_LONG})
    contact = MailField(
        required=False,
        max_length=EMAIL_LENGTH,
        error_messages={
            "invalid": _("This doesn’t look like an e-mail address. Mend it, or leave it out."),
            "max_length": TOO_LONG,
        },
    )

    def clean_contact(self) -> str:
        return clean_text(self.cleaned_data["contact"])

    def clean(self) -> None:
        other = self.cleaned_data.get("kind") == Complained.OTHER
        if other and "text" in self.cleaned_data and not self.cleaned_data["text"]:
            self.add_error("text", _("Say in a few words what is wrong."))
