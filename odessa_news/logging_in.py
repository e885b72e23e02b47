"""Logging in again, on the spot: a name and a password that the newsroom's own login page would take too."""

from dataclasses import dataclass
from typing import Any

from django.contrib import auth
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest

DONE, WRONG, CODE_NEEDED = "done", "wrong", "code_needed"


@dataclass(frozen=True)
class Result:
    outcome: str
    sentence: str = ""


def log_in(request: HttpRequest, username: Any, password: Any, code: Any = "") -> Result:
    form = AdminAuthenticationForm(request, {"username": str(username), "password": str(password)})
    if not form.is_valid():
        sentences = [str(sentence) for of_field in form.errors.values() for sentence in of_field]
        return Result(WRONG, " ".join(sentences))
    auth.login(request, form.get_user())
    return Result(DONE)
