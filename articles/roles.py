"""Who may do what in the newsroom: the groups, and the rules that need the article itself. The admin asks here."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .beats import scope_of
from .models import Article, Photo, Section, Status, Trashed
from .models.photo import PhotoQuerySet
from .models.trash import TrashedQuerySet
from .photos.uses import unseen
from .querysets import ArticleQuerySet

Staff = User | AnonymousUser

REPORTER, EDITOR, MODERATOR, CHIEF = "reporter", "editor", "moderator", "chief"
NAMES: dict[str, Promise] = {
    REPORTER: _("reporter: own drafts"),
    EDITOR: _("editor: publishes"),
    MODERATOR: _("moderator: comments"),
    CHIEF: _("chief: everything"),
}

# A story in one of these has not reached readers, so whoever started it may still change it.
UNPUBLISHED = (Status.DRAFT, Status.REVIEW)


def _all(app: str, *models: str) -> tuple[str, ...]:
    return tuple(f"{app}.{verb}_{model}" for model in models for verb in ("view", "add", "change", "delete"))


_LOOK_UP = ("articles.view_section", "articles.view_topic", "articles.view_author", "articles.view_photo")
_WRITE = (*_LOOK_UP, "articles.view_article", "articles.add_article", "articles.change_article", "articles.add_photo")
_EDIT = (
    *_WRITE,
    *("articles.publish_article", "articles.delete_article"),
    *_all("articles", "photo", "topic", "author", "frontslot"),
    "comments.view_typoreport",
)
_MODERATE = (
    *("comments.view_comment", "comments.change_comment", "comments.view_moderation"),
    *("comments.view_complaint", "comments.change_complaint", "comments.view_ban", "comments.add_ban"),
    *_all("comments", "stopword"),
)

PERMISSIONS: dict[str, tuple[str, ...]] = {
    REPORTER: _WRITE,
    EDITOR: _EDIT,
    MODERATOR: _MODERATE,
    CHIEF: (
        *_EDIT,
        *_MODERATE,
        *("articles.publish_without_twin", "articles.purge_article"),
        *_all("articles", "section", "page"),
        *("comments.add_comment", "comments.delete_comment"),
        *_all("auth", "user"),
        *_all("articles", "beat"),
        "auth.view_group",
        # Failed logins: clearing them is unlocking.
        *("axes.view_accessattempt", "axes.delete_accessattempt"),
        "articles.view_auditentry",
    ),
}


@transaction.atomic
def ensure_groups() -> None:
    """Make the four groups and give them exactly the permissions above. May be run at any time, any number of times."""
    wanted = {name for names in PERMISSIONS.values() for name in names}
    codenames = {name.partition(".")[2] for name in wanted}
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(codename__in=codenames).select_related("content_type")
    }
    if missing := wanted - found.keys():
        raise LookupError(f"No such permissions: {', '.join(sorted(missing))}. Run migrate first.")
    for role, names in PERMISSIONS.items():
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.set([found[name] for name in names])


def may_publish(user: Staff) -> bool:
    """Publish, schedule, take down; and change what is not one's own. Which articles: `may_publish_article`."""
    return user.has_perm("articles.publish_article")


def may_publish_article(user: Staff, article: Article) -> bool:
    """Of those who publish, whoever's beat it is. One query a request for those who are bound to beats."""
    return may_publish(user) and scope_of(user).covers(article.section_id, article.language)


def may_publish_content(user: Staff, article: Article, content: Mapping[str, Any]) -> bool:
    """As above for a revision's content, which may move the article to another section."""
    return may_publish_article(user, article) and scope_of(user).covers(content["section"], article.language)


def may_publish_alone(user: Staff) -> bool:
    """Without the twin that REQUIRE_TWIN wants, giving a reason."""
    return may_publish(user) and user.has_perm("articles.publish_without_twin")


def may_see(user: Staff, article: Article) -> bool:
    """In the newsroom: what readers may know of, and one's own; all of it for who publishes.

    Beats narrow what one may change, not what one may read: who can't see the neighbour's desk writes the story twice.
    """
    if article.status == Status.TRASHED:
        return False
    return may_publish(user) or _is_known_to_readers(article) or _is_own(user, article)


def may_edit(user: Staff, article: Article) -> bool:
    return article.status != Status.TRASHED and _may_edit_in(article.status, user, article)


