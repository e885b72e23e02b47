"""What stands around every page: the sections and the still pages, as light as a link."""

from typing import Any, NamedTuple

from django.db.models import F, IntegerField, QuerySet, SmallIntegerField, Value
from django.db.models.functions import Cast

from odessa_news.lib.prepared import prepared

from .languages import Language
from .models import Page, Section
from .models.urls import public_url


class Link(NamedTuple):
    """To a section or a still page, in the language of the page on which it stands."""

    pk: int
    parent_id: int | None
    slug: str
    name: str
    url: str


class Chrome(NamedTuple):
    sections: tuple[Link, ...]
    pages: tuple[Link, ...]


def chrome(language: str) -> Chrome:
    """Sections, parents before children, and pages, in the editors' order. One query."""
    sections, pages = [], []
    for kind, _place, pk, parent_id, slug, name_ru, name_uk in _links():
        name = (name_uk or name_ru) if language == Language.UK else (name_ru or name_uk)
        if kind == 0:
            sections.append(Link(pk, parent_id, slug, name, public_url(f"{slug}/", language)))
        else:
            pages.append(Link(pk, None, slug, name, public_url(f"pages/{slug}/", language)))
    return Chrome(tuple(sections), tuple(pages))


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
