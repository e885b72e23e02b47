"""What stands around every page: the sections and the still pages, as light as a link."""

from typing import Any, NamedTuple

from django.db.models import F, IntegerField, QuerySet, SmallIntegerField, Value
from django.db.models.functions import Cast

from odessa_news.lib.prepared import prepared

from .languages import in_language
from .models import Page, Section
from .models.urls import public_url


class SectionLink(NamedTuple):
    pk: int
    parent_id: int | None
    slug: str
    name_ru: str
    name_uk: str

    @property
    def name(self) -> str:
        return in_language(self, "name")

    def get_absolute_url(self) -> str:
        return public_url(f"{self.slug}/")


class PageLink(NamedTuple):
    slug: str
    title_ru: str
    title_uk: str

    @property
    def title(self) -> str:
        return in_language(self, "title")

    def get_absolute_url(self) -> str:
        return public_url(f"pages/{self.slug}/")


class Chrome(NamedTuple):
    sections: tuple[SectionLink, ...]
    pages: tuple[PageLink, ...]


def chrome() -> Chrome:
    """Sections, parents before children, and pages, in the editors' order. One query."""
    rows = _links()
    return Chrome(
        tuple(SectionLink(*row[2:]) for row in rows if row[0] == 0),
        tuple(PageLink(*row[4:]) for row in rows if row[0] == 1),
    )


@prepared(keep_plan=True)
def _links() -> "QuerySet[Section, Any]":
    """Rows (kind, order, id, parent, slug, name in Russian, name in Ukrainian)."""
    number = {"output_field": IntegerField()}
    sections = Section.objects.order_by().annotate(kind=Value(0, **number), place=Cast("order", SmallIntegerField()))
    pages = Page.objects.order_by().annotate(
        kind=Value(1, **number), place=Cast("order", SmallIntegerField()), parent=Cast(Value(None), IntegerField())
    )
    both = sections.values_list("kind", "place", "id", "parent_id", "slug", "name_ru", "name_uk").union(
        pages.values_list("kind", "place", "id", "parent", "slug", "title_ru", "title_uk"), all=True
    )
    return both.order_by("kind", F("parent_id").asc(nulls_first=True), "place", "id")
