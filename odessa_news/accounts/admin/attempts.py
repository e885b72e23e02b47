"""Failed logins, as django-axes keeps them: who is locked, and a chief's way to unlock."""

from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.db.models import F, QuerySet, Sum, Window
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import NewsroomAdmin, short_time
from articles.admin.columns import column
from articles.models import AuditEntry

from ..browsers import in_words
from ..guessing import NAMES_PER_ADDRESS, attempts_that_count


@admin.register(AccessAttempt)
class FailedLoginAdmin(NewsroomAdmin):
    """One row a name, address and browser. Clearing it unlocks; nothing else is done here."""

    list_display = ["name", "address", "words", "failures", "last", "locked"]
    list_display_links = None
    search_fields = ["username", "ip_address"]
    ordering = ["-attempt_time", "-id"]
    fields = ["name", "address", "words", "failures", "last", "locked"]
    actions = ["unlock"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Those still counted, with the sums that the limits are held against; axes clears the others away later."""
        return attempts_that_count().annotate(
            of_name=Window(Sum("failures_since_start"), partition_by=[F("username"), F("ip_address")]),
            of_address=Window(Sum("failures_since_start"), partition_by=[F("ip_address")]),
        )

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().changelist_view(request, {"title": _("Failed logins"), **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop(delete_selected.__name__, None)
        return actions

    @admin.action(description=_("Unlock"), permissions=["delete"])
    def unlock(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        chosen = list(queryset)
        for name, address in sorted({(attempt.username or "", attempt.ip_address or "") for attempt in chosen}):
            AuditEntry.record("unlocked", None, request.user, name=name, address=address)
        AccessAttempt.objects.filter(pk__in=[attempt.pk for attempt in chosen]).delete()
        n = len(chosen)
        text = ngettext("%(n)d record cleared.", "%(n)d records cleared.", n)
        self.message_user(request, text % {"n": n}, messages.SUCCESS)

    @column(_("name"), ordering="username")
    def name(self, attempt: Any) -> str:
        return str(attempt.username or "")

    @column(_("address"), ordering="ip_address")
    def address(self, attempt: Any) -> str:
        return str(attempt.ip_address or "")

    @column(_("failures"), ordering="failures_since_start")
    def failures(self, attempt: Any) -> str:
        return str(attempt.failures_since_start)

    @column(_("browser"))
    def words(self, attempt: Any) -> str:
        return in_words(attempt.user_agent)

    @column(_("last"), ordering="attempt_time")
    def last(self, attempt: Any) -> str:
        return short_time(attempt.attempt_time)

    @column(_("locked"), label={"name": "danger", "address": "danger"})
    def locked(self, attempt: Any) -> tuple[str, str]:
        limit: int = settings.AXES_FAILURE_LIMIT
        if attempt.of_address >= limit * NAMES_PER_ADDRESS:
            return "address", gettext("the whole address")
        return ("name", gettext("the name, at this address")) if attempt.of_name >= limit else ("", "")
