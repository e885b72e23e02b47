"""/admin/account/: what concerns oneself. Each view is for those who may enter the newsroom, and their own account."""

from typing import Any

import segno
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_otp import login as show_device

from articles.models import AuditEntry
from articles.roles import NAMES

from .. import second_factor
from ..forms import ConfirmForm, OwnPasswordForm, SurelyOwnerForm
from ..login import Outcome, Result
from ..models import StaffSession
from ..rows import SessionRow

# In the session: the number of the key that was offered here.
OFFERED = "second_factor_offered"


def account(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    device = second_factor.device_of(user)
    sessions = StaffSession.objects.of(user)
    context = {
        "roles": [NAMES.get(group.name, group.name) for group in user.groups.all()],
        "device": device,
        "codes_left": second_factor.codes_left(user) if device else 0,
        "is_required": second_factor.is_required(user),
        "sessions": [SessionRow.of(session, request.session.session_key) for session in sessions],
    }
    return _page(request, "account", _("My account"), context)


# --- The second factor ---


@sensitive_post_parameters("code")
def two_factor(request: HttpRequest) -> HttpResponse:
    """Turn it on: scan, confirm by a code, keep the recovery codes."""
    user = _person(request)
    if second_factor.device_of(user):
        if user.is_verified():  # type: ignore[attr-defined]  # django-otp's
            return HttpResponseRedirect(reverse("accounts:account"))
        # A session from before it was turned on: it has to show a code like any other.
        logout(request)
        return HttpResponseRedirect(reverse("admin:login"))
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    offered = second_factor.offer(user, request.session.get(OFFERED))
    request.session[OFFERED] = offered.pk
    if form.is_valid():
        with transaction.atomic():
            checked = second_factor.confirm(offered, form.cleaned_data["code"])
            if checked.device:
                AuditEntry.record("second_factor_on", user, user)
        if checked.device:
            del request.session[OFFERED]
            show_device(request, checked.device)
            _end_others(request)
            return _show_codes(request, user)
        wrong = _("This isn’t the code that the phone should show. Is its clock right?")
        form.add_error("code", Result(Outcome.WAIT, checked.wait).sentence if checked.wait else wrong)
    return _page(request, "two_factor", _("Two-factor login"), {"form": form, **_key(offered)})


@sensitive_post_parameters("password", "code")
def new_codes(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    if not second_factor.device_of(user):
        return HttpResponseRedirect(reverse("accounts:two_factor"))
    form = SurelyOwnerForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            AuditEntry.record("codes_renewed", user, user)
            return _show_codes(request, user)
    return _page(request, "new_codes", _("New recovery codes"), {"form": form})


@sensitive_post_parameters("password", "code")
def turn_off(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    if not second_factor.device_of(user):
        return HttpResponseRedirect(reverse("accounts:account"))
    form = SurelyOwnerForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            if second_factor.turn_off(user):
                AuditEntry.record("second_factor_off", user, user)
        messages.success(request, _("Two-factor login is off."))
        return HttpResponseRedirect(reverse("accounts:account"))
    context = {"form": form, "is_required": second_factor.is_required(user)}
    return _page(request, "turn_off", _("Turn two-factor login off"), context)


# --- Sessions ---


@require_POST
def end_session(request: HttpRequest, public_id: str) -> HttpResponse:
    sessions = StaffSession.objects.of(_person(request))
    chosen = next((session for session in sessions if session.public_id == public_id), None)
    # Gone already, or another's: in both cases it isn't among one's own any more.
    if chosen:
        with transaction.atomic():
            chosen.delete()
            AuditEntry.record("sessions_ended", _person(request), _person(request), number=1)
    messages.success(request, _("That session has ended."))
    return HttpResponseRedirect(reverse("accounts:account"))


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    n = _end_others(request)
    text = ngettext("%(n)d other session has ended.", "%(n)d other sessions have ended.", n)
    messages.success(request, text % {"n": n})
    return HttpResponseRedirect(reverse("accounts:account"))


class ChangePassword(PasswordChangeView):
    """In place of the admin's own, which leaves the other sessions in the list."""

    form_class = OwnPasswordForm
    template_name = "registration/password_change_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**admin.site.each_context(self.request), **kwargs})

    def get_success_url(self) -> str:
        return reverse("accounts:account")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_valid(form)
        _end_others(self.request)
        messages.success(self.request, _("The password is changed; you are logged out everywhere else."))
        return response


def _end_others(request: HttpRequest) -> int:
    user = _person(request)
    with transaction.atomic():
        n = StaffSession.objects.all().end(user, but=request.session.session_key)
        if n:
            AuditEntry.record("sessions_ended", user, user, number=n)
    return n


def _person(request: HttpRequest) -> User:
    user = request.user
    assert isinstance(user, User)
    return user


def _key(device: Any) -> dict[str, str]:
    """For a camera and for fingers. The picture has neither script nor style in it."""
    secret = device.config_url.partition("secret=")[2].partition("&")[0]
    qr = segno.make(device.config_url, error="m")
    return {
        "qr": qr.svg_data_uri(scale=5, border=4, dark="#000", light="#fff"),
        "key": " ".join(secret[n : n + 4] for n in range(0, len(secret), 4)),
        "key_url": device.config_url,
    }


def _show_codes(request: HttpRequest, user: User) -> HttpResponse:
    codes = second_factor.new_codes(user)
    heading = _("Odessa News: recovery codes of %(name)s") % {"name": user.get_username()}
    text = "\n".join([heading, "", *codes, ""])
    return _page(request, "codes", _("Recovery codes"), {"codes": codes, "text": text})


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    around = {**admin.site.each_context(request), "title": title}
    return render(request, f"admin/account/{template}.html", {**around, **context})
