from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, connection, transaction
from django.db.models import DateTimeField, GenericIPAddressField, JSONField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from ..models import AuditEntry, Photo
from ..models.fields import RichTextField
from .chosen import ChosenOne
from .paging import CappedChangeList, CappedPaginator
from .richtext import RichTextFormField, RichTextWidget
from .thumbnails import thumbnail
from .times import MomentField

UNREAD = (ArrayField, GenericIPAddressField, JSONField)
NAMED_MEANWHILE = _("Somebody has just begun to use this, so nothing was deleted. Look at it once more.")


class NewsroomAdmin(ModelAdmin):
    """What all lists and forms of the newsroom have in common."""

    paginator = CappedPaginator
    show_full_result_count = False
    # "Show counts" beside the filters would count all rows once for each choice.
    show_facets = ShowFacets.NEVER
    list_filter_submit = True
    warn_unsaved_form = True
    compressed_fields = True
    # Unfold's templates ask for these in every row, and Django looks through dir() for a name that is missing.
    ordering_field: str | None = None
    hide_ordering_field = False
    list_horizontal_scrollbar_top = False
    list_sections: tuple[Any, ...] = ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Nothing comes from the address, where Django would take it: a link may not write in somebody's form."""
        return {}

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        # PostgreSQL calls half of a regular expression an error, and half a day is what a cunning one takes. Ranges and
        # what is neither text nor number nor time Django hands on unread: they are errors there too.
        name, *rest = lookup.split("__")
        if "range" in rest or "regex" in lookup or name in self._unread:
            return False
        return super().lookup_allowed(lookup, value, request)

    @cached_property
    def _unread(self) -> set[str]:
        return {field.name for field in self.opts.get_fields() if isinstance(field, UNREAD)}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenOne(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CappedChangeList]:
        return CappedChangeList

    # --- The audit log: in the transaction that makes the change ---

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        AuditEntry.record("added", obj, request.user, change=message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if message:  # a form sent back as it came changes nothing
            AuditEntry.record("changed", obj, request.user, change=message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        AuditEntry.record_each("deleted", queryset, request.user)
        return super().log_deletions(request, queryset)

    def response_action(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """What is done to several objects at once is done to all of them or none, as their entries are."""
        try:
            with transaction.atomic():
                response: HttpResponse | None = super().response_action(request, queryset)
        except IntegrityError:
            self.message_user(request, NAMED_MEANWHILE, messages.ERROR)
            return None
        return response

    # --- Deleting what somebody begins to use in the same moment ---

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError:
            self.message_user(request, NAMED_MEANWHILE, messages.ERROR)
            return HttpResponseRedirect(request.path)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        # Here rather than after the last line, which is after "deleted" was said.
        connection.check_constraints()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        super().delete_queryset(request, queryset)
        connection.check_constraints()


class RichTextAdmin(NewsroomAdmin):
    """A form with the text editor in it."""

    formfield_overrides = {
        RichTextField: {"form_class": RichTextFormField, "widget": RichTextWidget},
        DateTimeField: {"form_class": MomentField},
    }

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
