"""How it was sent: the field that people don't see, the time it took, and how much came from there lately."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, QuerySet
from django.utils import timezone

from articles.models import Article

from ..models import Comment
from .draft import Draft, Signs
from .finding import HOLD, Finding

TRAP_WEIGHT = 2.0
# Nobody types a name and a sentence so quickly; who comes with a text ready still has to paste it.
FAST = 3.0
FAST_WEIGHT = HOLD


@dataclass(frozen=True)
class Rate:
    """From `few` comments within `window` on each weighs `step`."""

    name: str
    window: timedelta
    few: int
    step: float

    def finding(self, count: int) -> Finding | None:
        if count < self.few:
            return None
        minutes = int(self.window.total_seconds()) // 60
        return Finding(self.name, round(min(2.0, self.step * count), 2), {"count": count, "minutes": minutes})


# The one before is no sign of anything, the fourth in ten minutes is one to look at. Behind one address sits a whole
# office at times, and below an article in an alarm half the city: those only add to what else was found.
BY_READER = Rate("rate_reader", timedelta(minutes=10), few=3, step=0.34)
BY_ADDRESS = Rate("rate_address", timedelta(hours=1), few=8, step=0.1)
BY_ARTICLE = Rate("rate_article", timedelta(minutes=10), few=30, step=0.02)
# No more rows than this are counted: beyond it a rate weighs what it weighs.
MOST_COUNTED = 100


def examine_signs(signs: Signs) -> Iterator[Finding]:
    if signs.trap:
        yield Finding("trap", TRAP_WEIGHT)
    if signs.seconds is not None and signs.seconds < FAST:
        yield Finding("fast", FAST_WEIGHT, {"seconds": round(signs.seconds, 1)})


def examine_rates(draft: Draft) -> Iterator[Finding]:
    """One query."""
    others = Comment.objects.exclude(pk=draft.pk) if draft.pk else Comment.objects.all()
    where = {
        BY_ADDRESS: others.filter(address_hash=draft.address_hash),
        BY_ARTICLE: others.filter(article=draft.article),
    }
    if draft.reader:
        where[BY_READER] = others.filter(reader=draft.reader)
    now = timezone.now()
    counts = {rate.name: _count(comments.filter(created_at__gt=now - rate.window)) for rate, comments in where.items()}
    # Any row will do to hang three counts on; there is always one of the article that is commented.
    rows = Article.objects.filter(pk=draft.article).order_by().values_list(*counts.values())
    row: dict[str, int] = dict(zip(counts, next(iter(rows), ()), strict=False))
    found = (rate.finding(row.get(rate.name, 0)) for rate in where)
    yield from (finding for finding in found if finding)


def _count(comments: QuerySet[Comment]) -> Func:
    ids = comments.order_by().values("id")[:MOST_COUNTED]
    return Func(ArraySubquery(ids), function="cardinality", output_field=IntegerField())
