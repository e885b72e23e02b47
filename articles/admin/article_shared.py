"""What is told of the twin after saving an article: what it got, what it didn't, what came from it meanwhile."""

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
        messages.warning(request, sentence % {"title": twin, "fields": labels(left)})
    if carried := [name for name in changed if name not in left]:
        sentence = _("Its twin, “%(title)s”, has the same: %(fields)s.")
        if twin.status not in FOLLOWING:
            sentence = _("The next revision of its twin, “%(title)s”, has the same, for you to publish: %(fields)s.")
        messages.info(request, sentence % {"title": twin, "fields": labels(carried)})


def tell_of_new_twin(request: HttpRequest, article: Article) -> None:
    found = still_differs(article)
    if found and found[1]:
        sentence = _("It differs from its twin, “%(title)s”: %(fields)s. “Both languages” brings them in step.")
        values = {"title": found[0], "fields": labels(found[1])}
        messages.warning(request, sentence % values)


def tell_of_taken_over(request: HttpRequest, article: Article, names: list[str], publishes: bool) -> None:
    """`names` were changed with the twin while the form was open, and nobody has seen the two together."""
    sentence = _("Changed with its twin while you were writing, and kept so: %(fields)s.")
    if publishes:
        hold_back(request)
        sentence = _(
            "Not published yet: while you were writing, this was changed with its twin: %(fields)s. "
            "Look at it, then publish."
        )
    messages.warning(request, sentence % {"fields": labels(names)})


def taken_over(sent: Content, revision: Revision) -> list[str]:
    """What of the revision its writer didn't have before them."""
    return different(sent, revision.content)


def hold_back(request: Any) -> None:
    request.is_held_back = True


def is_held_back(request: Any) -> bool:
    """It was to be published, and was only saved."""
    return getattr(request, "is_held_back", False)


def labels(names: Iterable[str]) -> str:
    return ", ".join(label_of(name) for name in names)
