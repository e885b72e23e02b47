"""The text editor. Which one it is, is said here and in odessa_news.newsroom_editor, and nowhere else."""

import re
from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import richtext
from .photo_choice import PICKER_SCRIPTS, PICKER_STYLES, PICKER_WORDS
from .photo_upload import UPLOAD_WORDS

_BETWEEN_TAGS = re.compile(r">\s+<")
PLUGINS = {
    "photolibrary": "newsroom/ckeditor/photolibrary/plugin.js",
    "photodrop": "newsroom/ckeditor/photodrop/plugin.js",
}


class RichTextWidget(CKEditorWidget):
    """CKEditor, its toolbar from settings.CKEDITOR_CONFIGS, with the photo library as a plugin."""

    class Media:
        css = {"all": ["newsroom/editor.css", *PICKER_STYLES]}
        js = PICKER_SCRIPTS

    @property
    def media(self) -> forms.Media:
        # The parent's is a property of its own, so Media above would be overlooked.
        return super().media + forms.Media(self.Media)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        # Addresses of static files are known only when the site runs, with their hashes.
        self.external_plugin_resources = [(name, *_place(static(file))) for name, file in PLUGINS.items()]
        self.config["contentsCss"] = [static("newsroom/ckeditor/contents.css")]
        self.config["customConfig"] = ""
        self.config["photoLibrary"] = {
            "url": reverse("admin:articles_photo_picker"),
            "button": _("Photo from the library"),
            "icon": static("newsroom/ckeditor/photolibrary/icon.svg"),
            "caption": _("Caption"),
            **PICKER_WORDS,
        }
        self.config["photoUpload"] = {
            "url": reverse("admin:articles_photo_upload"),
            "uploading": _("Uploading"),
            "remove": _("Remove"),
            "wait": _("A photo is still on its way into the text. Wait a moment, then save."),
            **UPLOAD_WORDS,
        }
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return context


class RichTextFormField(forms.CharField):
    def clean(self, value: Any) -> str:
        """The model cleans the text too; here one that can't be cleaned becomes a sentence."""
        try:
            return richtext.clean(super().clean(value))
        except richtext.UnreadableHTML as error:
            raise ValidationError(str(error)) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether a person changed the text; an editor that lays out the same HTML otherwise has not."""
        try:
            return _essence(initial) != _essence(data)
        except richtext.UnreadableHTML:
            return True


def _place(address: str) -> tuple[str, str]:
    """CKEditor wants a plugin's folder and its file apart."""
    folder, _slash, file = address.rpartition("/")
    return f"{folder}/", file


def _essence(html: str | None) -> str:
    return _BETWEEN_TAGS.sub("><", richtext.clean(html or "")).strip()
