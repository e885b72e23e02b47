"""Into the history: saved by hand, kept by the form itself, brought back. Each number is given once, under a lock."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Article, AuditEntry, Revision, Status
from ..models.revision import Kind
from .content import Content, content_of, normal, put, require_fitting, still_there, with_slug
from .refusals import Gone, InTrash, JustDeleted, NewerRevision, NoSuchRevision
from .shared import carry_over, merged

if TYPE_CHECKING:
    from ..roles import Staff

# Readers have never seen an article in one of these, so its row follows what is saved and lists show it.
FOLLOWING = (Status.DRAFT, Status.REVIEW)


def lock(article: Article, *, even_trashed: bool = False) -> None:
    """Make the instance as the row is now, and hold the row until the transaction ends. Readers and their comments
    don't wait for it. What was changed on the instance and not saved is forgotten. Raises Gone, or InTrash.

    Its twin is held with it, since saving one may change the other: both in the order of everybody who locks several,
    so that no two wait for each other."""
    story = Article.objects.filter(pk=article.pk).values("story")
    list(Article.objects.filter(story__in=story).select_for_update(no_key=True).order_by("pk").values_list("pk"))
    try:
        article.refresh_from_db(from_queryset=Article.objects.select_for_update(no_key=True))
    except Article.DoesNotExist:
        raise Gone from None
    if article.status == Status.TRASHED and not even_trashed:
        raise InTrash


def latest_revision(article: Article) -> Revision | None:
    return article.revisions.filter(number__isnull=False).select_related("created_by").order_by("-number").first()


def ensure_revision(article: Article) -> Revision:
    """The latest one; of an article that has none (older than revisions) the first is made from its row."""
    if latest := latest_revision(article):
        return latest
    with transaction.atomic():
        lock(article)
        return latest_revision(article) or _first(article)


def start(article: Article, by: "Staff | None", content: Content, note: str = "") -> Revision:
    """Saves a new article, of which the language and the story are known, with its first revision."""
    article.created_by_id = _id(by)
    with transaction.atomic():
        put(article, with_slug(normal(content), article.language))
        first = _first(article, note)
        # As in _next().
        connection.check_constraints()
        return first


def _first(article: Article, note: str = "") -> Revision:
    first = Revision.objects.create(
        article=article,
        number=1,
        content=normal(content_of(article)),
        note=note,
        created_at=article.updated_at,
        created_by_id=article.created_by_id,
    )
    if article.status not in FOLLOWING:
        article.live = first
        article.save(update_fields=["live"])
    return first


def save_revision(
    article: Article, by: "Staff | None", content: Content, based_on: int | None, note: str = ""
) -> Revision:
    """The new revision; the latest where it says the same. `based_on` is the number of the revision that was edited, or
    None where the article had none. What was changed meanwhile in shared fields alone, most likely with the twin, is
    taken over; what this one changes in them goes to the twin.

    Raises NewerRevision where somebody was faster. The text is kept then, as `by`'s autosave, in the transaction around
    this call: catch the exception inside it.
    """
    content = normal(content)
    with transaction.atomic():
        lock(article)
        content = with_slug(content, article.language)
        latest = latest_revision(article) or _first(article)
        assert latest.number is not None
        if content == latest.content:
            _forget_autosave(article, by, content, based_on)
            return latest
        accepted: Content | None = content
        if (based_on or 1) != latest.number:
            accepted = merged(article, content, based_on or 1, latest)
        if accepted is None:
            refused = keep_autosave(article, by, content, based_on, note)
        else:
            refused = None
            revision = latest if accepted == latest.content else _next(article, latest, by, accepted, note)
            _forget_autosave(article, by, content, based_on)
    if refused:
        raise NewerRevision(theirs=latest, mine=refused)
    return revision


def restore(article: Article, revision: Revision, by: "Staff | None") -> Revision:
    """A new revision that says what `revision` said: nothing that came between is lost."""
    if revision.article_id != article.pk or (revision.kind == Kind.AUTOSAVE and revision.created_by_id != _id(by)):
        raise NoSuchRevision
    try:
        with transaction.atomic():
            lock(article)
            latest = latest_revision(article) or _first(article)
            content = still_there(revision.content, article)
            if content == latest.content:
                return latest
            note = _("As in revision %(number)s") % {"number": revision.number} if revision.number else ""
            restored = _next(article, latest, by, content, note)
            AuditEntry.record("restored", article, by, revision=restored.number, like=revision.number)
            return restored
    except IntegrityError:
        raise JustDeleted from None


def _next(article: Article, latest: Revision, by: "Staff | None", content: Content, note: str) -> Revision:
    """The article is locked."""
    assert latest.number is not None
    require_fitting(content)
    revision = Revision.objects.create(
        article=article,
        number=latest.number + 1,
        content=content,
        note=note,
        created_by_id=_id(by),
        based_on=latest.number,
    )
    if article.status in FOLLOWING:
        article.updated_at = timezone.now()
        put(article, content)
        # What the content names may be being deleted just now: that is said here rather than after the last line.
        connection.check_constraints()
    carry_over(article, by, latest.content, content)
    return revision


def keep_autosave(
    article: Article, by: "Staff | None", content: Content, based_on: int | None, note: str = ""
) -> Revision:
    """Instead of what this person's form kept before."""
    kept = {"content": normal(content), "based_on": based_on, "note": note, "created_at": timezone.now()}
    revision, _made = Revision.objects.update_or_create(
        article=article, created_by_id=_id(by), kind=Kind.AUTOSAVE, defaults=kept
    )
    return revision


def revision_kept_for(article: Article, user: "Staff") -> Revision | None:
    """What the form kept of this person's typing and isn't saved."""
    return article.revisions.filter(kind=Kind.AUTOSAVE, created_by=user.pk).first()


def _forget_autosave(article: Article, by: "Staff | None", content: Content, based_on: int | None) -> None:
    """It is saved now. One from another base is another text: it stays until its writer decides."""
    kept = revision_kept_for(article, by) if by and by.pk else None
    if kept and (kept.based_on == based_on or kept.content == content):
        kept.delete()


def _id(by: "Staff | None") -> int | None:
    return by.pk if by else None
