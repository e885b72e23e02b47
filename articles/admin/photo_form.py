import re
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminFileFieldWidget

from ..models import Photo
from ..photos.intake import StoredPicture, stored_picture
from ..photos.words import says_something
from .photo_focus import FocusWidget

# What photo_focus.js writes, "0.250x0.600". Other numbers, NaN among them, are no place in a picture.
_FOCUS = re.compile(r"(?:0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?)x(?:0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?)")


class PictureField(forms.FileField):
    """An upload that becomes the clean picture we store. Not forms.ImageField, which decodes bombs to see."""

    def __init__(self, *, max_length: int | None = None, **kwargs: Any) -> None:
        """The column's length is not the upload's: the stored name is short whatever the file was called."""
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        # Nothing was sent, so the old file stays.
        if not upload or upload is initial or not isinstance(upload, File):
            return upload
        return stored_picture(upload)


class FocusField(forms.CharField):
    widget = FocusWidget

    def clean(self, value: Any) -> str:
        """Nobody types it, so nobody could mend it: the middle, where it is none."""
        return value if _FOCUS.fullmatch(str(value)) else str(Photo().focus)


class PhotoForm(forms.ModelForm):
    # Declared, so that imagefield's own preview and dot stay out: ours can be moved with the keyboard.
    file = PictureField(
        label=capfirst(_("file")),
        max_length=200,
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": "image/*", "data-photo-file": True}),
    )
    focus = FocusField(label=capfirst(_("focal point")), required=False)

    class Meta:
        model = Photo
        exclude: tuple[str, ...] = ()  # the admin's fieldsets say which

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "focus" in self.fields:
            self.fields["focus"].widget.photo = self.instance

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if isinstance(cleaned.get("file"), StoredPicture) and self.instance.pk and "focus" not in self.changed_data:
            # The point that mattered in the old picture means nothing in the new one.
            cleaned["focus"] = Photo().focus
        if not says_something(cleaned.get("credit") or "") and "credit" not in self.errors:
            self.add_error("credit", _("Say who took the photos."))
        alt = (cleaned.get("alt_ru") or "") + (cleaned.get("alt_uk") or "")
        if not (says_something(alt) or {"alt_ru", "alt_uk"} & self.errors.keys()):
            self.add_error("alt_ru", _("Describe the picture in at least one language."))
        return cleaned
