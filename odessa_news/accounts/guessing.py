"""Against guessing (django-axes): how many failed logins are too many, and what is said then.

Two limits, each over the last fifteen minutes, the time that a lock lasts:

- five for one name from one address. That is a person who has forgotten the password, or somebody who tries it; nobody
  else at that address notices, and the person can still log in from elsewhere: who knows a name can't keep its owner
  out.
- fifty for one address, whatever the names. A newsroom stands behind one address, so its limit is that of ten people
  who all fail; one colleague can't reach it alone, since a refused attempt is not counted. A machine that tries one
  password on many names reaches it at once.
"""

from http import HTTPStatus
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from odessa_news.lib.addresses import client_network
from odessa_news.lib.answers import wants_json

# How many names that are locked make the address locked.
NAMES_PER_ADDRESS = 10


class TwoLimits(AxesDatabaseHandler):
    """AXES_HANDLER. axes itself knows one number for both limits."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """In failures of one name, to be held against the one limit of settings.AXES_FAILURE_LIMIT."""
        name, address = self.get_user_attempts(request, credentials)
        return max(_sum(name), _sum(address) // NAMES_PER_ADDRESS)

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Those of the name. The address keeps its count: a reporter could else guess at a chief's password between two
        logins of their own."""
        name, _address = self.filter_user_attempts(request, credentials)
        count: int = name.delete()[0]
        return count


def client_ip(request: HttpRequest) -> str | None:
    """AXES_CLIENT_IP_CALLABLE: as TRUSTED_PROXIES says, and an IPv6 network as one address."""
    return client_network(request).partition("/")[0] or None


def refused(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """AXES_LOCKOUT_CALLABLE: whatever was answered, this is said instead."""
    sentence, status = locked_sentence(), HTTPStatus.TOO_MANY_REQUESTS
    answer: HttpResponse
    if wants_json(request):
        answer = JsonResponse({"outcome": "locked", "sentence": sentence}, status=status)
    else:
        context = {**admin.site.each_context(request), "sentence": sentence}
        answer = render(request, "admin/locked.html", context, status=status)
    answer["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    answer["Cache-Control"] = "no-store"
    return answer


def locked_sentence() -> str:
    return _(
        "Too many failed logins. Try again in 15 minutes; if it can’t wait, a chief of the newsroom can unlock you."
    )


def attempts_that_count() -> Any:
    return AccessAttempt.objects.filter(attempt_time__gte=timezone.now() - settings.AXES_COOLOFF_TIME)


def _sum(attempts: Any) -> int:
    return int(attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0)
