"""Both languages of a story at once: out together, or not at all."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Article, Revision
from .revisions.publishing import publish
from .revisions.refusals import Refused

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
        publish(article, by, revision, None if article.is_public(now) else at or now)
