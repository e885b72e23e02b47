"""Both languages of a story at once: out together, or not at all; and at the same times."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import roles
from .models import Article, Revision
from .revisions.publishing import publish, set_times
from .revisions.refusals import Refused, WrongTime
from .revisions.shared import twin_of

if TYPE_CHECKING:
    from .roles import Staff

Side = tuple[Article, Revision]


class NotTwins(Refused):
    sentence = _("These are not the two languages of one story.")


@transaction.atomic
def publish_both(pair: Sequence[Side], by: "Staff | None", at: datetime | None = None) -> None:
    """At one moment, `at` or now; what readers see already keeps its time and gets its revision.

    Raises what `publish` raises, and then neither is out.
    """
    articles = [article for article, _revision in pair]
    if len(articles) != 2 or len({article.pk for article in articles}) != 2 or len({a.story for a in articles}) != 1:
        raise NotTwins
    # In the order of everybody who locks several, so that no two wait for each other.
    list(
        Article.objects.filter(pk__in=[a.pk for a in articles]).select_for_update(no_key=True).order_by("pk").only("pk")
    )
    now = timezone.now()
    # The language that is required first: the other may not be out without it.
    for article, revision in sorted(pair, key=lambda side: side[0].language != settings.REQUIRE_TWIN):
        publish(article, by, revision, None if article.is_public(now) else at or now, is_of_pair=True)


@transaction.atomic
def set_times_of_both(article: Article, by: "Staff | None", at: datetime | None, until: datetime | None) -> None:
    """The twin comes and goes when `article` does; what readers see already keeps the time at which it came.

    Raises PermissionDenied where the twin isn't `by`'s to publish, and what `set_times` raises: then neither is moved.
    """
    twin, now = twin_of(article), timezone.now()
    if twin is None:
        raise Refused(_("There is no twin yet. Start it first."))
    if by and not may_time(by, twin):
        raise PermissionDenied
    has_come = article.is_public(now) or twin.is_public(now) or (at is not None and at <= now)
    times = {article.pk: at, twin.pk: twin.published_at if has_come else at}
    # The language that is required first: the other may not be out without it.
    for one in sorted([article, twin], key=lambda one: one.language != settings.REQUIRE_TWIN):
        try:
            set_times(one, by, times[one.pk], until, is_of_pair=True)
        except WrongTime as wrong:
            raise WrongTime(wrong.field, _naming(twin, wrong) if one is twin else wrong.sentence) from None


def may_time(by: "Staff", twin: Article) -> bool:
    """One without a section is in nobody's beat, and has no readers."""
    if not roles.may_edit(by, twin):
        return False
    return roles.may_publish_article(by, twin) if twin.section_id else roles.may_publish(by)


def _naming(twin: Article, refused: Refused) -> str:
    return gettext("Its twin, “%(title)s”: %(sentence)s") % {"title": twin, "sentence": refused}
