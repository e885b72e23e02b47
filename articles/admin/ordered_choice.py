"""Several things in an order: who signs an article, what it is related to."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .photo_choice import is_id

# What the list that static/newsroom/ordered_choice.js makes of the field says by itself.
WORDS = {
    "add": _("Add: type a part of the name"),
    "up": _("Up: %s"),
    "down": _("Down: %s"),
    "remove": _("Remove: %s"),
    "none": _("Nothing found"),
    "added": _("Added: %s"),
    "failure": _("The list can't be reached. Your text is kept; try again in a minute."),
}


class OrderedChoiceWidget(forms.SelectMultiple):
    """A multi-select, which a script makes a list with buttons and a search of. Two queries at most."""

    class Media:
        css = {"all": ["newsroom/ordered_choice.css"]}
        js = [Script("newsroom/ordered_choice.js", type="module")]

    def __init__(self, source: tuple[str, str], offered: int) -> None:
        super().__init__()
        self.source, self.offered = source, offered

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        choices: Any = self.choices  # a ModelChoiceIterator
        field = choices.field
        ids = [int(pk) for pk in value or [] if is_id(str(pk))]
        found = field.queryset.in_bulk(ids) if ids else {}
        chosen = [(pk, field.label_from_instance(found[pk])) for pk in dict.fromkeys(ids) if pk in found]
        others = field.queryset.exclude(pk__in=found)[: self.offered]
        model, foreign_key = self.source
        query = urlencode({"app_label": "articles", "model_name": model, "field_name": foreign_key})
        return SafeString(
            render_to_string(
                "admin/widgets/ordered_choice.html",
                {
                    "name": name,
                    "id": (attrs or {}).get("id", ""),
                    "chosen": chosen,
                    "others": [(row.pk, field.label_from_instance(row)) for row in others],
                    "url": f"{reverse('admin:autocomplete')}?{query}",
                    "words": WORDS,
                },
            )
        )


class OrderedChoiceField(forms.ModelMultipleChoiceField):
    """Its value is a list, in the order chosen.

    `source`: model and foreign key whose autocomplete offers the choices; `offered`: how many stand there unasked, for
    whoever has no script; `twice`: what is said of a thing chosen twice.
    """

    def __init__(self, queryset: Any, *, source: tuple[str, str], offered: int, twice: Any, **kwargs: Any) -> None:
        super().__init__(queryset, widget=OrderedChoiceWidget(source, offered), required=False, **kwargs)
        self.twice = twice
        # What must not be chosen, and why.
        self.never: tuple[int | None, Any] = (None, "")

    def clean(self, value: Any) -> Any:
        for pk in value or []:
            if not is_id(str(pk)):
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": pk})
        ids = [int(pk) for pk in value or []]
        if len(set(ids)) < len(ids):
            raise forms.ValidationError(self.twice)
        if self.never[0] in ids:
            raise forms.ValidationError(self.never[1])
        found = self.queryset.in_bulk(ids) if ids else {}  # type: ignore[union-attr]
        for pk in ids:
            if pk not in found:
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": pk})
        return [found[pk] for pk in ids]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(pk) for pk in initial or []] != [str(pk) for pk in data or []]
