from datetime import datetime
from typing import TYPE_CHECKING, cast

from .status import Retraction

if TYPE_CHECKING:
    from ..revisions.content import Content
    from ..roles import Staff
    from ..trash import TakenBack
    from .article import Article
    from .correction import Correction
    from .revision import Revision
    from .trash import Trashed


class ArticleVerbs:
    """What is done with an Article. The modules that do it need the models, so they are imported when it is done."""

    # articles.revisions says what each of these does and raises.

    def latest_revision(self) -> "Revision | None":
        from ..revisions import saving

        return saving.latest_revision(_article(self))

    def ensure_revision(self) -> "Revision":
        from ..revisions import saving

        return saving.ensure_revision(_article(self))

    def save_revision(self, by: "Staff | None", content: "Content", based_on: int | None, note: str = "") -> "Revision":
        from ..revisions import saving

        return saving.save_revision(_article(self), by, content, based_on, note)

    def start(self, by: "Staff | None", content: "Content", note: str = "") -> "Revision":
        from ..revisions import saving

        return saving.start(_article(self), by, content, note)

    def restore(self, revision: "Revision", by: "Staff | None") -> "Revision":
        from ..revisions import saving

        return saving.restore(_article(self), revision, by)

    def keep_autosave(self, by: "Staff | None", content: "Content", based_on: int | None, note: str = "") -> "Revision":
        from ..revisions import saving

        return saving.keep_autosave(_article(self), by, content, based_on, note)

    def revision_kept_for(self, user: "Staff") -> "Revision | None":
        from ..revisions import saving

        return saving.revision_kept_for(_article(self), user)

    def publish(
        self, by: "Staff | None", revision: "Revision", at: datetime | None = None, until: datetime | None = None
    ) -> None:
        from ..revisions import publishing

        publishing.publish(_article(self), by, revision, at, until)

    def retract(self, by: "Staff | None", note: str = "", kind: Retraction = Retraction.REMOVED) -> None:
        from ..revisions import publishing

        publishing.retract(_article(self), by, note, kind)

    def set_times(self, by: "Staff | None", at: datetime | None, until: datetime | None) -> None:
        from ..revisions import publishing

        publishing.set_times(_article(self), by, at, until)

    def correct(self, by: "Staff | None", text: str) -> "Correction":
        from .. import corrections

        return corrections.correct(_article(self), by, text)

    # articles.trash says what each of these does and raises.

    def trash(self, by: "Staff | None") -> "Trashed":
        from .. import trash

        return trash.trash(_article(self), by)

    def take_back(self, by: "Staff | None") -> "TakenBack":
        from .. import trash

        return trash.take_back(_article(self), by)

    def purge(self, by: "Staff | None") -> None:
        from .. import trash

        trash.purge(_article(self), by)


def _article(verbs: ArticleVerbs) -> "Article":
    return cast("Article", verbs)
