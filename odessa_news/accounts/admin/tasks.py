"""The rows of the task queue: looked at by whoever runs the site, when a letter didn't go out. Nothing is done here."""

import json
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_tasks_db.models import DBTaskResult

from articles.admin.base import NewsroomAdmin, short_time
from articles.admin.columns import column

admin.site.unregister(DBTaskResult)


STATES = {
    "READY": pgettext_lazy("task", "waits"),
    "RUNNING": pgettext_lazy("task", "under way"),
    "FAILED": pgettext_lazy("task", "failed"),
    "SUCCESSFUL": pgettext_lazy("task", "done"),
}
COLOURS = {"RUNNING": "info", "FAILED": "danger", "SUCCESSFUL": "success"}


class StateFilter(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(status=self.value()) if self.value() else queryset


@admin.register(DBTaskResult)
class TaskAdmin(NewsroomAdmin):
    list_display = ["task", "state", "asked", "ended"]
    list_filter = [StateFilter]
    list_filter_submit = False
    ordering = ["-enqueued_at", "-id"]
    fields = ["task", "state", "asked", "begun", "ended", "given", "went_wrong"]
    actions = None

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().changelist_view(request, {"title": _("Background tasks"), **(extra_context or {})})

    @column(pgettext_lazy("task", "what"), ordering="task_path")
    def task(self, result: Any) -> str:
        return str(result.task_path)

    @column(_("status"), label=COLOURS)
    def state(self, result: Any) -> tuple[str, str]:
        return result.status, str(STATES.get(result.status, result.status))

    @column(pgettext_lazy("task", "asked for"), ordering="enqueued_at")
    def asked(self, result: Any) -> str:
        return short_time(result.enqueued_at)

    @column(pgettext_lazy("task", "begun"))
    def begun(self, result: Any) -> str:
        return short_time(result.started_at)

    @column(pgettext_lazy("task", "ended"), ordering="finished_at")
    def ended(self, result: Any) -> str:
        return short_time(result.finished_at)

    @column(pgettext_lazy("task", "with"))
    def given(self, result: Any) -> str:
        return json.dumps(result.args_kwargs, ensure_ascii=False)

    @column(pgettext_lazy("task", "what went wrong"))
    def went_wrong(self, result: Any) -> str:
        return str(result.traceback)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
