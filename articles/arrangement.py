"""What editors put in the five places of a front page: changed as a whole, and by one editor at a time."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Article, FrontSlot, Status

Places = Mapping[int, "Place"]


@dataclass(frozen=True)
class Place:
    """What stands in one position: an article, by id, and until when."""

    article: int
    until: datetime | None = None


class Refused(Exception):
    """The arrangement can't stand like that; `problems` has a sentence for each position that is wrong."""

    def __init__(self, problems: dict[int, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


class ChangedMeanwhile(Exception):
    """Somebody else saved another arrangement since this one was begun."""


def standing(language: str) -> list[FrontSlot]:
    """What is saved, by position, with those pins too whose time is over. One query."""
    return list(FrontSlot.objects.filter(language=language).order_by("position"))


def version_of(slots: Iterable[FrontSlot]) -> str:
    """The same for the same arrangement: what has been changed and changed back is nobody's loss."""
    state = sorted((slot.position, slot.article_id, slot.until and slot.until.timestamp()) for slot in slots)
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


@transaction.atomic
def arrange(language: str, places: Places, version: str) -> bool:
    """Let exactly `places` stand. Says whether that was a change.

    `version` is `version_of` what the editor started from. Raises ChangedMeanwhile or Refused, and changes nothing.
    """
    hold(language)
    saved = standing(language)
    if version_of(saved) != version:
        raise ChangedMeanwhile
    if problems := _problems(places, {slot.article_id for slot in saved}):
        raise Refused(problems)
    kept = {slot.position for slot in saved if places.get(slot.position) == Place(slot.article_id, slot.until)}
    gone = [slot.pk for slot in saved if slot.position not in kept]
    new = [position for position in places if position not in kept]
    FrontSlot.objects.filter(pk__in=gone).delete()
    FrontSlot.objects.bulk_create(
        FrontSlot(
            language=language, position=position, article_id=places[position].article, until=places[position].until
        )
        for position in new
    )
    return bool(gone or new)


def hold(language: str) -> None:
    """The front page, until the transaction ends; to be called before any article is locked.

    An empty front page has no rows to lock, so two editors would both find it as they left it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"front page {language}"])


def take_off(article: Article) -> list[dict[str, Any]]:
    """From all front pages; returns what put_back() takes."""
    places = list(article.front_slots.order_by("language", "position").values("language", "position", "until"))
    article.front_slots.all().delete()
    return [{**place, "until": place["until"] and place["until"].isoformat()} for place in places]


def put_back(article: Article, places: Iterable[Mapping[str, Any]]) -> int:
    """Where nothing else stands, nor the story's twin; says how many of them that were not. The pages are held."""
    now, lost = timezone.now(), 0
    for place in places:
        language, position = place["language"], place["position"]
        until = datetime.fromisoformat(place["until"]) if place["until"] else None
        slots = FrontSlot.objects.filter(language=language)
        # A pin whose time is over fills the place no more.
        slots.filter(position=position, until__lte=now).delete()
        if (until and until <= now) or slots.filter(Q(position=position) | Q(article__story=article.story)).exists():
            lost += 1
            continue
        slots.create(language=language, position=position, article=article, until=until)
    return lost


def _problems(places: Places, already: set[int]) -> dict[int, str]:
    """By position. What stands there `already` may stay, even where it was taken down since: its place is filled."""
    now = timezone.now()
    wanted = {place.article for place in places.values()}
    # Locked, so that none is deleted before its row stands.
    rows = Article.objects.kept().filter(pk__in=wanted).select_for_update(no_key=True).order_by("pk")
    articles = {article.pk: article for article in rows.only("title", "story", "status")}
    problems: dict[int, str] = {}
    first: dict[object, int] = {}
    for position, place in sorted(places.items()):
        article = articles.get(place.article)
        if article is None:
            problems[position] = _("There is no such article any more. Choose another.")
        elif article.story in first:
            sentence = _("“%(title)s” already stands in place %(position)s: a story stands on a front page once.")
            problems[position] = sentence % {"title": article.title, "position": first[article.story]}
        elif article.status != Status.PUBLISHED and article.pk not in already:
            problems[position] = _("“%(title)s” is neither published nor scheduled.") % {"title": article.title}
        elif place.until and place.until <= now:
            problems[position] = _("The time until which it is pinned has passed. Choose a later one, or clear it.")
        if article:
            first.setdefault(article.story, position)
    return problems
