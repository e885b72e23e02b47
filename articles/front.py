"""The front page of one language: what stands where, and no story twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from odessa_news.lib.prepared import prepared

from .cards import Card
from .chrome import Link
from .models import Article
from .models.front import SLOTS

Cards = list[Card]
Query = QuerySet[Article, Card]

NEWEST = 12
BLOCK = 4


@dataclass(frozen=True)
class Block:
    section: Link
    articles: list[Card]


@dataclass(frozen=True)
class FrontPage:
    slots: list[Card]
    newest: list[Card]
    blocks: list[Block]

    @property
    def lead(self) -> Card | None:
        return self.slots[0] if self.slots else None


def front_page(language: str, sections: Iterable[Link], placed: Cards | None = None) -> FrontPage:
    """Three queries: the newest articles, those that editors placed, and the newest of each top section.

    `placed`: what stands in the slots instead of what is saved (`cards_at`), for a preview.
    """
    now = timezone.now()
    newest = _newest(now=now, language=language)
    filled = _fill(_placed(now=now, language=language) if placed is None else placed, newest)
    slots = [filled[position] for position in sorted(filled)]
    shown = {article.story for article in slots}
    stream = [article for article in newest if article.story not in shown][:NEWEST]
    shown.update(article.story for article in stream)
    top = {section.pk: section for section in sections if section.parent_id is None}
    in_blocks = _in_blocks(now=now, language=language, shown=list(shown), sections=list(top))
    blocks = [Block(top[pk], [article for article in in_blocks if article.top_section_id == pk]) for pk in top]
    return FrontPage(slots, stream, [block for block in blocks if block.articles])


def cards_at(positions: Mapping[int, int]) -> Cards:
    """Articles by position, as `front_page` takes them; without those that readers may not see. One query."""
    found = {card.pk: card for card in Article.objects.published().filter(pk__in=set(positions.values())).cards()}
    return [found[pk]._replace(position=position) for position, pk in sorted(positions.items()) if pk in found]


def slots_with(language: str, placed: Cards) -> dict[int, Card]:
    """What stands in each place when `placed` do: they themselves, and what fills the others. One query."""
    return _fill(placed, _newest(now=timezone.now(), language=language))


@prepared(keep_plan=True, now=datetime, language=str)
def _newest(now: datetime, language: str) -> Query:
    return Article.objects.for_newest(language, now).cards()[: SLOTS + NEWEST + SLOTS]


@prepared(keep_plan=True, now=datetime, language=str)
def _placed(now: datetime, language: str) -> Query:
    """Published articles that editors put somewhere, each with its `position`."""
    current = Q(front_slots__until=None) | Q(front_slots__until__gt=now)
    placed = Article.objects.published(now).filter(current, front_slots__language=language)
    return placed.annotate(position=F("front_slots__position")).order_by("position").cards()


def _fill(placed: Cards, newest: Cards) -> dict[int, Card]:
    """Cards by position; positions are missing only where there is not enough news."""
    positions: dict[int, Card] = {article.position: article for article in placed}
    taken = {article.story for article in placed}
    free = [article for article in newest if article.story not in taken]
    # The lead needs a picture where there is one to be had; the other places go by time.
    lead = next((article for article in free if article.sources), None)
    if lead and 1 not in positions:
        positions[1] = lead
        free.remove(lead)
    order = iter(free)
    filled = {position: positions.get(position) or next(order, None) for position in range(1, SLOTS + 1)}
    return {position: article for position, article in filled.items() if article}


@prepared(keep_plan=True, now=datetime, language=str, shown=list, sections=list)
def _in_blocks(now: datetime, language: str, shown: list[UUID], sections: list[int]) -> Query:
    """The newest of each top section without the stories `shown`: each section's own index is walked from the top."""
    newest_of_one = (
        Article.objects.published(now)
        .in_edition(language, now)
        .filter(~Q(story__any=shown), top_section=RawSQL("wanted.id", ()))
        .newest_first()
        .values("id")[:BLOCK]
    )
    sql, params = newest_of_one.query.sql_with_params()
    newest_of_each = RawSQL(
        f"SELECT newest.id FROM unnest(%s::bigint[]) AS wanted (id) CROSS JOIN LATERAL ({sql}) AS newest",
        [sections, *params],
    )
    return Article.objects.published(now).filter(pk__in=newest_of_each).newest_first().cards()
