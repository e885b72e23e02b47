from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter, RangeDateFilter
from unfold.widgets import INPUT_CLASSES

from ..models.photo import PhotoQuerySet
from ..photos.uses import unused


class MissingFilter(DropdownFilter):
    """What has to be written before readers may see the photo."""

    title = _("what is missing")
    parameter_name = "without"
    conditions: dict[str, dict[str, str]] = {
        "alt": {"alt_ru": "", "alt_uk": ""},
        "alt_ru": {"alt_ru": ""},
        "alt_uk": {"alt_uk": ""},
        "credit": {"credit": ""},
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("alt", _("any description")),
            ("alt_ru", _("the description in Russian")),
            ("alt_uk", _("the description in Ukrainian")),
            ("credit", _("the credit")),
        ]

    def queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> PhotoQuerySet:
        return queryset.filter(**self.conditions.get(self.value() or "", {}))


class UseFilter(DropdownFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("none", _("shown nowhere yet"))]

    def queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> PhotoQuerySet:
        return unused(queryset) if self.value() == "none" else queryset


class UploaderFilter(DropdownFilter):
    title = _("whose")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("uploaded by me"))]

    def queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> PhotoQuerySet:
        return queryset.filter(created_by=request.user.pk) if self.value() == "yes" else queryset


class DaysForm(forms.Form):
    def __init__(self, name: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for end, label in (("from", _("From")), ("to", _("To"))):
            attrs = {"type": "date", "class": " ".join(INPUT_CLASSES), "aria-label": label}
            widget = forms.DateInput(format="%Y-%m-%d", attrs=attrs)
            self.fields[f"{name}_{end}"] = forms.DateField(label="", required=False, widget=widget)


class DaysFilter(RangeDateFilter):
    """From a day to a day, both included, by the newsroom's clock. What is no date is no condition."""

    form_class = DaysForm

    def queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> PhotoQuerySet:
        start, end = self._day("from"), self._day("to")
        if start:
            queryset = queryset.filter(created_at__gte=start)
        return queryset.filter(created_at__lt=end + timedelta(days=1)) if end else queryset

    def _day(self, end: str) -> datetime | None:
        try:
            day = forms.DateField(required=False).clean(self.used_parameters.get(f"{self.parameter_name}_{end}"))
            # Midnight of the last day there is, and of the first, has no time zone around it.
            return timezone.make_aware(datetime.combine(day, time())) if day and 1900 < day.year < 9999 else None
        except ValidationError:
            return None
