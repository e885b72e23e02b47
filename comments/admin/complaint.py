from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import action

from articles.admin.base import NewsroomAdmin, short_time
from articles.admin.columns import column
from articles.models.urls import absolute
from odessa_news.lib.tables import csv_lines
from odessa_news.lib.text import clean_text

from ..models import Complaint
from ..models.complaint import Decided


class StatusFilter(admin.SimpleListFilter):
    """Those to decide, unless something else is asked for."""

    title = gettext_lazy("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        decided = [(value, name) for value, name in Complaint.Status.choices if value != Complaint.Status.OPEN]
        return [*decided, ("all", gettext_lazy("all"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": Complaint.Status.OPEN.label,
        }
        for value, title in self.lookup_choices:
            link = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == str(value), "query_string": link, "display": title}

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "all":
            return queryset
        return queryset.filter(status=self.value() or Complaint.Status.OPEN)


class LanguageFilter(admin.SimpleListFilter):
    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(settings.LANGUAGES)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(Complaint)
class ComplaintAdmin(NewsroomAdmin):
    """Complaints, the most urgent first. What they say about the comment is evidence, and nobody edits it."""

    list_display = ("what", "about", "state", "came", "due")
    list_filter = (StatusFilter, "kind", LanguageFilter)
    list_filter_submit = False
    list_per_page = 50
    sortable_by = ()
    actions = None
    actions_list = ("export",)
    actions_detail = ("to_print",)
    actions_submit_line = ("accept_this", "decline_this")
    SAID = ("kind", "text", "contact", "created_at", "due_at", "standing")
    ABOUT = ("comment_name", "comment_text", "comment_at", "sender", "where", "now")
    DECIDED = ("decided_by", "decided_at")
    fieldsets = (
        (None, {"fields": SAID}),
        (gettext_lazy("The comment, as it was when the complaint came"), {"fields": ABOUT}),
        (gettext_lazy("Decision"), {"fields": ("answer", *DECIDED)}),
    )

    # --- The list ---

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("decided_by")

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("-created_at", "-id") if request.GET.get(StatusFilter.parameter_name) else ("due_at", "id")

    @admin.display(description=gettext_lazy("complaint"))
    def what(self, complaint: Complaint) -> str:
        return str(complaint.get_kind_display())

    @admin.display(description=gettext_lazy("comment"))
    def about(self, complaint: Complaint) -> str:
        return complaint.comment_text[:200]

    @column(
        gettext_lazy("status"),
        label={"overdue": "danger", "open": "warning", "accepted": "success", "declined": "info"},
    )
    def state(self, complaint: Complaint) -> tuple[str, str]:
        if complaint.is_overdue:
            return "overdue", _("overdue")
        return complaint.status, str(complaint.get_status_display())

    @admin.display(description=gettext_lazy("status"))
    def standing(self, complaint: Complaint) -> SafeString | str:
        if complaint.is_overdue:
            return format_html('<span class="newsroom-overdue">{}</span>', _("overdue"))
        return str(complaint.get_status_display())

    @admin.display(description=gettext_lazy("came"))
    def came(self, complaint: Complaint) -> str:
        return short_time(complaint.created_at)

    @admin.display(description=gettext_lazy("due"))
    def due(self, complaint: Complaint) -> SafeString:
        shown = "newsroom-overdue" if complaint.is_overdue else ""
        return format_html('<span class="{}">{}</span>', shown, short_time(complaint.due_at))

    # --- The page of one complaint ---

    @admin.display(description=gettext_lazy("hash of the sender’s address"))
    def sender(self, complaint: Complaint) -> str:
        return complaint.comment_address_hash or "—"

    @admin.display(description=gettext_lazy("page"))
    def where(self, complaint: Complaint) -> SafeString:
        return format_html('<a class="underline" href="{0}">{0}</a>', complaint.page)

    @admin.display(description=gettext_lazy("the comment now"))
    def now(self, complaint: Complaint) -> SafeString | str:
        """Leads to where it is decided, whatever became of it."""
        if (comment := complaint.comment) is None:
            return _("This comment isn’t there any more.")
        link = reverse("moderation:queue") + f"?comment={comment.pk}"
        stands = [str(comment.get_status_display())]
        if comment.text and complaint.comment_text and comment.text != complaint.comment_text:
            stands.append(_("its text was changed since"))
        return format_html('<a class="underline" href="{}">{}</a>', link, ", ".join(stands))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Complaints are written by readers."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Complaint | None = None) -> bool:
        """They prove that the newsroom acted in time."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Complaint | None = None) -> tuple[str, ...]:
        fixed = (*self.SAID, *self.ABOUT, *self.DECIDED)
        return fixed if obj is None or obj.status == Complaint.Status.OPEN else (*fixed, "answer")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context |= {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}
        if context["original"].status != Complaint.Status.OPEN:
            context["actions_submit_line"] = []
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Complaint, form: Any, change: bool) -> None:
        """Only its buttons change anything, and each says what it did."""
        for button in self.get_actions_submit_line(request, obj.pk):
            if button.action_name in request.POST:
                button.method(request, obj)

    def response_change(self, request: HttpRequest, obj: Complaint) -> HttpResponse:
        return self.response_post_save_change(request, obj)

    @action(description=gettext_lazy("Accept: take the comment down"), permissions=["change"])  # type: ignore[untyped-decorator]
    def accept_this(self, request: HttpRequest, complaint: Complaint) -> None:
        self._decide(request, complaint, "accept", _("The complaint is accepted, and the comment is taken down."))

    @action(description=gettext_lazy("Decline"), permissions=["change"])  # type: ignore[untyped-decorator]
    def decline_this(self, request: HttpRequest, complaint: Complaint) -> None:
        self._decide(request, complaint, "decline", _("The complaint is declined, and the comment stays."))

    def _decide(self, request: HttpRequest, complaint: Complaint, verb: str, done: str) -> None:
        try:
            getattr(complaint, verb)(request.user, clean_text(complaint.answer))
        except Decided:
            fresh = Complaint.objects.select_related("decided_by").get(pk=complaint.pk)
            sentence = _("%(who)s has decided this complaint already: %(status)s. Your answer was not sent.")
            known = {"who": fresh.decided_by or _("A colleague"), "status": fresh.get_status_display()}
            self.message_user(request, sentence % known, messages.WARNING)
        else:
            self.message_user(request, done, messages.SUCCESS)

    # --- Evidence ---

    @action(description=gettext_lazy("To print"), permissions=["view"], url_path="to-print")  # type: ignore[untyped-decorator]
    def to_print(self, request: HttpRequest, object_id: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        complaint = get_object_or_404(self.get_queryset(request), pk=object_id)
        return render(request, "admin/comments/complaint_print.html", _on_paper(complaint))

    @action(description=gettext_lazy("Table (CSV)"), permissions=["view"])  # type: ignore[untyped-decorator]
    def export(self, request: HttpRequest) -> StreamingHttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        response = StreamingHttpResponse(csv_lines(_heads(), _rows()), content_type="text/csv; charset=utf-8")
        name = f"complaints-{timezone.localdate().isoformat()}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _on_paper(complaint: Complaint) -> dict[str, Any]:
    return {"complaint": complaint, "page": absolute(complaint.page), "printed_at": timezone.now()}


def _heads() -> list[str]:
    return [
        *(_("Number"), _("What is wrong"), _("Complaint"), _("Came"), _("Due"), _("Status"), _("Decided")),
        *(_("In time"), _("Moderator"), pgettext("noun", "Answer"), _("Name"), _("Comment"), _("Written")),
        *(_("Hash of the sender’s address"), _("Page")),
    ]


def _rows() -> Iterator[list[Any]]:
    for complaint in Complaint.objects.select_related("decided_by").order_by("id").iterator(chunk_size=500):
        yield [
            *(complaint.pk, complaint.get_kind_display(), complaint.text),
            *(_moment(complaint.created_at), _moment(complaint.due_at), complaint.get_status_display()),
            _moment(complaint.decided_at),
            (_("yes") if complaint.was_in_time else _("no")) if complaint.decided_at else "",
            *(str(complaint.decided_by or ""), complaint.answer, complaint.comment_name, complaint.comment_text),
            *(_moment(complaint.comment_at), complaint.comment_address_hash, absolute(complaint.page)),
        ]


def _moment(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
