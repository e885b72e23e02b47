from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.admin import TabularInline
from unfold.decorators import action, display

from articles.admin.base import NewsroomAdmin
from odessa_news.lib.text import truncate_words

from .filter.admin import StopWordAdmin as StopWordAdmin
from .models import Comment, Moderation, Status
from .querysets import CommentQuerySet

# Most comments are read in the list itself; a page of it stays a few screens long.
SHOWN_IN_LIST = 400

BUTTON = (
    "border border-base-200 bg-white shadow-xs text-important dark:border-base-700 dark:bg-transparent "
    "hover:bg-base-100/80 dark:hover:bg-base-800/80 font-medium rounded-default cursor-pointer px-3 py-2"
)
# What a moderator may make of a comment, by how it stands.
CHOICES = {
    Status.PENDING: (("approve", _("Approve")), ("reject", _("Reject"))),
    Status.APPROVED: (("reject", _("Reject")),),
    Status.REJECTED: (("approve", _("Approve")),),
}


class StatusFilter(admin.SimpleListFilter):
    """Those that wait, unless something else is asked for."""

    title = _("status")
    parameter_name = "status"
    ALL = "all"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Status.choices, (self.ALL, _("all"))]

    def value(self) -> str:
        return super().value() or Status.PENDING

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Django's own list begins with an "All" that would be the same address as "waiting"."""
        for value, title in self.lookup_choices:
            link = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == str(value), "query_string": link, "display": title}

    def queryset(self, request: HttpRequest, queryset: Any) -> CommentQuerySet:
        return queryset if self.value() == self.ALL else queryset.filter(status=self.value())


