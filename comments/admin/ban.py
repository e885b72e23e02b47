"""Bans: the list, one typed by hand, and lifting."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminEmailInputWidget, UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from articles import roles
from articles.admin.base import NewsroomAdmin, short_time
from articles.admin.columns import column

from ..addresses import hash_of
from ..models import Ban

FOR_GOOD = 0
# Days; a quarrel, a week to cool down, and what is as good as for ever where keys and addresses change.
DAYS = (
    (1, _("for a day")),
    (7, _("for a week")),
    (30, _("for 30 days")),
    (365, _("for a year")),
    (FOR_GOOD, _("for good")),
)


def until(days: int) -> Any:
    return timezone.now() + timedelta(days=days) if days else None


class TypedBanForm(forms.ModelForm):
    address = forms.CharField(
        label=_("Network address"),
        max_length=60,
        required=False,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_("203.0.113.7, or 203.0.113.0/24, or the /64 or /48 of IPv6. Only a keyed hash of it is kept."),
    )
    days = forms.TypedChoiceField(
        label=_("How long"), choices=DAYS, coerce=int, initial=7, widget=UnfoldAdminSelectWidget()
    )

    class Meta:
        model = Ban
        fields = ("email", "reason", "note")
        widgets = {"email": UnfoldAdminEmailInputWidget()}

    def clean_address(self) -> str:
        if not (typed := self.cleaned_data["address"]):
            return ""
        try:
            return hash_of(typed)
        except ValueError:
            sentence = gettext("“%(typed)s” is no address that can be recognised again: one address, /24, /64 or /48.")
            raise forms.ValidationError(sentence % {"typed": typed}) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("email")) == bool(cleaned.get("address")):
            raise forms.ValidationError(gettext("Write an e-mail address or a network address, and not both."))
        if not self.errors:
            self.instance.network = cleaned["address"]
            self.instance.until = until(cleaned["days"])
        return cleaned


@admin.register(Ban)
class BanAdmin(NewsroomAdmin):
    list_display = ("target", "state", "until_when", "reason", "note", "since", "moderator")
    list_filter = ("reason",)
    search_fields = ("email", "note")
    sortable_by = ()
    list_per_page = 50
    actions = ("lift_selected",)
    form = TypedBanForm
    add_fieldsets = ((None, {"fields": ("email", "address", "days", "reason", "note")}),)
    fields = ("target", "state", "until_when", "reason", "note", "at", "moderator")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("reader", "by")

    def get_fieldsets(self, request: HttpRequest, obj: Ban | None = None) -> Any:
        return super().get_fieldsets(request, obj) if obj else self.add_fieldsets

    @column(_("who"))
    def target(self, ban: Ban) -> str:
        return ban.whom()

    @column(_("status"), label={"on": "danger", "over": "info"})
    def state(self, ban: Ban) -> tuple[str, str]:
        if ban.is_in_force:
            return "on", gettext("in force")
        return "over", gettext("lifted") if ban.lifted_at else gettext("over")

    @column(pgettext_lazy("ban", "until"))
    def until_when(self, ban: Ban) -> str:
        return short_time(ban.until) or gettext("for good")

    @column(pgettext_lazy("ban", "since"))
    def since(self, ban: Ban) -> str:
        return short_time(ban.at)

    @column(_("moderator"))
    def moderator(self, ban: Ban) -> str:
        return str(ban.by or "")

    def save_model(self, request: HttpRequest, obj: Ban, form: Any, change: bool) -> None:
        obj.impose(request.user)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """impose() has written its own."""

    @admin.action(description=_("Lift the selected bans"), permissions=["lift"])
    def lift_selected(self, request: HttpRequest, queryset: Any) -> None:
        lifted = sum(ban.lift(request.user) for ban in queryset)
        text = ngettext("%(n)d ban lifted.", "%(n)d bans lifted.", lifted) % {"n": lifted}
        self.message_user(request, text, messages.SUCCESS if lifted else messages.WARNING)

    # --- What was decided stays as it was; a ban is ended by lifting it ---

    def has_lift_permission(self, request: HttpRequest) -> bool:
        return roles.may_ban(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return roles.may_ban(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Ban | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Ban | None = None) -> bool:
        return False
