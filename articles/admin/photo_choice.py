from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Photo

# What the dialog (static/newsroom/photo_picker.js) says by itself.
PICKER_WORDS = {
    "close": _("Close"),
    "failure": _("The photo library can't be reached. Your text is kept; try again in a minute."),
}


class PhotoChoiceWidget(forms.HiddenInput):
    """A photo of the library, chosen by looking at it. Makes a query where there is one to show."""

    # Its label and errors are shown, as a visible field's.
    input_type = "text"

    class Media:
        css = {"all": ["newsroom/photo_picker.css"]}
        js = ["newsroom/photo_picker.js", "newsroom/photo_choice.js"]

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        photo = Photo.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
        context.update(photo=photo, picker_url=reverse("admin:articles_photo_picker"), words=PICKER_WORDS)
        return render_to_string("admin/widgets/photo_choice.html", context)


class PhotoChoiceField(forms.ModelChoiceField):
    widget = PhotoChoiceWidget

    def clean(self, value: Any) -> Photo | None:
        # An id beyond bigint is no photo, but PostgreSQL would call it an error.
        return super().clean("0" if value and not is_id(str(value)) else value)


def is_id(value: str) -> bool:
    return value.isdecimal() and value.isascii() and len(value) < 19
