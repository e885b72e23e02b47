"""An article as lists show it: a row, not a model.

A front page has forty, and as instances they cost more than all else.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models.query import ValuesListIterable

from .languages import in_language
from .models.urls import article_url

# In the order of Card's own fields; `byline_names` is annotated by ArticleQuerySet.cards().
COLUMNS = (
    *("id", "language", "story", "slug", "public_title", "public_lead", "published_at"),
    *("section__slug", "top_section_id"),
    *("sources", "cover__alt_ru", "cover__alt_uk"),
    "byline_names",
)


class Card(NamedTuple):
    pk: int
    language: str
    story: UUID
    slug: str
    public_title: str
    public_lead: str
    published_at: datetime
    section_slug: str
    top_section_id: int
    # JSON of articles.photos.renditions.Sources, or None without a cover: half of all cards show no picture.
    sources: str | None
    alt_ru: str | None
    alt_uk: str | None
    byline_names: list[str]
    # On the front page, where editors put it there.
    position: int = 0

    @property
    def picture(self) -> dict[str, Any] | None:
        return json.loads(self.sources) if self.sources else None

    def alt(self, language: str) -> str:
        return in_language(self, "alt", language) or ""

    def get_absolute_url(self) -> str:
        return article_url(self.section_slug, self.slug, self.pk, self.language)


class CardIterable(ValuesListIterable):
    @staticmethod
    def make(row: Iterable[Any]) -> Card:
        return Card(*row)

    def __iter__(self) -> Iterator[Card]:
        return map(self.make, super().__iter__())
