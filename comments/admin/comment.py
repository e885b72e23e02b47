"""The archive: every comment, whatever became of it. Deciding is the queue's (comments.admin.queue)."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import TabularInline
from unfold.decorators import display

from articles import roles
from articles.admin.base import NewsroomAdmin
from articles.admin.columns import column
from odessa_news.lib.text import truncate_words

from ..models import Comment, Moderation, Status
from ..querysets import CommentQuerySet

# Most comments are read in the list itself; a page of it stays a few screens long.
SHOWN_IN_LIST = 400


class StatusFilter(admin.SimpleListFilter):
    """All, unless something else is asked for: what waits is in the queue."""

    title = gettext_lazy("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Status.choices)

    def choices(self, changelist: Any) -> Iterator[Any]:
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("all"),
        }
        for value, title in self.lookup_choices:
            link = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == str(value), "query_string": link, "display": title}

    def queryset(self, request: HttpRequest, queryset: Any) -> CommentQuerySet:
        return queryset.filter(status=self.value()) if self.value() else queryset


class ModerationLog(TabularInline):
    model = Moderation
    fields = readonly_fields = ("at", "verdict", "reason", "note", "text", "moderator")
    extra = 0
    hide_title = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @column(gettext_lazy("moderator"))
    def moderator(self, moderation: Moderation) -> str:
        """A name and no link: moderators may not open accounts."""
        return moderation.who

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever sees the comment sees what was decided about it."""
        return True


@admin.register(Comment)
class CommentAdmin(NewsroomAdmin):
    list_display = ("name", "said", "article_link", "state", "created_at", "verdict")
    list_filter = (StatusFilter, "article__language", "article__section")
    search_fields = ("name", "text")
    search_help_text = gettext_lazy("Words of the name and the text, or their beginnings")
    sortable_by = ("created_at",)
    ordering = ("-created_at", "-id")
    list_per_page = 50
    list_filter_submit = False  # a click on a filter is enough
    fields = readonly_fields = ("name", "email", "text", "article_link", "status", "reason", "created_at", "verdict")
    inlines = (ModerationLog,)

    def get_queryset(self, request: HttpRequest) -> CommentQuerySet:
        return Comment.objects.for_archive()

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[CommentQuerySet, bool]:
        return (queryset.with_words(search_term) if search_term.strip() else queryset), False

    def get_list_display(self, request: HttpRequest) -> Any:
        if roles.may_moderate(request.user):
            return self.list_display
        return [name for name in self.list_display if name != "verdict"]

    @column(gettext_lazy("comment"))
    def said(self, comment: Comment) -> str:
        return truncate_words(comment.text, SHOWN_IN_LIST)

    @column(gettext_lazy("article"))
    def article_link(self, comment: Comment) -> SafeString:
        article = comment.article
        return format_html(
            '<a class="text-primary-600 dark:text-primary-500" href="{}" lang="{}">{}</a>',
            article.get_absolute_url(),
            article.language,
            article.title,
        )

    @display(  # type: ignore[untyped-decorator]
        description=gettext_lazy("status"),
        label={
            Status.PENDING: "warning",
            Status.APPROVED: "success",
            Status.REJECTED: "danger",
            Status.SPAM: "danger",
        },
    )
    def state(self, comment: Comment) -> tuple[str, str]:
        return comment.status, comment.get_status_display()

    @column(gettext_lazy("decision"))
    def verdict(self, comment: Comment) -> SafeString | str:
        """To the queue, which shows this one comment however it stands."""
        if comment.status == Status.WITHDRAWN:
            return ""
        return format_html(
            '<a class="newsroom-see" href="{}?comment={}">{}</a>', reverse("moderation:queue"), comment.pk, _("Decide")
        )

    # --- The page of one comment ---

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Comments are written by readers."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """Nothing is typed here: saving the row might undo what was decided meanwhile."""
        return False

    def view_on_site(self, comment: Comment) -> str | None:
        return comment.get_absolute_url() if comment.status == Status.APPROVED else None
