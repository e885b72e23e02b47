"""What the front page desk shows: each place, the news to choose from, and what another editor did meanwhile."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from .. import roles
from ..cards import Card
from ..front import cards_at, slots_with
from ..models import Article, Status
from ..models.front import SLOTS
from ..querysets import ArticleQuerySet
from .front_draft import POSITIONS, Draft, Wish
from .states import State, state_of

SHOWN = 15
# Words are looked for in the titles of one year, which costs the same however old the newspaper is; what is older is
# found by its address.
RECENT = timedelta(days=365)
_ID_OF_ADDRESS = re.compile(r"(?:^#|^|-)(\d{1,18})/?(?:[?#].*)?$", re.ASCII)
FIELDS = (
    *("title", "language", "story", "status", "published_at", "unpublish_at"),
    *("section__name_ru", "section__name_uk", "cover__sources", "cover__alt_ru", "cover__alt_uk"),
)


@dataclass
class PlaceShown:
    position: int
    wish: Wish | None
    article: Article | None
    """That of the wish; None where there is none such (any more)."""
    stands: Card | None
    """What readers get to see here: the article itself, or what fills the place."""
    problem: str = ""

    @property
    def state(self) -> State | None:
        return state_of(self.article) if self.article else None

    @property
    def is_filled(self) -> bool:
        """By itself, with something else than the editor's wish."""
        return self.stands is not None and (self.article is None or self.stands.pk != self.article.pk)

    @property
    def above(self) -> int:
        return self.position - 1

    @property
    def below(self) -> int:
        return self.position + 1 if self.position < SLOTS else 0


@dataclass
class Found:
    article: Article
    place: int
    """Where its story stands already, or 0."""

    @property
    def state(self) -> State:
        return state_of(self.article)


def places_of(user: roles.Staff, draft: Draft, problems: dict[int, str]) -> list[PlaceShown]:
    """Three queries."""
    articles = _shown(user).in_bulk([wish.article for wish in draft.wishes.values()])
    stands = slots_with(draft.language, cards_at(draft.pinned_now()))
    places = []
    for position in POSITIONS:
        wish = draft.wishes.get(position)
        article = articles.get(wish.article) if wish else None
        places.append(PlaceShown(position, wish, article, stands.get(position), problems.get(position, "")))
    return places


def search(user: roles.Staff, draft: Draft, places: list[PlaceShown], q: str) -> list[Found]:
    """The newest, scheduled ones first; or what `q` names: words of a title, an address, a number. One query."""
    articles = _shown(user).filter(status=Status.PUBLISHED)
    if match := _ID_OF_ADDRESS.search(q):
        articles = articles.filter(pk=int(match[1]))
    elif q:
        articles = articles.filter(published_at__gte=timezone.now() - RECENT)
        for word in q.split():
            articles = articles.filter(title__icontains=word)
    else:
        articles = articles.in_edition(draft.language)
    taken = {place.article.story: place.position for place in places if place.article}
    return [Found(article, taken.get(article.story, 0)) for article in articles.newest_first()[:SHOWN]]


def differences(user: roles.Staff, theirs: Draft, mine: Draft) -> list[dict[str, Any]]:
    """By position, the article that stands there now and the one of the refused arrangement. One query."""
    wishes = [*theirs.wishes.values(), *mine.wishes.values()]
    articles = _shown(user).in_bulk([wish.article for wish in wishes])
    return [
        {"position": position, "theirs": _named(theirs, position, articles), "mine": _named(mine, position, articles)}
        for position in POSITIONS
        if theirs.wishes.get(position) != mine.wishes.get(position)
    ]


def _named(draft: Draft, position: int, articles: dict[int, Article]) -> dict[str, Any] | None:
    wish = draft.wishes.get(position)
    return {"article": articles.get(wish.article), "until": wish.until.replace("T", " ")} if wish else None


def _shown(user: roles.Staff) -> ArticleQuerySet:
    return roles.visible(Article.objects.all(), user).select_related("section", "cover").only(*FIELDS)
