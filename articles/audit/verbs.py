"""What an entry of the audit log can say was done. A verb that isn't here is shown as it is."""

from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "added": _("added"),
    "changed": _("changed"),
    "deleted": _("deleted"),
    "submitted": _("sent for review"),
    "returned": _("returned"),
    "approved": _("approved"),
    "published": _("published"),
    "scheduled": _("scheduled"),
    "timed": _("given another time"),
    "retracted": _("taken down"),
    "restored": _("an earlier revision brought back"),
    "shared": _("shown by a link"),
    "share_revoked": _("link revoked"),
    "comment_approved": _("comment approved"),
    "comment_rejected": _("comment rejected"),
    "logged_in": _("logged in"),
    "logged_out": _("logged out"),
    "login_failed": _("login failed"),
}

# The names in an entry's details.
DETAILS: dict[str, str | Promise] = {
    "revision": _("revision"),
    "like": _("as in revision"),
    "note": _("note"),
    "due": _("for"),
    "from": _("from"),
    "until": _("until"),
    "days": _("days"),
    "name": _("name"),
}


def words_for(verb: str) -> str:
    return str(VERBS.get(verb, verb))


def detail_in_words(name: str, value: Any) -> str:
    moment = _moment(value) if isinstance(value, str) else None
    shown = formats.date_format(timezone.localtime(moment), "j b Y, H:i") if moment else "—" if value is None else value
    return f"{DETAILS.get(name, name)}: {shown}"


def _moment(value: str) -> datetime | None:
    """JSON knows no times; DjangoJSONEncoder writes them so."""
    try:
        moment = parse_datetime(value)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None
