"""Pages of the moderators that are no model's list or form; below `/admin/comments/`."""

from django.contrib import admin
from django.urls import path

from . import deciding, queue

app_name = "moderation"
urlpatterns = [
    path("queue/", admin.site.admin_view(queue.queue), name="queue"),
    path("queue/more/", admin.site.admin_view(queue.more), name="more"),
    path("queue/count/", admin.site.admin_view(queue.count), name="count"),
    *(
        path(f"queue/{verb}/", deciding.decide, {"verb": verb}, name=verb)
        for verb in ("approve", "reject", "spam", "undo")
    ),
    path("queue/<int:pk>/edit/", deciding.edit, name="edit"),
    path("queue/<int:pk>/ban/", deciding.ban, name="ban"),
]
