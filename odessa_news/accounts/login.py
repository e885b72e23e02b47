"""The only way into the newsroom: a password, then a code of whoever has set up a second factor."""

import re
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import auth
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import second_factor
from .guessing import locked_sentence
from .sessions import describe

# In the session between the password and the code.
PENDING = "login_pending"
# Seconds. Time enough to look for the phone; an unattended screen is not half a login the next day.
CODE_IS_AWAITED_FOR = 600
# Django's longest name; and a sentence of a password, as its form takes it.
MOST_OF_A_NAME, MOST_OF_A_PASSWORD = 150, 4096
_SURROGATE = re.compile("[\ud800-\udfff]")
BACKEND = "django.contrib.auth.backends.ModelBackend"


class Outcome(StrEnum):
    DONE = "done"
    WRONG = "wrong"  # name or password
    CODE_NEEDED = "code_needed"
    CODE_WRONG = "code_wrong"
    WAIT = "wait"  # after wrong codes; this one was not looked at
    LATE = "late"  # the password was too long ago: both again
    LOCKED = "locked"


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    wait: int = 0

    @property
    def sentence(self) -> str:
        """What to say to the person; "" when they are in."""
        match self.outcome:
            case Outcome.WRONG:
                return _("This name and password don’t fit together. Mind capital letters and the keyboard’s language.")
            case Outcome.CODE_NEEDED:
                return _("Enter the code that your phone shows.")
            case Outcome.CODE_WRONG:
                return _("This code isn’t right, or it has been used. Wait for the next one, or take a recovery code.")
            case Outcome.WAIT:
                text = ngettext(
                    "Wait %(n)d second before the next code.", "Wait %(n)d seconds before the next code.", self.wait
                )
                return text % {"n": self.wait}
            case Outcome.LATE:
                return _("The password was entered too long ago. Please log in again.")
            case Outcome.LOCKED:
                return locked_sentence()
        return ""


def log_in(request: HttpRequest, username: Any, password: Any, code: Any = "") -> Result:
    """Log in with all that is known so far. CODE_NEEDED: ask for the code and call again, or go on by `enter_code`.

    After LOCKED, and after the failure that locks, axes answers 429 in place of the caller's response.
    """
    if not _could_be(username, MOST_OF_A_NAME) or not _could_be(password, MOST_OF_A_PASSWORD):
        return Result(Outcome.WRONG)
    user = auth.authenticate(request, username=username, password=password)
    if user is None:
        return _failed(request, Outcome.WRONG)
    assert isinstance(user, User)
    if not user.is_staff:
        return _count_failure(request, user, Outcome.WRONG)
    if not second_factor.device_of(user):
        return _enter(request, user, None)
    if not code:
        digest = user.get_session_auth_hash()
        request.session[PENDING] = {"user": user.pk, "hash": digest, "at": int(time.time())}
        return Result(Outcome.CODE_NEEDED)
    return _with_code(request, user, str(code))


def enter_code(request: HttpRequest, code: Any) -> Result:
    """The second step, for whom `log_in` has answered CODE_NEEDED in this browser."""
    user = awaited(request)
    return _with_code(request, user, str(code)) if user else Result(Outcome.LATE)


def awaited(request: HttpRequest) -> User | None:
    """Whose password has been right, so that only the code is missing."""
    pending = request.session.get(PENDING)
    if not pending or time.time() - pending["at"] > CODE_IS_AWAITED_FOR:
        return None
    user = User.objects.filter(pk=pending["user"], is_active=True, is_staff=True).first()
    return user if user and user.get_session_auth_hash() == pending["hash"] else None


def is_password_of(request: HttpRequest, user: User, password: str) -> bool:
    """Ask somebody who is in for the password once more. Wrong ones count as failed logins."""
    return auth.authenticate(request, username=user.get_username(), password=password) == user


def is_code_of(request: HttpRequest, user: User, code: str) -> Result:
    """As above for a code, which is used up by it. DONE or the reason."""
    if not AxesProxyHandler.is_allowed(request, {"username": user.get_username()}):
        request.axes_locked_out = True  # type: ignore[attr-defined]
        return Result(Outcome.LOCKED)
    checked = second_factor.check(user, code)
    if checked.device:
        user.otp_device = checked.device  # type: ignore[attr-defined]
        return Result(Outcome.DONE)
    if checked.wait:
        return Result(Outcome.WAIT, checked.wait)
    return _count_failure(request, user, Outcome.CODE_WRONG)


def _could_be(value: Any, most: int) -> bool:
    """Whether it can be stored at all: a script may send lone surrogates, or a megabyte. That is no guess either."""
    return isinstance(value, str) and len(value) <= most and "\0" not in value and not _SURROGATE.search(value)


def _with_code(request: HttpRequest, user: User, code: str) -> Result:
    result = is_code_of(request, user, code)
    return result if result.outcome != Outcome.DONE else _enter(request, user, user.otp_device)  # type: ignore[attr-defined]


def _enter(request: HttpRequest, user: User, device: Any) -> Result:
    user.otp_device = device  # type: ignore[attr-defined]  # django-otp keeps it in the session
    request.session.pop(PENDING, None)
    auth.login(request, user, backend=BACKEND)
    describe(request)
    return Result(Outcome.DONE)


def _count_failure(request: HttpRequest, user: User, outcome: Outcome) -> Result:
    """A failure that Django doesn't know as one, for axes."""
    user_login_failed.send(__name__, credentials={"username": user.get_username()}, request=request)
    return _failed(request, outcome)


def _failed(request: HttpRequest, outcome: Outcome) -> Result:
    return Result(Outcome.LOCKED if getattr(request, "axes_locked_out", False) else outcome)
