"""The report on both languages: how much of each, which story lacks its twin, which twin has fallen behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from odessa_news.lib.tables import csv_lines

from .. import roles
from ..cursors import Cursor
from ..languages import Language
from ..models.urls import absolute, article_url
from ..querysets import ArticleQuerySet
from ..twins import figures, has_public_twin, published_between, with_older_twin, without_twin
from .spans import DAY, midnight

SHOWN = 20
DAYS = (7, 30, 90, 365)
# What a yearly report asks for; more would read more of the archive than a page may cost.
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included. `problem` says what was wrong with what was asked."""

    first: date
    last: date
    problem: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Period":
        """`?from=2026-11-01&to=2026-11-30`, by default the present month."""
        today = timezone.localdate()
        month = cls(today.replace(day=1), today)
        typed = request.GET.get("from", ""), request.GET.get("to", "")
        if not any(typed):
            return month
        first, last = _day(typed[0]), _day(typed[1])
        if not first or not last or first > last:
            return cls(month.first, month.last, _("Give the first day and the last, in this order."))
        if last - first >= LONGEST:
            return cls(month.first, month.last, _("A report covers a year at most."))
        return cls(first, last)

    @property
    def start(self) -> datetime:
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        return midnight(self.last + DAY)


@never_cache
@require_safe
def twins(request: HttpRequest) -> HttpResponse:
    """Three queries: the figures and the two lists."""
    _gate(request)
    period = Period.of(request)
    days = next((days for days in DAYS if str(days) == request.GET.get("days")), DAYS[1])
    since = timezone.now() - timedelta(days=days)
    missing, missing_older = _part(request, "before", without_twin, since, "published_at")
    behind, behind_older = _part(request, "changed_before", with_older_twin, since, "updated_at")
    counted = figures(period.start, period.end)
    ctx = {
        **admin.site.each_context(request),
        "title": _("Twins"),
        "period": period,
        "figures": counted,
        "total": {name: sum(getattr(each, name) for each in counted) for name in ("stories", "characters")},
        "days": days,
        "choices": DAYS,
        "missing": missing,
        "missing_older": missing_older,
        "behind": behind,
        "behind_older": behind_older,
        "required": Language(settings.REQUIRE_TWIN).label if settings.REQUIRE_TWIN else "",
        "may_publish": roles.may_publish(request.user),
        "may_add": request.user.has_perm("articles.add_article"),
    }
    return render(request, "admin/twins/report.html", ctx)


@never_cache
@require_safe
def twins_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Every article of the period, a row each."""
    _gate(request)
    period = Period.of(request)
    if period.problem:
        return HttpResponse(period.problem, status=400, content_type="text/plain; charset=utf-8")
    heads = [_("Published"), _("Language"), _("Title"), _("Address"), _("Characters"), _("Has a twin")]
    response = StreamingHttpResponse(csv_lines(heads, _rows(period)), content_type="text/csv; charset=utf-8")
    name = f"articles-{period.first.isoformat()}-{period.last.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _gate(request: HttpRequest) -> None:
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied


def _part(request: HttpRequest, parameter: str, find: Any, since: datetime, key: str) -> tuple[list[Any], str]:
    """A page of a list, and the cursor of the next one or ""."""
    try:
        cursor = Cursor.parse(request.GET[parameter]) if parameter in request.GET else None
    except ValueError:
        cursor = None
    found: ArticleQuerySet = find(since, cursor)
    page = list(found[: SHOWN + 1])
    last = page[SHOWN - 1] if len(page) > SHOWN else None
    return page[:SHOWN], str(Cursor(getattr(last, key), last.pk)) if last else ""


def _rows(period: Period) -> Iterator[list[Any]]:
    yes, no = _("yes"), _("no")
    articles = published_between(period.start, period.end).order_by("published_at", "id")
    rows = articles.annotate(is_paired=has_public_twin()).values_list(
        *("published_at", "language", "title", "section__slug", "slug", "id", "characters", "is_paired")
    )
    for published_at, language, title, section, slug, pk, characters, is_paired in rows.iterator(chunk_size=1000):
        yield [
            timezone.localtime(published_at).isoformat(timespec="minutes"),
            language,
            title,
            absolute(article_url(section, slug, pk, language)),
            characters,
            yes if is_paired else no,
        ]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1990 <= day.year <= 2100 else None
