"""Moving what is still to come: a publication, or a take-down, of one article or of a pair of twins."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import roles
from .models import Article, Status
from .revisions.refusals import Refused
from .twins import require_company
from .workflow.steps import record_times

if TYPE_CHECKING:
    from .roles import Staff

# A year typed wrong, more likely than a plan.
FURTHEST = timedelta(days=5 * 366)


class Kind(models.TextChoices):
    """What happens at the time; named as the column that holds it."""

    PUBLICATION = "published_at", gettext_lazy("publication")
    TAKE_DOWN = "unpublish_at", gettext_lazy("take-down")


class CannotMove(Exception):
    """Says why, to the editor. Nothing was moved."""


@transaction.atomic
def move(
    pk: int, kind: Kind, was: datetime, to: datetime, by: "Staff | None", *, with_twin: bool = False
) -> list[Article]:
    """Let it happen at `to` instead of `was`: the time that the editor saw; nothing else is moved away from.

    `with_twin`: both twins, which are planned for the same moment, or neither. Returns what was moved. Raises
    PermissionDenied where one of them is on somebody else's beat.
    """
    now = timezone.now()
    if to <= now:
        raise CannotMove(_("That time has passed. Choose one to come."))
    if to > now + FURTHEST:
        raise CannotMove(_("That is more than five years away. Check the year."))
    story = Article.objects.filter(story__in=Article.objects.filter(pk=pk).values("story"))
    # Locked, with a twin that stays where it is: whoever publishes, retracts or moves one of them in this moment comes
    # before, and is seen, or after.
    held = story.select_for_update().only("title", "language", "story", "status", "section", "live", *Kind.values)
    articles = [article for article in held.order_by("pk") if with_twin or article.pk == pk]
    if pk not in {article.pk for article in articles}:
        raise CannotMove(_("There is no such article any more."))
    if with_twin and len(articles) < 2:
        raise CannotMove(_("Its twin isn’t there any more. Nothing was moved."))
    if by and not all(roles.may_publish_article(by, article) for article in articles):
        raise PermissionDenied
    for article in articles:
        _check(article, kind, was, to)
    for article in articles:
        before = (article.published_at, article.unpublish_at)
        setattr(article, kind, to)
        article.save(update_fields=[kind])
        record_times(article, by, before)
    try:
        require_company(articles[0], by)
    except Refused as refused:
        raise CannotMove(str(refused)) from None
    return articles


def _check(article: Article, kind: Kind, was: datetime, to: datetime) -> None:
    now, title = timezone.now(), {"title": article.title}
    moment: datetime | None = getattr(article, kind)
    if article.status != Status.PUBLISHED or moment is None:
        raise CannotMove(_("“%(title)s” isn’t planned any more. Nothing was moved.") % title)
    if moment <= now:
        out, down = _("“%(title)s” is out already. Nothing was moved."), _("“%(title)s” is taken down already.")
        raise CannotMove((out if kind == Kind.PUBLICATION else down) % title)
    if moment != was:
        when = formats.date_format(timezone.localtime(moment), "j E Y, H:i")
        sentence = _("“%(title)s” was moved to %(time)s by somebody else meanwhile. Nothing was moved.")
        raise CannotMove(sentence % {**title, "time": when})
    start = to if kind == Kind.PUBLICATION else article.published_at
    end = to if kind == Kind.TAKE_DOWN else article.unpublish_at
    if start and end and end <= start:
        raise CannotMove(_("“%(title)s” would be taken down before it is published. Nothing was moved.") % title)
