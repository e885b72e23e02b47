"""What an entry of the audit log can say was done. A verb that isn't here is shown as it is."""

from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VERBS: dict[str, str | Promise] = {
    "added": _("added"),
    "changed": _("changed"),
    "deleted": _("deleted"),
    "submitted": pgettext_lazy("step", "sent for review"),
    "returned": pgettext_lazy("step", "returned"),
    "approved": pgettext_lazy("step", "approved"),
    "published": pgettext_lazy("step", "published"),
    "scheduled": pgettext_lazy("step", "scheduled"),
    "timed": _("given another time"),
    "published_alone": _("published without its twin"),
    "arranged": _("front page arranged"),
    "corrected": _("corrected for readers"),
    "correction_mended": _("correction mended"),
    "retracted": pgettext_lazy("step", "taken down"),
    "retracted_explained": _("taken down with an explanation"),
    "restored": _("an earlier revision brought back"),
    "taken_from_twin": _("Changed with its twin"),
    "trashed": _("moved to the trash"),
    "taken_back": _("taken back from the trash"),
    "purged": _("deleted for good"),
    "shared": _("shown by a link"),
    "share_revoked": _("link revoked"),
    "comment_approved": _("comment approved"),
    "comment_rejected": _("comment rejected"),
    "complaint_accepted": _("complaint accepted"),
    "complaint_declined": _("complaint declined"),
    "typo_corrected": _("mistake reported by a reader corrected"),
    "typo_dismissed": _("report of a mistake dismissed"),
    "comment_spam": _("comment marked as spam"),
    "comment_edited": _("comment edited"),
    "comment_undone": _("verdict on a comment undone"),
    "comment_trusted": _("comment of a trusted reader published at once"),
    "banned": _("banned from commenting"),
    "ban_lifted": _("ban lifted"),
    "password_changed": _("password changed"),
    "second_factor_on": _("two-factor login turned on"),
    "second_factor_off": _("two-factor login turned off"),
    "codes_renewed": _("new recovery codes"),
    "sessions_ended": _("sessions ended"),
    "rights_given": _("rights given"),
    "account_closed": _("account closed"),
    "unlocked": _("unlocked after failed logins"),
    "logged_in": _("logged in"),
    "logged_out": _("logged out"),
    "login_failed": _("login failed"),
}

# The names in an entry's details.
DETAILS: dict[str, str | Promise] = {
    "revision": pgettext_lazy("log", "revision"),
    "like": _("as in revision"),
    "note": pgettext_lazy("log", "note"),
    "before": pgettext_lazy("log", "before"),
    "due": pgettext_lazy("step", "for"),
    "from": pgettext_lazy("log", "from"),
    "until": pgettext_lazy("log", "until"),
    "missed": _("missed its time"),
    "days": pgettext_lazy("log", "days"),
    "name": pgettext_lazy("log", "name"),
    "language": _("language"),
    "places": _("places"),
    "credit": _("credit"),
    "licence": _("licence"),
    "reason": _("reason"),
    "number": _("how many"),
    "roles": _("roles"),
    "address": _("address"),
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
