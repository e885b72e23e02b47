"""What is told of the twin after saving an article: what it got, what it didn't, what came from it meanwhile. It is
noted while the article is saved, and said when nothing can undo that any more."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..models import Article, Revision
from ..revisions.content import Content
from ..revisions.saving import FOLLOWING
from ..revisions.shared import different, still_differs
from .pair_shared import label_of


def tell_of_twin(request: HttpRequest, article: Article, was: Content, now: Content) -> None:
    """After `article`'s text was `was` and is `now`."""
    if not (changed := different(was, now)) or not (found := still_differs(article, changed)):
        return
    twin, left = found
    if left:
        sentence = _("Its twin, “%(title)s”, is not yours to change, and differs now: %(fields)s.")
        _note(request, messages.WARNING, sentence % {"title": twin, "fields": labels(left)})
    if carried := [name for name in changed if name not in left]:
        sentence = _("Its twin, “%(title)s”, has the same: %(fields)s.")
        if twin.status not in FOLLOWING:
            sentence = _("The next revision of its twin, “%(title)s”, has the same, for you to publish: %(fields)s.")
        _note(request, messages.INFO, sentence % {"title": twin, "fields": labels(carried)})


def tell_of_new_twin(request: HttpRequest, article: Article) -> None:
    found = still_differs(article)
    if found and found[1]:
        sentence = _("It differs from its twin, “%(title)s”: %(fields)s. “Both languages” brings them in step.")
        values = {"title": found[0], "fields": labels(found[1])}
        _note(request, messages.WARNING, sentence % values)


def tell_of_taken_over(request: Any, article: Article, names: list[str], publishes: bool) -> None:
    """`names` were changed with the twin while the form was open, and nobody has seen the two together."""
    sentence = _("Changed with its twin while you were writing, and kept so: %(fields)s.")
    if publishes:
        request.is_held_back = True
        sentence = _(
            "Not published yet: while you were writing, this was changed with its twin: %(fields)s. "
            "Look at it, then publish."
        )
    _note(request, messages.WARNING, sentence % {"fields": labels(names)})


def taken_over(sent: Content, revision: Revision) -> list[str]:
    """What of the revision its writer didn't have before them."""
    return different(sent, revision.content)


def begin(request: Any) -> None:
    """Of what an attempt that was undone has noted nothing is true."""
    request.twin_notes, request.is_held_back = [], False


def say(request: Any) -> None:
    for level, sentence in getattr(request, "twin_notes", ()):
        messages.add_message(request, level, sentence)
    begin(request)


def _note(request: Any, level: int, sentence: str) -> None:
    request.twin_notes = [*getattr(request, "twin_notes", ()), (level, sentence)]


def is_held_back(request: Any) -> bool:
    """It was to be published, and was only saved."""
    return getattr(request, "is_held_back", False)


def labels(names: Iterable[str]) -> str:
    return ", ".join(label_of(name) for name in names)
