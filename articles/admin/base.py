from datetime import datetime
from typing import Any

from django.contrib.admin import ShowFacets
from django.http import HttpRequest
from django.utils import formats, timezone
from unfold.admin import ModelAdmin

from ..models import Photo
from ..models.fields import RichTextField
from .paging import CappedChangeList, CappedPaginator
from .richtext import RichTextFormField, RichTextWidget
from .thumbnails import thumbnail


class NewsroomAdmin(ModelAdmin):
    """What all lists and forms of the newsroom have in common."""

    paginator = CappedPaginator
    show_full_result_count = False
    # "Show counts" beside the filters would count all rows once for each choice.
    show_facets = ShowFacets.NEVER
    list_filter_submit = True
    warn_unsaved_form = True
    compressed_fields = True

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Nothing comes from the address, where Django would take it: a link may not write in somebody's form."""
        return {}

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        # PostgreSQL calls half of a regular expression an error, and half a day is what a cunning one takes.
        return "regex" not in lookup and super().lookup_allowed(lookup, value, request)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CappedChangeList]:
        return CappedChangeList


class RichTextAdmin(NewsroomAdmin):
    """A form with the text editor in it."""

    formfield_overrides = {RichTextField: {"form_class": RichTextFormField, "widget": RichTextWidget}}

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        response = super().render_change_form(request, context, *args, **kwargs)
        # CKEditor writes handlers into its dialogs and a script into its frame. Only forms with the editor allow that
        # (django-csp adds this to the newsroom's policy, odessa_news.newsroom_headers).
        response._csp_update = {"script-src": ["'unsafe-inline'"]}
        return response


def short_time(moment: datetime | None) -> str:
    """For a column of a list: the year only where it isn't this one."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return formats.date_format(local, "j b, H:i" if local.year == timezone.localdate().year else "j b Y, H:i")


def photo_thumbnail(photo: Photo | None) -> str:
    return thumbnail(photo.sources, photo.alt) if photo else ""
