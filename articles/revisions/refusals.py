"""What can't be done, said to the person who wanted it."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from ..models import Revision


class Refused(Exception):
    """Nothing was changed. `str()` of it is a sentence in the language of whoever reads it."""

    sentence: str | Promise = _("This can't be done.")

    def __init__(self, sentence: str | Promise | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return str(self.sentence)


class Gone(Refused):
    sentence = _("This article has been deleted meanwhile.")


class InTrash(Gone):
    """Whatever was wanted of it: it is to be taken back first."""

    sentence = _("This article is in the trash. Take it back first, then go on.")


class Overtaken(Refused):
    """Somebody else was first to publish, schedule or take down."""

    sentence = _("Meanwhile somebody else has changed what readers see of this article. Look at it and decide anew.")


class NoSuchRevision(Refused):
    sentence = _("This article has no such revision.")


class JustDeleted(Refused):
    """A section, a photo or a person that the text names went in this very moment."""

    sentence = _("Something that this revision names has been deleted meanwhile. Choose anew.")


class Incomplete(Refused):
    """What readers can't do without is missing."""


class WrongTime(Refused):
    """`field`: published_at or unpublish_at."""

    def __init__(self, field: str, sentence: str | Promise) -> None:
        self.field = field
        super().__init__(sentence)


class NewerRevision(Refused):
    """Somebody saved `theirs` while this text was being written. `mine` keeps it, as its writer's autosave."""

    sentence = _("Meanwhile somebody else has saved a newer revision of this article. Your text is kept.")

    def __init__(self, theirs: "Revision", mine: "Revision") -> None:
        self.theirs, self.mine = theirs, mine
        super().__init__()
