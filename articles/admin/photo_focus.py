from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Photo
from ..photos.renditions import CARD_RATIO, SHARE_SIZE, SQUARE_SIZE

# What the site cuts out of a picture, and the ratio of its sides.
CROPS = (
    (_("card"), CARD_RATIO),
    (_("when shared"), SHARE_SIZE[0] / SHARE_SIZE[1]),
    (_("in lists"), SQUARE_SIZE[0] / SQUARE_SIZE[1]),
)


class FocusWidget(forms.HiddenInput):
    """The picture with a marker on what must stay in every crop, and beside it the crops as the marker makes them."""

    # Its label and errors are shown, as a visible field's.
    input_type = "text"
    # The form's, for its picture; none in it before the first upload.
    photo: Photo | None = None

    class Media:
        css = {"all": ["newsroom/photo_focus.css"]}
        js = ["newsroom/photo_focus.js"]

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        sources = self.photo.sources if self.photo else {}
        context.update(picture=sources.get("body", {}).get("src", ""), crops=CROPS)
        return render_to_string("admin/widgets/photo_focus.html", context)
