from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminOwnPasswordChangeForm, AuthenticationForm
from unfold.widgets import UnfoldAdminPasswordWidget, UnfoldAdminTextInputWidget

from . import login

# What a phone offers to fill in by itself, and a keyboard of digits (recovery codes have letters too).
CODE_ATTRS = {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false", "maxlength": 20}


def code_field(label: Any, **attrs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=20, widget=UnfoldAdminTextInputWidget(attrs={**CODE_ATTRS, **attrs}))


def password_field() -> forms.CharField:
    widget = UnfoldAdminPasswordWidget(attrs={"autocomplete": "current-password"})
    return forms.CharField(label=_("Your password"), strip=False, max_length=4096, widget=widget)


class PasswordForm(AuthenticationForm):
    """The first page of a login. It only reads; odessa_news.accounts.login decides."""

    def clean(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class CodeForm(forms.Form):
    """The second page."""

    code = code_field(_("Code"), autofocus=True)


class ConfirmForm(forms.Form):
    """That the phone has the key."""

    code = code_field(_("Code that the phone shows"), inputmode="numeric")


class SurelyOwnerForm(forms.Form):
    """Before the second factor is changed: is it really its owner who sits there?"""

    password = password_field()
    code = code_field(_("Code of the phone, or a recovery code"))

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        self.request, user = request, request.user
        assert isinstance(user, User)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not login.is_password_of(self.request, self.user, password):
            raise forms.ValidationError(_("This isn’t your password."))
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # The code is used up by looking at it, so only after all else is right.
        if not self.errors:
            result = login.is_code_of(self.request, self.user, cleaned["code"])
            if result.outcome != login.Outcome.DONE:
                self.add_error("code", result.sentence)
        return cleaned


class OwnPasswordForm(AdminOwnPasswordChangeForm):
    """Django's, where the old password could be guessed at without end by whoever finds a browser logged in."""

    def __init__(self, user: User, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        old: str = self.cleaned_data["old_password"]
        if not login.is_password_of(self.request, self.user, old):
            raise forms.ValidationError(_("This isn’t your password."))
        return old
