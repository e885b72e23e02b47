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
from .twins import left_alone
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
    story = Article.objects.filter(pk=pk).values("story")
    wanted = Article.objects.filter(story__in=story) if with_twin else Article.objects.filter(pk=pk)
    # Locked: whoever publishes, retracts or moves them in this moment comes before, and is seen, or after.
    articles = list(
        wanted.select_for_update().only("title", "language", "status", "section", "live", *Kind.values).order_by("pk")
    )
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
    _keep_twins(articles[0], by)
    return articles


def _keep_twins(article: Article, by: "Staff | None") -> None:
    """What is still to come of the story may not come without its twin, where that is required."""
    if by and roles.may_publish_alone(by):
        return
    if alone := left_alone(article):
        sentence = _("“%(title)s” would be out without its twin. Move both, or the other one first.")
        raise CannotMove(sentence % {"title": alone.title})


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
