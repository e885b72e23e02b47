"""The audit log, to be read only."""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, DropdownFilter

from odessa_news.lib.text import truncate_words

from ..audit.verbs import VERBS, detail_in_words, words_for
from ..models import AuditEntry
from ..models.audit import AuditQuerySet
from .base import NewsroomAdmin
from .columns import column
from .filters import DaysFilter

SHOWN_OF_DETAIL = 200


class VerbFilter(DropdownFilter):
    title = pgettext_lazy("log", "what")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(VERBS.items())

    def queryset(self, request: HttpRequest, queryset: AuditQuerySet) -> AuditQuerySet:
        return queryset.filter(verb=self.value()) if self.value() else queryset


@admin.register(AuditEntry)
class AuditAdmin(NewsroomAdmin):
    list_display = ["when", "who", "what", "whereof", "more", "address"]
    list_display_links = None
    list_filter = [VerbFilter, ("by", AutocompleteSelectFilter), ("at", DaysFilter)]
    list_per_page = 50
    search_fields = ["title"]
    search_help_text = _("Words of the title, or the number of the object")
    sortable_by = ()
    ordering = ["-at", "-id"]
    actions = None
    fields = readonly_fields = ("when", "who", "what", "whereof", "all_details", "address")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[AuditQuerySet, bool]:
        return (queryset.about(search_term) if search_term.strip() else queryset), False

    @column(_("when"))
    def when(self, entry: AuditEntry) -> SafeString:
        """To the second: what came first is what one asks a log."""
        url = reverse("admin:articles_auditentry_change", args=[entry.pk])
        return format_html('<a class="audit-when" href="{}">{}</a>', url, _moment(entry))

    @column(pgettext_lazy("log", "what"))
    def what(self, entry: AuditEntry) -> str:
        return words_for(entry.verb)

    @column(pgettext_lazy("log", "of what"))
    def whereof(self, entry: AuditEntry) -> SafeString | str:
        if not entry.object_type:
            return ""
        named = format_html("{} <small>{}</small>", entry.title, entry.object_id)
        try:
            view = f"admin:{entry.object_type.replace('.', '_')}_change"
            return format_html('<a class="newsroom-see" href="{}">{}</a>', reverse(view, args=[entry.object_id]), named)
        except NoReverseMatch:
            return named

    @column(pgettext_lazy("log", "details"))
    def more(self, entry: AuditEntry) -> str:
        return truncate_words(_detail(entry), SHOWN_OF_DETAIL)

    @column(pgettext_lazy("log", "details"))
    def all_details(self, entry: AuditEntry) -> str:
        return _detail(entry)

    # --- Nobody writes here ---

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False


def _moment(entry: AuditEntry) -> str:
    return formats.date_format(timezone.localtime(entry.at), "j b Y, H:i:s")


def _detail(entry: AuditEntry) -> str:
    """What Django's admin says of a form, in its own words; the rest as name and value."""
    detail = dict(entry.detail)
    change = detail.pop("change", None)
    said = [_change_in_words(change)] if change else []
    return " · ".join([*said, *(detail_in_words(name, value) for name, value in detail.items())])


def _change_in_words(change: Any) -> str:
    if not isinstance(change, list):
        return str(change)
    # Kept is a field's English label, "Staff status"; catalogues have many of them as "staff status" only.
    for said in change:
        for what in said.values():
            what["fields"] = [_label(name) for name in what.get("fields", [])]
    return str(LogEntry(change_message=json.dumps(change)).get_change_message())


def _label(name: str) -> str:
    small = name[:1].lower() + name[1:]
    return next((gettext(word) for word in (name, small) if word and gettext(word) != word), name)
