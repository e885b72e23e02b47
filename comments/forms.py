import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from odessa_news.lib.text import clean_text

from .models import NAME_LENGTH, TEXT_LENGTH
from .models.reader import EMAIL_LENGTH

TOO_LONG = _("No more than %(limit_value)d characters, please; now there are %(show_value)d.")
# No writing puts more marks than this on one letter; dozens of them run over the lines above and below.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_HEAPED_MARKS = re.compile(f"({_MARK}{{4}}){_MARK}+")

# Letters and signs without ink, and what stands for unreadable bytes.
_INKLESS = re.compile("[\u115f\u1160\u2800\u3164\uffa0\ufffd]")


class CleanField(forms.CharField):
    """Text without what breaks storage or the page around it."""

    def to_python(self, value: Any) -> str:
        return _HEAPED_MARKS.sub(r"\1", clean_text(str(super().to_python(value))))

    def validate(self, value: str) -> None:
        super().validate(value)
        # Spaces of no width, lone accents and what has no ink leave an empty place on the page.
        if value and not any(unicodedata.category(character)[0] in "LNPS" for character in _INKLESS.sub("", value)):
            raise ValidationError(self.error_messages["required"], code="required")


class OneLineField(CleanField):
    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class MailField(forms.EmailField):
    """Of a stranger: Django's own lets “localhost” through too, where letters would go to this machine."""

    default_validators = [EmailValidator(allowlist=[])]


class CommentForm(forms.Form):
    """What templates/comments/_form.html sends. The page that shows it writes the fields itself, without this form."""

    name = OneLineField(
        max_length=NAME_LENGTH,
        error_messages={"required": _("Write a name; it needn’t be your real one."), "max_length": TOO_LONG},
    )
    email = MailField(
        required=False,
        max_length=EMAIL_LENGTH,
        error_messages={
            "invalid": _("This doesn’t look like an e-mail address. Mend it, or leave it out."),
            "max_length": TOO_LONG,
        },
    )
    text = CleanField(
        max_length=TEXT_LENGTH, error_messages={"required": _("Write a comment."), "max_length": TOO_LONG}
    )

    def clean_email(self) -> str:
        return clean_text(self.cleaned_data["email"])


class EditForm(CommentForm):
    """What templates/comments/_mine_edit.html sends."""

    email = None  # type: ignore[assignment]  # a letter has gone there already


class LinkForm(forms.Form):
    """What templates/comments/data.html sends to have a link mailed."""

    email = MailField(
        max_length=EMAIL_LENGTH,
        error_messages={
            "required": _("Write the e-mail address that you have confirmed here."),
            "invalid": _("This doesn’t look like an e-mail address. Mend it, or leave it out."),
            "max_length": TOO_LONG,
        },
    )
