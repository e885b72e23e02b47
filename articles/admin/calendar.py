"""The calendar of what is to come, and moving it."""

from datetime import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .. import roles
from ..models import Article
from ..schedule import CannotMove, Kind, move
from .calendar_view import days_of
from .front_draft import BIGGEST_ID, number, typed_time
from .spans import Span, week_of


@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """`?month=2026-12` or `?week=2026-W49`."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    span = Span.of(request.GET)
    days = days_of(request.user, span)
    today = timezone.localdate()
    ctx = {
        **admin.site.each_context(request),
        "title": _("Calendar"),
        "span": span,
        "weeks": [[days[day] for day in week] for week in span.weeks],
        "hours": _hours(span, days) if span.is_week else (),
        "weekdays": list(WEEKDAYS_ABBR.values()),
        "today": today,
        "other": Span(not span.is_week, today if today in days else span.anchor),
        "this_week": week_of(today),
        "may_move": roles.may_publish(request.user),
    }
    return render(request, f"admin/calendar/{'week' if span.is_week else 'month'}.html", ctx)


@require_POST
def move_planned(request: HttpRequest) -> HttpResponse:
    """`article`, `kind`, `was`, `to` and perhaps `twin`; back to the month or week that the address names."""
    if not roles.may_publish(request.user):
        raise PermissionDenied
    pk, kind = number(request.POST.get("article", ""), BIGGEST_ID), request.POST.get("kind", "")
    if not pk or kind not in Kind.values:
        raise Http404("not a thing that can be moved")
    try:
        was, to = _seen(request.POST.get("was", "")), typed_time(request.POST.get("to", "")[:40])
        if to is None:
            raise CannotMove(_("Choose the time to move it to."))
        moved = move(pk, Kind(kind), was, to, request.user, with_twin="twin" in request.POST)
    except (CannotMove, ValidationError) as error:
        sentence = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        messages.error(request, sentence)
    else:
        _say(request, moved, Kind(kind), to)
    address = f"{reverse('newsroom:calendar')}?{Span.of(request.GET).query}"
    return HttpResponseRedirect(f"{address}#{Kind(kind).name.lower()}-{pk}")


def _seen(text: str) -> datetime:
    """The time that the editor saw, to the microsecond."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise CannotMove(_("The page is out of date. Nothing was moved."))
    return moment


def _say(request: HttpRequest, moved: list[Article], kind: Kind, to: datetime) -> None:
    titles = " · ".join(article.title for article in moved)
    said = {
        Kind.PUBLICATION: _("“%(title)s” will be published on %(time)s."),
        Kind.TAKE_DOWN: _("“%(title)s” will be taken down on %(time)s."),
    }
    when = formats.date_format(timezone.localtime(to), "j E Y, H:i")
    messages.success(request, said[kind] % {"title": titles, "time": when})


def _hours(span: Span, days: dict) -> list:
    """Rows of the week: (hour, [(day, entries), …])."""
    by_day = [(day, day.hours()) for day in days.values()]
    return [(hour, [(day, hours[hour]) for day, hours in by_day]) for hour in range(24)]
