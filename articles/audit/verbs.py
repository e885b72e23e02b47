"""What an entry of the audit log can say was done. A verb that isn't here is shown as it is."""

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
    "published_alone": _("published without its twin"),
    "arranged": _("front page arranged"),
    "comment_approved": _("comment approved"),
    "comment_rejected": _("comment rejected"),
    "logged_in": _("logged in"),
    "logged_out": _("logged out"),
    "login_failed": _("login failed"),
}


def words_for(verb: str) -> str:
    return str(VERBS.get(verb, verb))