def editable(user: Staff, prefix: str = "") -> Q:
    """`may_edit`, for a query; of what belongs to articles, with the `prefix` that leads to them."""
    if not user.has_perm("articles.change_article"):
        return Q(pk__in=[])
    on_beat = scope_of(user).condition(prefix)
    if may_publish(user):
        return on_beat
    return on_beat & Q(**{f"{prefix}created_by": user.pk, f"{prefix}status__in": UNPUBLISHED})


def may_place(user: Staff, section: Section | None, language: str) -> bool:
    """Put an article there, new or moved. One that has no section yet may be in any language of one's beats."""
    scope = scope_of(user)
    return scope.covers(section.pk, language) if section else scope.has_language(language)


def may_see_revisions(user: Staff, article: Article) -> bool:
    """They say more than readers may know: a published article's next text is its author's and the editors'."""
    return user.has_perm("articles.view_article") and (may_publish(user) or _is_own(user, article))


def may_delete(user: Staff, article: Article) -> bool:
    """Put it in the trash. What readers can have a link to is taken down first, and only then deleted."""
    allowed = may_see_trash(user) and article.status != Status.PUBLISHED
    return allowed and may_edit(user, article)


def may_see_trash(user: Staff) -> bool:
    """Those who could have put something there; what of it they see, `in_trash` says."""
    return user.has_perm("articles.delete_article")


def might_edit(user: Staff, trashed: Trashed) -> bool:
    """If it were not in the trash: whoever might is told where it is."""
    return _may_edit_in(trashed.status, user, trashed.article)


def may_take_back(user: Staff, trashed: Trashed) -> bool:
    """Who might have deleted it, as it was before."""
    return may_see_trash(user) and might_edit(user, trashed)


def may_purge(user: Staff, trashed: Trashed) -> bool:
    """Delete for good, before its time: nobody can take that back."""
    return may_take_back(user, trashed) and user.has_perm("articles.purge_article")


def in_trash(user: Staff) -> TrashedQuerySet:
    """As `visible`: all of it for who publishes, else one's own."""
    if not may_see_trash(user):
        return Trashed.objects.none()
    return Trashed.objects.all() if may_publish(user) else Trashed.objects.filter(article__created_by=user.pk)


def describable(photos: PhotoQuerySet, user: Staff) -> PhotoQuerySet:
    """Those whose words, crop and credit the user may change: all, or one's own until readers have met them."""
    if user.has_perm("articles.change_photo"):
        return photos
    if not user.has_perm("articles.add_photo"):
        return photos.none()
    return unseen(photos.filter(created_by=user.pk))


def may_describe(user: Staff, photo: Photo) -> bool:
    """`describable`, for one photo. No query for who may change all."""
    return user.has_perm("articles.change_photo") or describable(Photo.objects.filter(pk=photo.pk), user).exists()


def may_arrange_front(user: Staff, language: str) -> bool:
    """Put articles on the front page of that language, and take them off it.

    It is made of all sections, so it is for those whose beat is the whole edition: one's own section's story in the
    first place pushes somebody else's out of it.
    """
    if not scope_of(user).covers(None, language):
        return False
    return user.has_perms([f"articles.{verb}_frontslot" for verb in ("add", "change", "delete")])


def may_moderate(user: Staff) -> bool:
    """Decide about readers' comments."""
    return user.has_perm("comments.change_comment")


def may_ban(user: Staff) -> bool:
    """Ban a commenter, and lift a ban."""
    return user.has_perm("comments.add_ban")


def visible(articles: ArticleQuerySet, user: Staff) -> ArticleQuerySet:
    """`may_see`, for a query."""
    articles = articles.kept()
    if may_publish(user):
        return articles
    known = Q(status=Status.PUBLISHED, published_at__lte=timezone.now())
    return articles.filter(known | Q(created_by=user.pk))


def _may_edit_in(status: str, user: Staff, article: Article) -> bool:
    if not user.has_perm("articles.change_article") or not _is_on_beat(user, article):
        return False
    return may_publish(user) or (_is_own(user, article) and status in UNPUBLISHED)


def _is_known_to_readers(article: Article) -> bool:
    """Published, and out: a story under embargo is nobody's but its author's and the editors'."""
    out = article.published_at is not None and article.published_at <= timezone.now()
    return article.status == Status.PUBLISHED and out


def _is_own(user: Staff, article: Article) -> bool:
    return article.created_by_id is not None and article.created_by_id == user.pk


def _is_on_beat(user: Staff, article: Article) -> bool:
    """What has no section yet is still to be taken by somebody."""
    scope = scope_of(user)
    if article.section_id is None:
        return scope.has_language(article.language)
    return scope.covers(article.section_id, article.language)
