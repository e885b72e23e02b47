from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter, RangeDateFilter
from unfold.utils import parse_date_str

from ..querysets import ArticleQuerySet
from .states import State, in_state


class StateFilter(DropdownFilter):
    title = _("status")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        return in_state(queryset, self.value()) if self.value() else queryset


class MineFilter(DropdownFilter):
    title = _("whose")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("started by me"))]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        return queryset.filter(created_by=request.user.pk) if self.value() == "yes" else queryset


class DaysFilter(RangeDateFilter):
    """From a day to a day, both whole and as the town's clocks have them."""

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        first, last = (self._day(f"{self.parameter_name}_{end}") for end in ("from", "to"))
        if first:
            queryset = queryset.filter(**{f"{self.parameter_name}__gte": _midnight(first)})
        if last and last < date.max:
            queryset = queryset.filter(**{f"{self.parameter_name}__lt": _midnight(last + timedelta(days=1))})
        return queryset

    def _day(self, name: str) -> date | None:
        value = self.used_parameters.get(name)
        day = parse_date_str(value) if isinstance(value, str) else None
        return day.date() if isinstance(day, datetime) else day


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
