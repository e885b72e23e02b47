"""The front page of one language: what stands where, and no story twice."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from .models import Article, FrontSlot, Section
from .models.front import SLOTS

if TYPE_CHECKING:
    from collections.abc import Iterable

NEWEST = 12
BLOCK = 4


@dataclass(frozen=True)
class Block:
    section: Section
    articles: list[Article]


@dataclass(frozen=True)
class FrontPage:
    slots: list[Article]
    newest: list[Article]
    blocks: list[Block]

    @property
    def lead(self) -> Article | None:
        return self.slots[0] if self.slots else None


def front_page(language: str, sections: "Iterable[Section]") -> FrontPage:
    """Four queries: the editors' slots, the newest articles, the ids for the blocks, the blocks' articles."""
    newest = list(Article.objects.for_newest(language)[: SLOTS + NEWEST + SLOTS])
    slots = _fill(_placed(language), newest)
    shown = {article.story for article in slots}
    stream = [article for article in newest if article.story not in shown][:NEWEST]
    shown.update(article.story for article in stream)
    return FrontPage(slots, stream, _blocks(language, [s for s in sections if s.parent_id is None], shown))


def _placed(language: str) -> dict[int, Article]:
    """Published articles that editors put somewhere, by position."""
    now = timezone.now()
    slots = {
        slot.article_id: slot.position for slot in FrontSlot.objects.filter(language=language) if slot.is_current(now)
    }
    if not slots:
        return {}
    placed = Article.objects.published().cards().filter(pk__in=slots)
    return {slots[article.pk]: article for article in placed}


def _fill(placed: dict[int, Article], newest: list[Article]) -> list[Article]:
    taken = {article.story for article in placed.values()}
    # The lead needs a picture where there is one to be had; the other places go by time.
    free = [article for article in newest if article.story not in taken]
    free.sort(key=lambda article: article.cover_id is None)
    order = iter(free)
    filled = [placed.get(position) or next(order, None) for position in range(1, SLOTS + 1)]
    return [article for article in filled if article]


def _blocks(language: str, sections: list[Section], shown: set[UUID]) -> list[Block]:
    """The newest of each section. One query finds the ids by walking each section's index, one more loads the cards."""
    newest_of_one = (
        Article.objects.published()
        .in_edition(language)
        .filter(top_section=RawSQL("wanted.id", ()))
        .exclude(story__in=shown)
        .newest_first()
        .values("top_section_id", "id")[:BLOCK]
    )
    sql, params = newest_of_one.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT newest.* FROM unnest(%s::bigint[]) AS wanted (id) CROSS JOIN LATERAL ({sql}) AS newest",
            [[section.pk for section in sections], *params],
        )
        ids = cursor.fetchall()
    cards = {
        article.pk: article for article in Article.objects.published().cards().filter(pk__in=[pk for _s, pk in ids])
    }
    blocks = [
        Block(section, [cards[pk] for owner, pk in ids if owner == section.pk and pk in cards]) for section in sections
    ]
    return [block for block in blocks if block.articles]
