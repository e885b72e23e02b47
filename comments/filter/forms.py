from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminDecimalFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from odessa_news.lib.text import clean_text

from ..models import StopWord
from .entries import entry_key

# Twice the list that the filter is measured with.
MOST_LINES = 20_000


class StopWordForm(forms.ModelForm):
    class Meta:
        model = StopWord
        fields = ("text", "language", "weight", "spared", "note")

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        key = entry_key(text)
        if not key:
            raise forms.ValidationError(_("There is no letter in “%(text)s”, so nothing to look for.") % {"text": text})
        same = StopWord.objects.filter(key=key).exclude(pk=self.instance.pk).first()
        if same:
            raise forms.ValidationError(_("“%(text)s” is in the list already.") % {"text": same.text})
        return text


class ImportForm(forms.Form):
    lines = forms.CharField(
        label=_("Entries"),
        help_text=_(
            "One word, phrase or domain a line. After “ / ” stand forms that are innocent, after # a note. "
            "Those known are left as they are."
        ),
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 16, "spellcheck": "false"}),
    )
    language = StopWord._meta.get_field("language").formfield(widget=UnfoldAdminSelectWidget)
    weight = StopWord._meta.get_field("weight").formfield(widget=UnfoldAdminDecimalFieldWidget)
    note = StopWord._meta.get_field("note").formfield(widget=UnfoldAdminTextInputWidget)

    def clean_lines(self) -> list[str]:
        lines = [clean_text(line) for line in self.cleaned_data["lines"].splitlines()]
        if len(lines) > MOST_LINES:
            sentence = _("These are %(count)s lines. Bring in no more than %(most)s at once.")
            raise forms.ValidationError(sentence % {"count": len(lines), "most": MOST_LINES})
        return lines

    def options(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("language", "weight", "note")}
