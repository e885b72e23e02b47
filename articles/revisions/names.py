"""What the ids in contents stand for, and so the differences as people read them."""

from collections.abc import Iterable
from typing import Any

from ..models import Article, Author, Photo, Section, Topic
from .content import Content
from .diff import Difference, differences


def differences_between(old: Content, new: Content) -> list[Difference]:
    """With names, in the active language. At most five queries, whatever differs."""
    return differences(old, new, {field: names(_ids(field, old, new)) for field, names in _NAMES.items()})


def _ids(field: str, old: Content, new: Content) -> set[int]:
    """None where the field is the same: nobody will read the names."""
    before, after = old.get(field), new.get(field)
    if before == after:
        return set()
    return {pk for value in (before, after) for pk in (value if isinstance(value, list) else [value]) if pk}


def _sections(ids: Iterable[int]) -> dict[int, str]:
    return {section.pk: section.name for section in Section.objects.filter(pk__in=ids).order_by()}


def _photos(ids: Iterable[int]) -> dict[int, str]:
    """With the number: two photos of one lighthouse are called alike."""
    fields = ("alt_ru", "alt_uk", "caption_ru", "caption_uk")
    return {photo.pk: f"{photo}, № {photo.pk}" for photo in Photo.objects.filter(pk__in=ids).only(*fields)}


def _of(model: Any, field: str) -> Any:
    return lambda ids: dict(model.objects.filter(pk__in=ids).order_by().values_list("pk", field))


_NAMES = {
    "section": _sections,
    "cover": _photos,
    "authors": _of(Author, "name"),
    "topics": lambda ids: {topic.pk: topic.name for topic in Topic.objects.filter(pk__in=ids).order_by()},
    "related": _of(Article, "title"),
}
