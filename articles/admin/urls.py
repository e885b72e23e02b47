"""Pages of the newsroom that are no model's list or form. They stand beside the admin's own, behind the same login."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, path

from ..views.front_preview import front_preview
from . import calendar, front_desk, on_site, pair, pair_shared, slug, trash, twins

app_name = "newsroom"


def _page(address: str, view: Callable[..., Any], name: str) -> URLPattern:
    return path(address, admin.site.admin_view(view), name=name)


urlpatterns = [
    # In place of the admin's own, whose path it has.
    _page("r/<int:content_type_id>/<path:object_id>/", on_site.on_site, "on_site"),
    _page("front/", front_desk.home, "front_home"),
    _page("front/<language>/", front_desk.front, "front"),
    _page("front/<language>/arrange/", front_desk.rearrange, "front_arrange"),
    _page("front/<language>/preview/", front_preview, "front_preview"),
    _page("calendar/", calendar.calendar, "calendar"),
    _page("calendar/move/", calendar.move_planned, "calendar_move"),
    _page("trash/", trash.listed, "trash"),
    _page("trash/<int:pk>/", trash.one, "trashed"),
    _page("trash/<int:pk>/take-back/", trash.take_back, "take_back"),
    _page("trash/<int:pk>/purge/", trash.purge, "purge"),
    _page("articles/slug/", slug.suggest, "slug"),
    _page("twins/", twins.twins, "twins"),
    _page("twins/csv/", twins.twins_csv, "twins_csv"),
    _page("twins/<int:pk>/", pair.pair, "pair"),
    _page("twins/<int:pk>/share/", pair_shared.share, "pair_share"),
    _page("twins/<int:pk>/alone/", pair.alone, "pair_alone"),
]
