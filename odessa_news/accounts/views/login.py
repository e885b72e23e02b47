"""The two pages of a login."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ..forms import CodeForm, PasswordForm
from ..login import Outcome, awaited, enter_code, log_in


@never_cache
@sensitive_post_parameters("password")
def password_page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" and admin.site.has_permission(request):
        return HttpResponseRedirect(_next(request))
    form = PasswordForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        result = log_in(request, form.cleaned_data["username"], form.cleaned_data["password"])
        if result.outcome == Outcome.DONE:
            return HttpResponseRedirect(_next(request))
        if result.outcome == Outcome.CODE_NEEDED:
            return HttpResponseRedirect(f"{reverse('accounts:code')}?{urlencode({'next': _next(request)})}")
        form.add_error(None, result.sentence)
    return _page(request, "admin/login.html", form)


@never_cache
@sensitive_post_parameters("code")
def code_page(request: HttpRequest) -> HttpResponse:
    if not awaited(request):
        # Perhaps logged in by now, in another tab: then the password page leads on.
        return HttpResponseRedirect(f"{reverse('admin:login')}?{urlencode({'next': _next(request)})}")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        result = enter_code(request, form.cleaned_data["code"])
        if result.outcome == Outcome.DONE:
            return HttpResponseRedirect(_next(request))
        form.add_error("code", result.sentence)
    return _page(request, "admin/login_code.html", form)


def _page(request: HttpRequest, template: str, form: Any) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Log in"),
        "form": form,
        "app_path": request.get_full_path(),
        "username": request.user.get_username(),
    }
    return render(request, template, context)


def _next(request: HttpRequest) -> str:
    """Where the person wanted to, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url(settings.LOGIN_REDIRECT_URL)
