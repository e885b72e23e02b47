from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from articles.admin.base import NewsroomAdmin
from articles.admin.columns import column

from ..models import StopWord
from . import chores
from .entries import LINES_AT_ONCE, Imported, bring_in, unread_in
from .forms import ImportForm, StopWordForm

# Forms shown on the page of an entry: a verb has two hundred with its participles.
MOST_FORMS = 300
# Lines named that could not be read.
MOST_NAMED = 5


@admin.register(StopWord)
class StopWordAdmin(NewsroomAdmin):
    form = StopWordForm
    list_display = ("text", "language_name", "weight", "note", "is_ready")
    list_filter = ("language",)
    search_fields = ("key__startswith", "note")
    search_help_text = _("The beginning of an entry, or words of its note")
    ordering = ("key",)
    sortable_by = ("text",)
    list_per_page = 100
    list_filter_submit = False
    actions_list = ("bring_in",)
    fields = ("text", "language", "weight", "spared", "note", "all_forms")
    readonly_fields = ("all_forms",)

    def get_fields(self, request: HttpRequest, obj: StopWord | None = None) -> Any:
        return self.fields if obj else self.fields[:-1]

    @column(_("language"))
    def language_name(self, entry: StopWord) -> str:
        return str(entry.get_language_display())

    @column(_("in force"), boolean=True)
    def is_ready(self, entry: StopWord) -> bool:
        return entry.formed_at is not None

    @admin.display(description=_("what it finds"))
    def all_forms(self, entry: StopWord) -> str | Promise:
        """A phrase's are those of each of its words."""
        if entry.formed_at is None:
            return _("Its forms are being written down.")
        parts = entry.parts or [entry.forms.order_by("form").values_list("form", flat=True)[:MOST_FORMS]]
        return " + ".join(", ".join(part) for part in parts)

    def save_model(self, request: HttpRequest, obj: StopWord, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        obj.write_forms()

    # --- Many at once ---

    @action(description=_("Bring in a list"), url_path="bring-in", permissions=["add"])  # type: ignore[untyped-decorator]
    def bring_in(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            lines = form.cleaned_data["lines"]
            if len(lines) > LINES_AT_ONCE:
                chores.bring_in.enqueue(lines, form.options(), cast(User, request.user).pk)
                self._tell_later(request, lines)
            else:
                with transaction.atomic():
                    done = bring_in(lines, request.user, **form.options())
                    chores.write_missing_forms.enqueue()
                self._tell(request, done)
            return HttpResponseRedirect(reverse("admin:comments_stopword_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Bring in a list"),
            "opts": self.opts,
            "form": form,
        }
        return render(request, "admin/comments/stopword/bring_in.html", context)

    def _tell(self, request: HttpRequest, done: Imported) -> None:
        count = len(done.added)
        text = ngettext("%(n)s entry is new.", "%(n)s entries are new.", count) % {"n": count}
        if count:
            text += " " + gettext("They are in force as soon as their forms are written down: in a minute at most.")
        if done.known:
            text += " " + ngettext("%(n)s was known.", "%(n)s were known.", done.known) % {"n": done.known}
        messages.success(request, text)
        self._warn(request, done.unread)

    def _tell_later(self, request: HttpRequest, lines: list[str]) -> None:
        text = gettext("%(n)s lines are stored. The worker makes entries of them: in force in some minutes.")
        messages.success(request, text % {"n": len(lines)})
        self._warn(request, unread_in(lines))

    def _warn(self, request: HttpRequest, unread: list[str]) -> None:
        if unread:
            named = ", ".join(f"«{line[:60]}»" for line in unread[:MOST_NAMED])
            sentence = gettext("Nothing to look for, or too long (%(n)s lines): %(named)s")
            messages.warning(request, sentence % {"n": len(unread), "named": named})
