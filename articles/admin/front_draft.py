"""An arrangement of the front page that is being made: all of it travels in the form, so nothing is kept between."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ..arrangement import Place, standing, version_of
from ..models import Article
from ..models.front import SLOTS

POSITIONS = range(1, SLOTS + 1)
# What <input type="datetime-local"> speaks.
INPUT_FORMAT = "%Y-%m-%dT%H:%M"
BIGGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Wish:
    """An article, and until when: as it was typed, so that a slip of the pen can be shown and mended."""

    article: int
    until: str = ""

    @property
    def moment(self) -> datetime | None:
        """Raises ValidationError where `until` is no time."""
        return typed_time(self.until)


class Draft:
    def __init__(self, language: str, version: str, wishes: dict[int, Wish]) -> None:
        self.language, self.version, self.wishes = language, version, wishes

    @classmethod
    def saved(cls, language: str) -> Self:
        """What stands now. One query."""
        slots, now = standing(language), timezone.now()
        return cls(
            language,
            version_of(slots),
            {
                slot.position: Wish(slot.article_id, input_time(slot.until) if slot.until else "")
                for slot in slots
                if slot.is_current(now)
            },
        )

    @classmethod
    def sent(cls, language: str, data: Mapping[str, str]) -> Self:
        wishes = {}
        for position in POSITIONS:
            if pk := number(data.get(f"slot_{position}", ""), BIGGEST_ID):
                wishes[position] = Wish(pk, data.get(f"until_{position}", "").strip()[:40])
        return cls(language, data.get("version", "")[:64], wishes)

    def put(self, pk: int, position: int) -> None:
        """Instead of what stands there; the story (also as its twin) leaves the place where it stood. One query."""
        story = Article.objects.filter(pk=pk).values("story")
        same = set(Article.objects.filter(story__in=story).values_list("pk", flat=True))
        moved = next((wish for wish in self.wishes.values() if wish.article == pk), Wish(pk))
        self.wishes = {place: wish for place, wish in self.wishes.items() if wish.article not in same}
        if same:
            self.wishes[position] = moved

    def move(self, start: int, end: int) -> None:
        """Change places, each with its pin."""
        moved = {start: end, end: start}
        self.wishes = {moved.get(position, position): wish for position, wish in self.wishes.items()}

    def remove(self, position: int) -> None:
        self.wishes.pop(position, None)

    def positions(self) -> dict[int, int]:
        return {position: wish.article for position, wish in self.wishes.items()}

    def pinned_now(self) -> dict[int, int]:
        """`positions` without those whose time is over, or can't be read."""
        now, found = timezone.now(), {}
        for position, wish in self.wishes.items():
            try:
                if not wish.moment or wish.moment > now:
                    found[position] = wish.article
            except ValidationError:
                continue
        return found

    def places(self) -> tuple[dict[int, Place], dict[int, str]]:
        """As `arrange` takes them, and by position what is no time."""
        places, problems = {}, {}
        for position, wish in self.wishes.items():
            try:
                places[position] = Place(wish.article, wish.moment)
            except ValidationError as error:
                problems[position] = " ".join(error.messages)
        return places, problems


def number(text: str, highest: int = SLOTS) -> int:
    """From 1 to `highest`, or 0 where `text` is anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < 20):
        return 0
    return int(text) if int(text) <= highest else 0


def typed_time(text: str) -> datetime | None:
    """Of the newsroom's clock. Raises ValidationError."""
    return forms.DateTimeField(required=False).clean(text)


def input_time(moment: datetime) -> str:
    """To the second where it has seconds: sent back, it is to be no other time."""
    local = timezone.localtime(moment)
    return local.strftime(INPUT_FORMAT + (":%S" if local.second else ""))
