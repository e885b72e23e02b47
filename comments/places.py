"""A comment where it stands below its article, or what is left of it there: a row, not a model, for a page has many."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, DateTimeField, F, Func, JSONField, OuterRef, Q, Value, When
from django.db.models.query import ValuesListIterable
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Comment
from .models.status import Reason, Status
from .querysets import CommentQuerySet
from .reading_order import INDENTED

# What is answered to one comment is shown so far; behind that stands a link. Fifty of them are a page that a phone can
# take, and most threads are shorter.
ANSWERS = 10
# «Ещё 90 ответов» is counted, and beyond it "more": nobody reads the difference, and the cost stays bounded.
ANSWERS_COUNTED = 100


def _if_shown(field: str, of: str = "") -> Case:
    """Of what was taken away not even the page's own process has the words."""
    is_shown = {f"{of}status": Status.APPROVED}
    return Case(When(**is_shown, then=F(f"{of}{field}")), default=Value(""), output_field=CharField())


def _edited_in_sight() -> Case:
    """A slip that its writer mended before anybody saw it is nobody's business; words that the newsroom put into
    somebody's mouth always are."""
    is_told = Q(edited_by__isnull=False) | Q(edited_at__gt=F("shown_at"))
    return Case(When(is_told, then=F("edited_at")), default=None, output_field=DateTimeField())


# In the order of Place's own fields.
COLUMNS = (
    *("id", "parent_id", "depth", "status", "reason"),
    *(_if_shown("name"), _if_shown("text")),
    *("created_at", _edited_in_sight(), "edited_by_id", "ups", "downs", "rating"),
)


class Addressee(NamedTuple):
    """Whom an answer answers. The name is "" where that comment has been taken away."""

    name: str
    address: str
    # Otherwise the indent says it, to those who see it.
    needs_telling: bool


class Rest(NamedTuple):
    """The answers to a comment that are not shown, from the `first` of them on."""

    root: int
    first: int
    number: int

    @property
    def wording(self) -> str:
        """«Ещё 12 ответов»."""
        if self.number > ANSWERS_COUNTED:
            return _("More than %(n)s further answers") % {"n": ANSWERS_COUNTED}
        return ngettext("%(n)s further answer", "%(n)s further answers", self.number) % {"n": self.number}


class Place(NamedTuple):
    pk: int
    parent: int | None
    depth: int
    status: str
    reason: str
    name: str
    text: str
    created_at: datetime
    edited_at: datetime | None
    edited_by: int | None
    ups: int
    downs: int
    rating: int
    # Of an answer.
    to: Addressee | None = None
    # Behind the last answer that is shown.
    rest: Rest | None = None

    @property
    def reason_name(self) -> str:
        """Why a moderator took it away, if that was said."""
        return str(Reason(self.reason).label) if self.reason in Reason else ""

    @property
    def indent(self) -> int:
        return min(self.depth, INDENTED)

    @classmethod
    def of_json(cls, values: Iterable[Any]) -> "Place":
        """In JSON a time is a text."""
        place = cls(*values)
        edited_at = place.edited_at and datetime.fromisoformat(str(place.edited_at))
        return place._replace(created_at=datetime.fromisoformat(str(place.created_at)), edited_at=edited_at)


class Root(NamedTuple):
    """A comment to the article itself with the first answers, as the database gives it."""

    place: Place
    # How many approved comments the article has, as far as they are counted.
    total: int
    answers: list[Place]
    # Ids of those beyond, as far as they are counted.
    further: list[int]


class RootIterable(ValuesListIterable):
    @staticmethod
    def make(row: Iterable[Any]) -> Root:
        *place, total, answers, further = row
        return Root(Place(*place), total, [Place.of_json(values) for values in answers], further)

    def __iter__(self) -> Iterator[Root]:
        return map(self.make, super().__iter__())


class AnswerIterable(ValuesListIterable):
    """Answers away from what they answer: each with the name of that, which may be on another page."""

    @staticmethod
    def make(row: Iterable[Any]) -> tuple[Place, str]:
        *place, name = row
        return Place(*place), name

    def __iter__(self) -> Iterator[tuple[Place, str]]:
        return map(self.make, super().__iter__())


def with_answers(roots: CommentQuerySet, total: Any) -> CommentQuerySet:
    """Rows are Roots."""
    below = Comment.objects.below(OuterRef("pk"))
    values = Func(*COLUMNS, function="jsonb_build_array", output_field=JSONField())
    answers = ArraySubquery(below.values(place=values)[:ANSWERS])
    further = ArraySubquery(below.values("id")[ANSWERS : ANSWERS + ANSWERS_COUNTED + 1])
    return _as_rows(roots.values_list(*COLUMNS, total, answers, further), RootIterable)


def with_addressees(answers: CommentQuerySet) -> CommentQuerySet:
    """Rows are pairs of a Place and the name it answers, "" where that has been taken away."""
    return _as_rows(answers.values_list(*COLUMNS, _if_shown("name", of="parent__")), AnswerIterable)


def _as_rows(found: Any, iterable: type[ValuesListIterable]) -> Any:
    found._iterable_class = iterable
    return found


def laid_out(root: Root) -> list[Place]:
    """In the order of reading, each answer with whom it answers."""
    if not root.answers:
        return [] if root.place.status == Status.WITHDRAWN else [root.place]
    thread = [root.place, *root.answers]
    names = {place.pk: place.name for place in thread}
    thread = [place if place.parent is None else _told(place, names.get(place.parent, "")) for place in thread]
    if root.further:
        thread[-1] = thread[-1]._replace(rest=Rest(root.place.pk, root.further[0], len(root.further)))
        return thread
    # Whoever takes back what nobody has answered leaves no place.
    answered = {place.parent for place in root.answers}
    return [place for place in thread if place.status != Status.WITHDRAWN or place.pk in answered]


def _told(place: Place, name: str) -> Place:
    return place._replace(to=Addressee(name, f"#comment-{place.parent}", place.depth > INDENTED))
