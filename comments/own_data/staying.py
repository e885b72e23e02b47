"""What is not erased, in sentences: said before the button is pressed, and after."""

from django.utils.translation import gettext as _

from ..models import Complaint
from .owner import Owner
from .parts import bans_of, complaints_of, evidence_on


def what_stays(owner: Owner) -> list[str]:
    """Four queries at most."""
    found = []
    if evidence_on(owner).exists():
        found.append(
            _(
                "Somebody has complained about a comment of yours. What stood there then is evidence: only the newsroom"
                " sees it, and it is erased when nobody can go to court about it any more."
            )
        )
    if owner.mailbox and not owner.takes_mailbox():
        other = _(
            "Other browsers of yours are confirmed with %(mailbox)s, so it stays, and so does what they wrote. The link"
            " that we can send there erases all of it."
        )
        return [*found, other % {"mailbox": owner.mailbox.veiled}]
    if complaints_of(owner).filter(status=Complaint.Status.OPEN).exists():
        found.append(
            _(
                "A complaint of yours is not decided yet. It will be, but your e-mail address is erased, so the answer"
                " can’t reach you."
            )
        )
    if bans_of(owner).in_force().exclude(email="").exists():
        found.append(_("Your e-mail address is banned here, and is kept for as long as the ban lasts."))
    return found
