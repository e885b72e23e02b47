"""What an article still lacks: some of it keeps it from readers, the rest is said and left to its writer."""

from datetime import datetime

from django.utils import timezone

from .. import richtext
from ..models import Article, Photo
from ..revisions.content import Content
from . import links, pictures, texts, twin
from .finding import Finding, Level
from .links import dangerous_as_typed
from .unready import Unready

__all__ = ["Finding", "Level", "Unready", "check", "dangerous_as_typed", "hard", "require_ready"]


def check(article: Article, content: Content) -> list[Finding]:
    """Of this content, of which everything is still there (still_there); what blocks comes first. Eight queries at
    most, however long the text: photos, the twin, and one for each kind of page that it links to."""
    found = [
        *_of_content(content),
        *texts.soft(content),
        *links.broken(content["body"], article, _moment(article)),
        *twin.lacking(article),
    ]
    return sorted(found, key=lambda finding: finding.level == Level.SOFT)


def hard(content: Content) -> list[Finding]:
    """What blocks publishing. One query where there are photos."""
    return [finding for finding in _of_content(content) if finding.level == Level.HARD]


def _of_content(content: Content) -> list[Finding]:
    ids = [*([content["cover"]] if content["cover"] else []), *richtext.photo_ids(content["body"])]
    photos = Photo.objects.only("id", *pictures.ASKED).in_bulk(ids) if ids else {}
    return [
        *texts.hard(content),
        *pictures.without_words_or_gone(content, photos),
        *links.dangerous(content["body"]),
    ]


def require_ready(article: Article, content: Content, seen: Content | None) -> None:
    """For publishing. `seen` is what readers see already, or None: a correction isn't held up by what was so before it,
    unless that is dangerous. Raises Unready."""
    before = {finding for finding in hard(seen) if not finding.is_dangerous} if seen else set()
    if findings := [finding for finding in hard(content) if finding not in before]:
        raise Unready(str(content["title"] or article), findings)


def _moment(article: Article) -> datetime:
    """When readers will see it first: what is out by then can be linked to now."""
    now = timezone.now()
    return max(now, article.published_at) if article.published_at else now
