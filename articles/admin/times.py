from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone


class MomentField(forms.SplitDateTimeField):
    """A day and a time of the newsroom's clock, which shows one hour of October twice: sent back as it was shown, `was`
    is the moment that it was, and not a question of which of the two."""

    was: datetime | None = None

    def compress(self, data_list: Any) -> datetime | None:
        if self.was and data_list and all(data_list) and datetime.combine(*data_list) == _as_shown(self.was):
            return self.was
        moment: datetime | None = super().compress(data_list)
        return moment

    def sent_as_it_was(self, data: Any, name: str) -> Any:
        """`data` with `was` in the place of what was sent under that name."""
        changed, widget = data.copy(), self.widget
        for n, part in enumerate(widget.decompress(self.was)):
            changed[f"{name}_{n}"] = widget.widgets[n].format_value(part) or ""
        return changed


class TypedMoment(forms.DateTimeField):
    """The same for one field of `datetime-local`."""

    def __init__(self, *, was: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.was = was

    def to_python(self, value: Any) -> datetime | None:
        if self.was and isinstance(value, str) and _parsed(value) == _as_shown(self.was):
            return self.was
        moment: datetime | None = super().to_python(value)
        return moment


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _as_shown(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0, fold=0)
