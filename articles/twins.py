"""Both languages side by side: what has no twin, whose twin has fallen behind, how much there is of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from . import roles
from .cursors import Cursor
from .languages import Language
from .models import Article, AuditEntry, Status
from .models.article import UPDATE_SHOWN_AFTER
from .querysets import ArticleQuerySet
from .revisions.refusals import Refused

if TYPE_CHECKING:
    from .roles import Staff


@dataclass(frozen=True)
class Figures:
    """What was published in one language."""

    language: Language
    stories: int = 0
    characters: int = 0

    @property
    def mean(self) -> int:
        return round(self.characters / self.stories) if self.stories else 0


class MissingTwin(Refused):
    @property
    def sentence(self) -> str:  # type: ignore[override]
        language = Language(settings.REQUIRE_TWIN).label
        needed = _("This story has to be out in the other language too (%(language)s). Publish both together.")
        return needed % {"language": language}


def missing_twin(article: Article, at: datetime | None = None) -> bool:
    """Whether REQUIRE_TWIN forbids to publish `article` at that time, by default now: readers would not find the story
    in the language that it names. One query where the setting speaks of the other language, else none."""
    required = settings.REQUIRE_TWIN
    if not required or article.language == required:
        return False
    return not Article.objects.published(at).filter(story=article.story, language=required).exists()


def require_twin(article: Article, by: "Staff | None", override: str = "") -> None:
    """For publishing, in its transaction: raises MissingTwin. `override` is the reason why it may go out alone, which
    the log keeps; whether it may, roles.may_publish_alone says."""
    now = timezone.now()
    # What comes back to readers has its own time, long past; its twin may have come since.
    if not missing_twin(article, max(article.published_at or now, now)):
        return
    if not override:
        raise MissingTwin
    AuditEntry.record("published_alone", article, by, reason=override)


def left_alone(article: Article) -> Article | None:
    """What of the story of `article`, as its rows are now, would come to readers without the twin that it needs. One
    query, or two where something is to come; none where REQUIRE_TWIN is not set."""
    if not settings.REQUIRE_TWIN:
        return None
    coming = Article.objects.filter(story=article.story, status=Status.PUBLISHED, published_at__gt=timezone.now())
    found = coming.only("title", "language", "story", "published_at")
    return next((one for one in found if missing_twin(one, one.published_at)), None)


def require_company(article: Article, by: "Staff | None", override: str = "") -> None:
    """After `article` has got other times, or none: raises Refused where its twin would come alone then. Who may let it
    go alone (roles.may_publish_alone) is not held up, and the log keeps it, with what `override` says."""
    if (alone := left_alone(article)) is None:
        return
    if by is None or not roles.may_publish_alone(by):
        sentence = _("“%(title)s” would be out without its twin. Move both, or take that one down first.")
        raise Refused(sentence % {"title": alone.title})
    AuditEntry.record("published_alone", alone, by, **({"reason": override} if override else {}))


def without_twin(since: datetime, cursor: Cursor | None = None) -> ArticleQuerySet:
    """Newest first, what readers find in one language only; `twin_id` and `twin_status` are those of a twin that is
    there and not out."""
    now = timezone.now()
    other = Article.objects.filter(~Q(pk=OuterRef("pk")), story=OuterRef("story"))
    return (
        _listed(Article.objects.published(now))
        .filter(published_at__gte=since)
        # A scalar subquery, as in ArticleQuerySet.in_edition().
        .alias(public_twin=Subquery(other.published(now).values("id")[:1]))
        .filter(public_twin=None)
        .annotate(twin_id=Subquery(other.values("id")[:1]), twin_status=Subquery(other.values("status")[:1]))
        .after(cursor)
        .newest_first()
    )


def with_older_twin(since: datetime, cursor: Cursor | None = None) -> ArticleQuerySet:
    """Reworked after they were published, newest change first, whose twin (`twin_id`, last changed at `twin_updated`)
    was not touched since. `cursor` counts by `updated_at`."""
    now = timezone.now()
    twin = (
        Article.objects.published(now)
        .filter(~Q(pk=OuterRef("pk")), story=OuterRef("story"), updated_at__lt=OuterRef("updated_at"))
        .order_by("id")
    )
    changed = (
        _listed(Article.objects.published(now))
        .filter(updated_at__gte=since, updated_at__gt=F("published_at") + UPDATE_SHOWN_AFTER)
        .alias(older=Subquery(twin.values("id")[:1]))
        .filter(older__isnull=False)
        .annotate(twin_id=F("older"), twin_updated=Subquery(twin.values("updated_at")[:1]))
        .order_by("-updated_at", "-id")
    )
    if cursor is None:
        return changed
    earlier = Q(updated_at__lt=cursor.published_at) | Q(id__lt=cursor.id)
    return changed.filter(earlier, updated_at__lte=cursor.published_at)


def figures(start: datetime, end: datetime) -> list[Figures]:
    """Of each language, what readers can read of that time. One query, over that range of an index."""
    rows = (
        published_between(start, end)
        .order_by()
        .values("language")
        .annotate(stories=Count("id"), sum_of_characters=Sum("characters"))
        .values_list("language", "stories", "sum_of_characters")
    )
    found = {language: (stories, characters) for language, stories, characters in rows}
    return [Figures(language, *found.get(language, ())) for language in Language]


def published_between(start: datetime, end: datetime) -> ArticleQuerySet:
    return Article.objects.published().filter(published_at__gte=start, published_at__lt=end)


def has_public_twin() -> Exists:
    """To annotate a query of articles with."""
    return Exists(Article.objects.published().filter(~Q(pk=OuterRef("pk")), story=OuterRef("story")))


def _listed(articles: ArticleQuerySet) -> ArticleQuerySet:
    names = ("title", "language", "story", "published_at", "updated_at", "section__name_ru", "section__name_uk")
    return articles.select_related("section").only(*names)
