"""What a chief does to somebody's login from the page of the account: it is asked for first, and logged."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import action

from articles.admin.base import short_time
from articles.admin.columns import column
from articles.models import AuditEntry

from .. import second_factor
from ..models import StaffSession

Words = str | Promise


class AccountVerbs(ModelAdmin):
    actions_detail = ["end_sessions", "reset_second_factor"]

    @action(description=_("End all sessions"), url_path="end-sessions", icon="logout")  # type: ignore[untyped-decorator]
    def end_sessions(self, request: HttpRequest, object_id: str) -> HttpResponse:
        def end(user: User) -> str:
            mine = request.session.session_key if user.pk == request.user.pk else None
            n = StaffSession.objects.all().end(user, but=mine)
            AuditEntry.record("sessions_ended", user, request.user, number=n)
            return gettext("Sessions ended: %(n)d.") % {"n": n}

        question = _("This person will have to log in again everywhere. What they have typed stays in their browser.")
        return self._ask(request, object_id, _("End all sessions"), question, end)

    @action(description=_("Reset the second factor"), url_path="reset-otp", icon="phonelink_erase")  # type: ignore[untyped-decorator]
    def reset_second_factor(self, request: HttpRequest, object_id: str) -> HttpResponse:
        def reset(user: User) -> str:
            if user.pk == request.user.pk:
                # Their own page asks for the password and a code; a browser left open must not get around that.
                raise PermissionDenied
            second_factor.turn_off(user)
            AuditEntry.record("second_factor_off", user, request.user)
            AuditEntry.record("sessions_ended", user, request.user, number=StaffSession.objects.all().end(user))
            return gettext("Second factor reset; all sessions ended.")

        question = _(
            "For a lost phone. Be sure that it is really this person who asks: afterwards the password alone lets them "
            "in, until they set up another phone."
        )
        return self._ask(request, object_id, _("Reset the second factor"), question, reset)

    def _ask(
        self, request: HttpRequest, object_id: str, title: Words, question: Words, do: Callable[[User], str]
    ) -> HttpResponse:
        user: User | None = self.get_object(request, object_id)
        if not user:
            raise Http404
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if request.method == "POST":
            with transaction.atomic():
                done = do(user)
                # For Django's own history of the account; our log has heard of it in its own words.
                ModelAdmin.log_change(self, request, user, done)
            self.message_user(request, done, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": f"{title}: {user.get_username()}",
            "question": question,
            "button": title,
            "back": reverse("admin:auth_user_change", args=[user.pk]),
        }
        return TemplateResponse(request, "admin/account/ask.html", context)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """As Django's; and whoever knew the old password is out. One's own is changed on one's own page, which asks
        for it: a browser left open must not be enough."""
        if id == str(request.user.pk):
            return HttpResponseRedirect(reverse("admin:password_change"))
        before = User.objects.filter(pk=id).values_list("password", flat=True).first() if id.isdecimal() else None
        response: HttpResponse = super().user_change_password(request, id, form_url)
        if before is not None and (user := User.objects.filter(pk=id).exclude(password=before).first()):
            StaffSession.objects.all().end(user)
        return response

    @column(_("two-factor login"))
    def second_factor(self, user: User) -> str:
        if device := second_factor.device_of(user):
            return gettext("on since %(date)s; recovery codes left: %(n)d") % {
                "date": short_time(device.created_at),
                "n": second_factor.codes_left(user),
            }
        return gettext("off, though the role needs it") if second_factor.is_required(user) else gettext("off")

    @column(_("open sessions"))
    def logged_in(self, user: User) -> str:
        sessions = list(StaffSession.objects.of(user)[:50])
        if not sessions:
            return gettext("nowhere")
        return gettext("browsers: %(n)d, last seen %(date)s") % {
            "n": len(sessions),
            "date": short_time(sessions[0].seen_at.replace(minute=0)),
        }
