"""The two languages of a story, as their page shows them and as its forms send back what was seen."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from .. import roles
from ..models import Article, Revision
from ..revisions.content import Content, content_of
from ..revisions.refusals import Refused
from .states import State, state_of


@dataclass
class Shown:
    article: Article
    latest: Revision | None
    """None where it was never edited since there are revisions."""

    @property
    def state(self) -> State:
        return state_of(self.article)

    @property
    def is_public(self) -> bool:
        return self.article.is_public()

    @property
    def number(self) -> int:
        return self.latest.number or 0 if self.latest else 0

    @property
    def is_out_as_it_is(self) -> bool:
        """Readers see the latest revision already."""
        return self.article.is_public() and (self.latest is None or self.latest.pk == self.article.live_id)

    @cached_property
    def content(self) -> Content:
        """Of the latest revision. Makes three queries where there is none."""
        return self.latest.content if self.latest else content_of(self.article)


def sides_of(request: HttpRequest, pk: int) -> list[Shown]:
    """The article and its twin, Russian first, for who may publish and edit both. Four queries at the most."""
    if not roles.may_publish(request.user):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.kept().select_related("section"), pk=pk)
    twin = Article.objects.kept().select_related("section").filter(story=article.story).exclude(pk=pk).first()
    articles = sorted([article, *([twin] if twin else [])], key=lambda one: one.language)
    if not all(roles.may_edit(request.user, one) for one in articles):
        raise PermissionDenied
    return [Shown(one, one.latest_revision()) for one in articles]


def seen_revision(request: HttpRequest, side: Shown) -> Revision:
    """The latest, if it is the one that the page showed."""
    revision = side.article.ensure_revision()
    seen = request.POST.get(f"revision_{side.article.language}", "")
    if seen not in (str(revision.number), "0" if revision.number == 1 else None):
        sentence = _("Meanwhile a newer revision of “%(title)s” was saved. Look at it and decide anew.")
        raise Refused(sentence % {"title": side.article.title})
    return revision
