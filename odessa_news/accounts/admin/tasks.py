"""The rows of the task queue: looked at by whoever runs the site, when a letter didn't go out. Nothing is done here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django_tasks_db.models import DBTaskResult

from articles.admin.base import NewsroomAdmin

admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskAdmin(NewsroomAdmin):
    list_display = ["task_path", "status", "enqueued_at", "finished_at"]
    list_filter = ["status"]
    ordering = ["-enqueued_at", "-id"]
    fields = ["id", "task_path", "status", "enqueued_at", "started_at", "finished_at", "args_kwargs", "traceback"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
