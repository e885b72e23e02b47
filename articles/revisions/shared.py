"""What both languages of a story have in common, and what happens to the twin where one of them changes it."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import roles
from ..models import Article, AuditEntry, Revision, Section
from .content import Content, content_of, put, still_there
from .refusals import NoSuchRevision, Refused

if TYPE_CHECKING:
    from ..roles import Staff

# The caption of the cover is text, and each language has its own.
SHARED = ("section", "cover", "topics")
# Somebody who has been away for longer sees both texts side by side.
MOST_MERGED = 20


def different(one: Content, other: Content, names: Iterable[str] = SHARED) -> list[str]:
    """The names of what differs; topics have no order."""
    return [name for name in names if _value(one, name) != _value(other, name)]


def twin_of(article: Article) -> Article | None:
    """Not one in the trash, which nobody changes."""
    return Article.objects.kept().filter(story=article.story).exclude(pk=article.pk).first()


def merged(article: Article, content: Content, based_on: int, latest: Revision) -> Content | None:
    """`content`, written on revision `based_on`, with what was changed in shared fields alone since then. None where a
    text or anything else was saved meanwhile, or the same field was changed both ways: that is for people to judge."""
    since = list(article.revisions.filter(number__gte=based_on).order_by("number")[: MOST_MERGED + 1])
    if not since or since[0].number != based_on or since[-1].number != latest.number:
        return None
    texts = [name for name in content if name not in SHARED]
    if any(different(before.content, after.content, texts) for before, after in pairwise(since)):
        return None
    base, theirs = since[0].content, different(since[0].content, latest.content)
    if any(name in different(content, base) for name in different(content, latest.content, theirs)):
        return None
    return {**content, **{name: latest.content[name] for name in theirs}}


def carry_over(article: Article, by: "Staff | None", was: Content, now: Content) -> None:
    """To the twin's latest text what has changed in shared fields of `article`, as a revision of its own. Readers of
    the twin see it when that one is published. Left alone where the twin isn't `by`'s to change: `still_differs` tells.

    Both rows are locked (saving.lock).
    """
    if not different(was, now):
        return
    # What has been deleted since is gone from both, and nobody's change.
    names = different(still_there(was, article), now)
    twin = twin_of(article) if names else None
    if twin and may_carry(by, twin, {name: now[name] for name in names}):
        _take(twin, by, now, names)


def still_differs(article: Article, names: Iterable[str] = SHARED) -> tuple[Article, list[str]] | None:
    """The twin, and in which shared fields its latest text says something else. Four queries at most."""
    if (twin := twin_of(article)) is None:
        return None
    return twin, different(_said(article), _said(twin), names)


@transaction.atomic
def bring_in_step(source: Revision, target: Revision, by: "Staff | None", name: str) -> Revision:
    """Let the article of `target` have `name` as that of `source` has it. Raises Refused where either was saved anew
    since they were looked at, or the twin may not be changed so."""
    from .saving import latest_revision, lock

    article, twin = source.article, target.article
    if name not in SHARED or article.story != twin.story or article.pk == twin.pk:
        raise NoSuchRevision
    lock(twin)
    if [latest_revision(each) for each in (article, twin)] != [source, target]:
        raise Refused(_("Meanwhile a newer revision was saved. Look at both once more."))
    if not may_carry(by, twin, {name: source.content[name]}):
        raise Refused(_("“%(title)s” is not yours to change so.") % {"title": twin})
    return _take(twin, by, source.content, [name])


def may_carry(by: "Staff | None", twin: Article, values: Content) -> bool:
    """Whether `by` may give the twin these. A move needs the right at both ends."""
    if by is None:
        return True
    if not roles.may_edit(by, twin):
        return False
    if "section" not in values:
        return True
    section = Section.objects.filter(pk=values["section"]).first()
    return roles.may_place(by, section, twin.language)


def _take(twin: Article, by: "Staff | None", content: Content, names: Iterable[str]) -> Revision:
    from .saving import FOLLOWING, ensure_revision

    latest = ensure_revision(twin)
    assert latest.number is not None
    taken = {**latest.content, **{name: content[name] for name in names}}
    if not different(taken, latest.content):
        return latest
    revision = Revision.objects.create(
        article=twin,
        number=latest.number + 1,
        content=taken,
        note=_("Changed with its twin"),
        created_by_id=by.pk if by else None,
        based_on=latest.number,
    )
    if twin.status in FOLLOWING:
        twin.updated_at = timezone.now()
        put(twin, taken)
        connection.check_constraints()
    AuditEntry.record("taken_from_twin", twin, by, revision=revision.number)
    return revision


def _said(article: Article) -> Content:
    from .saving import latest_revision

    latest = latest_revision(article)
    return latest.content if latest else content_of(article)


def _value(content: Content, name: str) -> object:
    return frozenset(content[name]) if name == "topics" else content[name]
