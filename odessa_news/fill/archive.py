"""When, by whom and about what: the dice of an archive that has grown for ten years."""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Generic, TypeVar
from uuid import UUID, uuid4

Item = TypeVar("Item")

YEARS = 10
TWINS = 1 / 3
# Most articles have no comment or a few; one in some hundreds has hundreds.
COMMENTS_EXPONENT = 1.2
MOST_COMMENTS = 600
# Of the comments, answers to others.
ANSWERS = 0.4
STATUSES = (("published", 0.97), ("retracted", 0.98), ("review", 0.985), ("draft", 0.999), ("trashed", 1.0))


@dataclass(frozen=True)
class Place:
    """A row to be: its language, its story, its moment."""

    language: str
    story: UUID
    published_at: datetime


class Zipf(Generic[Item]):
    """The first of `items` is drawn n times as often as the nth."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.totals = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))

    def draw(self, chance: random.Random) -> Item:
        return self.items[bisect(self.totals, chance.random() * self.totals[-1])]

    def several(self, chance: random.Random, count: int) -> list[Item]:
        """Up to `count` different ones."""
        return list(dict.fromkeys(self.draw(chance) for _ in range(count))) if self.items else []


def places(count: int, now: datetime, chance: random.Random) -> Iterator[Place]:
    """`count` rows, the oldest first; a third of the stories stand in both languages.

    Not even the same `chance` gives a story its id again: an archive may be filled twice.
    """
    span = YEARS * 365 * 24 * 3600
    # The square draws them to the present: every year more is written than in the year before.
    ages = sorted((span * chance.random() ** 2 + 60 for _ in range(count)), reverse=True)
    waiting: Place | None = None
    for age in ages:
        moment = now - timedelta(seconds=age)
        if waiting:
            yield Place("uk" if waiting.language == "ru" else "ru", waiting.story, moment)
            waiting = None
            continue
        place = Place(chance.choice(("ru", "uk")), uuid4(), moment)
        if chance.random() < TWINS:
            waiting = place
        yield place


def status(chance: random.Random) -> str:
    draw = chance.random()
    return next(name for name, limit in STATUSES if draw < limit)


def trashed_at(now: datetime, chance: random.Random) -> datetime:
    """Not so long ago that it would be purged tomorrow."""
    return now - timedelta(days=20 * chance.random())


def comment_count(chance: random.Random) -> int:
    return min(int(chance.paretovariate(COMMENTS_EXPONENT)) - 1, MOST_COMMENTS)


def comment_times(count: int, published_at: datetime, now: datetime, chance: random.Random) -> Iterator[datetime]:
    """Most are written within a day of publication."""
    for _ in range(count):
        moment = published_at + timedelta(hours=chance.expovariate(1 / 10))
        yield moment if moment < now else published_at + (now - published_at) * chance.random()
