from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    DATETIME_CLASSES,
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminTextareaWidget,
)

from odessa_news.lib.text import clean_text

from ..models import Retraction, Revision
from ..models.step import NOTE_LENGTH
from .base import short_time
from .times import TypedMoment


class StepForm(forms.Form):
    """A note, and the number of the revision that whoever decides has before them."""

    # Above any number that a revision can have, the database would refuse to compare.
    revision = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=pgettext_lazy("step", "Note"),
        max_length=NOTE_LENGTH,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
    )

    def clean_note(self) -> str:
        return clean_text(self.cleaned_data["note"])


class ReturnForm(StepForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].widget.attrs["autofocus"] = True
        self.fields["note"].error_messages["required"] = _("Say what is missing, or nobody can mend it.")


class RetractForm(StepForm):
    kind = forms.ChoiceField(
        label=_("What readers find at the address"),
        choices=Retraction.choices,
        initial=Retraction.EXPLAINED,
        widget=UnfoldAdminRadioSelectWidget,
    )
    field_order = ["revision", "kind", "note"]

    def __init__(self, *args: Any, is_to_come: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required, note.label = True, _("Why")
        note.error_messages["required"] = _("Say to readers why it is taken down.")
        note.help_text = _("With an explanation, readers get exactly this, in the language of the article.")
        if is_to_come:
            # An explanation would give away the headline.
            del self.fields["kind"]
            note.error_messages["required"] = _("Say why it is taken down.")
            note.help_text = _("Readers have not seen this article and won’t learn of it; this is for the newsroom.")

    def clean_note(self) -> str:
        if not (note := super().clean_note()):
            raise forms.ValidationError(self.fields["note"].error_messages["required"])
        return note


class ApproveForm(StepForm):
    at = TypedMoment(
        label=_("Publish at"),
        required=False,
        help_text=_("Empty: now."),
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M:%S",
            attrs={"type": "datetime-local", "step": 1, "class": " ".join(DATETIME_CLASSES)},
        ),
    )
    field_order = ["revision", "at", "note"]

    def __init__(self, *args: Any, choices: list[Revision], submitted: Revision | None, **kwargs: Any) -> None:
        """`choices`: the submitted revision, and a newer one if there is."""
        super().__init__(*args, **kwargs)
        self.fields["at"].was = self.initial.get("at")  # type: ignore[attr-defined]  # a TypedMoment
        if len(choices) > 1:
            self.fields["revision"] = forms.TypedChoiceField(
                label=_("Which revision?"),
                coerce=int,
                choices=[(revision.number, _of(revision, submitted)) for revision in choices],
                widget=UnfoldAdminRadioSelectWidget,
                error_messages={"required": _("There is a newer revision than the one sent for review. Which one?")},
            )
            self.order_fields(self.field_order)


def _of(revision: Revision, submitted: Revision | None) -> str:
    sentence = (
        gettext("%(number)s, as sent for review (%(who)s, %(time)s)")
        if revision == submitted
        else gettext("%(number)s, the latest (%(who)s, %(time)s)")
    )
    who = revision.created_by.get_full_name() or revision.created_by.get_username() if revision.created_by else "—"
    return sentence % {"number": revision.number, "who": who, "time": short_time(revision.created_at)}
