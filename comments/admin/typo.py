"""Readers' reports of mistakes: their list, and the two buttons that stand wherever a report is shown."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from unfold.decorators import display

from articles import roles
from articles.admin.base import NewsroomAdmin
from odessa_news.lib.answers import wants_json

from ..typos import SHOWN, TypoQuerySet, TypoReport, TypoStatus

VERBS = {"corrected": gettext_lazy("Corrected"), "dismissed": gettext_lazy("No mistake")}


class StatusFilter(admin.SimpleListFilter):
    """What is open, unless something else is asked for."""

    title = gettext_lazy("status")
    parameter_name = "status"
    ALL = "all"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*TypoStatus.choices, (self.ALL, gettext_lazy("all"))]

    def value(self) -> str:
        return super().value() or TypoStatus.OPEN

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Without Django's own "All", which would be the same address as "open"."""
        for value, title in self.lookup_choices:
            link = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == str(value), "query_string": link, "display": title}

    def queryset(self, request: HttpRequest, queryset: Any) -> TypoQuerySet:
        return queryset if self.value() == self.ALL else queryset.filter(status=self.value())


@admin.register(TypoReport)
class TypoReportAdmin(NewsroomAdmin):
    list_display = ("said", "article_link", "state", "created_at", "decision")
    list_display_links = None
    list_filter = (StatusFilter, "article__language", "article__section")
    list_filter_submit = False  # a click on a filter is enough
    list_per_page = 50
    sortable_by = ("created_at",)
    ordering = ("-created_at", "-id")
    actions = None
    fields = readonly_fields = ("quote", "remark", "article_link", "status", "created_at", "decided_by", "decided_at")

    # --- Who may what: what belongs to an article is for who may edit that article ---

    def get_queryset(self, request: HttpRequest) -> TypoQuerySet:
        reports = TypoReport.objects.for_editor(request.user).select_related("article", "decided_by")
        return reports.only(*SHOWN, "decided_at", "decided_by__username", "article__title", "article__language")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: TypoReport | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: TypoReport | None = None) -> bool:
        return False

    # --- The list ---

    @admin.display(description=gettext_lazy("report"))
    def said(self, report: TypoReport) -> SafeString:
        quote = format_html('<q class="typo-quote">{}</q>', report.quote) if report.quote else ""
        return format_html('<div>{}<span class="typo-remark">{}</span></div>', quote, report.remark)

    @admin.display(description=gettext_lazy("article"))
    def article_link(self, report: TypoReport) -> SafeString:
        address = reverse("admin:articles_article_change", args=[report.article_id])
        link = '<a class="text-primary-600 dark:text-primary-500" href="{}" lang="{}">{}</a>'
        return format_html(link, address, report.article.language, report.article.title)

    @display(  # type: ignore[untyped-decorator]
        description=gettext_lazy("status"),
        label={TypoStatus.OPEN: "warning", TypoStatus.CORRECTED: "success", TypoStatus.DISMISSED: "info"},
    )
    def state(self, report: TypoReport) -> tuple[str, str]:
        return report.status, report.get_status_display()

    @admin.display(description=gettext_lazy("decision"))
    def decision(self, report: TypoReport) -> str:
        """Buttons of the list's own form, so that deciding is a POST with its token; or who has decided."""
        if report.status != TypoStatus.OPEN:
            return str(report.decided_by or "")
        buttons = ((address_of(report, verb), label) for verb, label in VERBS.items())
        button = '<button type="submit" formnovalidate formaction="{}">{}</button>'
        return format_html('<span class="typo-verbs">{}</span>', format_html_join("", button, buttons))

    # --- Deciding ---

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.decide)
        verbs = [path(f"<int:pk>/{verb}/", view, {"verb": verb}, name=f"comments_typoreport_{verb}") for verb in VERBS]
        return [*verbs, *super().get_urls()]

    @method_decorator(require_POST)
    def decide(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Back to where the button was pressed; a script is told the sentence."""
        report = get_object_or_404(TypoReport.objects.select_related("article"), pk=pk)
        if not roles.may_edit(request.user, report.article):
            raise PermissionDenied
        decide = report.mark_corrected if verb == "corrected" else report.dismiss
        done = decide(request.user)
        sentence = _SAID[verb] if done else gettext_lazy("Somebody else has dealt with this report already.")
        if wants_json(request):
            return JsonResponse({"sentence": sentence})
        self.message_user(request, sentence, messages.SUCCESS if done else messages.WARNING)
        back = request.META.get("HTTP_REFERER", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
            back = reverse("admin:comments_typoreport_changelist")
        return HttpResponseRedirect(back)


_SAID = {
    "corrected": gettext_lazy("The report is marked as corrected."),
    "dismissed": gettext_lazy("The report is put aside: no mistake."),
}


def address_of(report: TypoReport, verb: str) -> str:
    return reverse(f"admin:comments_typoreport_{verb}", args=[report.pk])