class ModerationLog(TabularInline):
    model = Moderation
    fields = readonly_fields = ("at", "verdict", "moderator")
    extra = 0
    hide_title = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("moderator"))
    def moderator(self, moderation: Moderation) -> str:
        """A name and no link: moderators may not open accounts."""
        return str(moderation.by or "")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("by")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever sees the comment sees what was decided about it."""
        return True


@admin.register(Comment)
class CommentAdmin(NewsroomAdmin):
    list_display = ("name", "said", "article_link", "state", "created_at", "verdict")
    list_filter = (StatusFilter, "article__language", "article__section")
    search_fields = ("name", "text")
    search_help_text = _("Words of the name and the text, or their beginnings")
    sortable_by = ("created_at",)
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER  # numbers beside the filters would count all comments
    list_filter_submit = False  # a click on a filter is enough
    actions = ("approve_selected", "reject_selected")
    actions_submit_line = ("approve_this", "reject_this")
    fields = readonly_fields = ("name", "email", "text", "article_link", "status", "created_at")
    inlines = (ModerationLog,)

    # --- The list ---

    def get_queryset(self, request: HttpRequest) -> CommentQuerySet:
        return Comment.objects.for_queue()

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """Who waits longest comes first; of what is decided, the newest."""
        is_queue = request.GET.get(StatusFilter.parameter_name, Status.PENDING) == Status.PENDING
        return ("created_at", "id") if is_queue else ("-created_at", "-id")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[CommentQuerySet, bool]:
        return (queryset.with_words(search_term) if search_term.strip() else queryset), False

    def get_list_display(self, request: HttpRequest) -> Any:
        if self.has_change_permission(request):
            return self.list_display
        return [name for name in self.list_display if name != "verdict"]

    @admin.display(description=_("comment"))
    def said(self, comment: Comment) -> str:
        return truncate_words(comment.text, SHOWN_IN_LIST)

    @admin.display(description=_("article"))
    def article_link(self, comment: Comment) -> SafeString:
        article = comment.article
        return format_html(
            '<a class="text-primary-600 dark:text-primary-500" href="{}" lang="{}">{}</a>',
            article.get_absolute_url(),
            article.language,
            article.title,
        )

    @display(  # type: ignore[untyped-decorator]
        description=_("status"),
        label={Status.PENDING: "warning", Status.APPROVED: "success", Status.REJECTED: "danger"},
    )
    def state(self, comment: Comment) -> tuple[str, str]:
        return comment.status, comment.get_status_display()

    @admin.display(description=_("decision"))
    def verdict(self, comment: Comment) -> SafeString:
        """Buttons of the list's own form, so that deciding is a POST with its token."""
        buttons = (
            (BUTTON, reverse(f"admin:comments_comment_{verb}", args=[comment.pk]), label)
            for verb, label in CHOICES[Status(comment.status)]
        )
        button = '<button type="submit" formnovalidate class="{}" formaction="{}">{}</button>'
        return format_html('<span class="flex gap-2">{}</span>', format_html_join("", button, buttons))

    # --- Deciding ---

    def get_urls(self) -> list[URLPattern]:
        verbs = [
            path(
                f"<int:pk>/{verb}/",
                self.admin_site.admin_view(self.decide),
                {"verb": verb},
                name=f"comments_comment_{verb}",
            )
            for verb in ("approve", "reject")
        ]
        return [*verbs, *super().get_urls()]

    def decide(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """One comment, from its row in the list; back to the list as it was filtered."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request):
            return HttpResponse(status=403)
        self._decide_all(request, [get_object_or_404(Comment, pk=pk)], verb)
        back = request.META.get("HTTP_REFERER", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
            back = reverse("admin:comments_comment_changelist")
        return HttpResponseRedirect(back)

    @admin.action(description=_("Approve the selected comments"), permissions=["change"])
    def approve_selected(self, request: HttpRequest, queryset: CommentQuerySet) -> None:
        self._decide_all(request, queryset, "approve")

    @admin.action(description=_("Reject the selected comments"), permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: CommentQuerySet) -> None:
        self._decide_all(request, queryset, "reject")

    @action(description=_("Approve"), permissions=["change"])  # type: ignore[untyped-decorator]
    def approve_this(self, request: HttpRequest, comment: Comment) -> None:
        self._decide_all(request, [comment], "approve")

    @action(description=_("Reject"), permissions=["change"])  # type: ignore[untyped-decorator]
    def reject_this(self, request: HttpRequest, comment: Comment) -> None:
        self._decide_all(request, [comment], "reject")

    def _decide_all(self, request: HttpRequest, comments: Any, verb: str) -> None:
        results = [getattr(comment, verb)(by=request.user) for comment in comments]
        if done := sum(results):
            text = {
                "approve": ngettext("%(n)d comment approved.", "%(n)d comments approved.", done),
                "reject": ngettext("%(n)d comment rejected.", "%(n)d comments rejected.", done),
            }[verb]
            self.message_user(request, text % {"n": done}, messages.SUCCESS)
        if late := len(results) - done:
            text = ngettext(
                "%(n)d comment had been decided so already.", "%(n)d comments had been decided so already.", late
            )
            self.message_user(request, text % {"n": late}, messages.WARNING)

    # --- The page of one comment ---

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Comments are written by readers."""
        return False

    def view_on_site(self, comment: Comment) -> str | None:
        return comment.get_absolute_url() if comment.status == Status.APPROVED else None

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context |= {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}
        # As in the list, only what would change something. The others answer still: a colleague may have been quicker.
        offered = {f"comments_comment_{verb}_this" for verb, _label in CHOICES[Status(context["original"].status)]}
        context["actions_submit_line"] = [a for a in context["actions_submit_line"] if a.action_name in offered]
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Comment, form: Any, change: bool) -> None:
        """Nothing is typed on this page: its buttons decide, and saving the row might undo another's decision."""
        for button in self.get_actions_submit_line(request, obj.pk):
            if button.action_name in request.POST:
                button.method(request, obj)

    def response_change(self, request: HttpRequest, obj: Comment) -> HttpResponse:
        """The buttons have said what they did."""
        return self.response_post_save_change(request, obj)
