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
from .models import Article, Photo, Section, Status
from .models.photo import PhotoQuerySet
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
)
_MODERATE = (
    *("comments.view_comment", "comments.change_comment", "comments.view_moderation"),
    *_all("comments", "stopword"),
)

PERMISSIONS: dict[str, tuple[str, ...]] = {
    REPORTER: _WRITE,
    EDITOR: _EDIT,
    MODERATOR: _MODERATE,
    CHIEF: (
        *_EDIT,
        *_MODERATE,
        "articles.publish_without_twin",
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
    return may_publish(user) or _is_known_to_readers(article) or _is_own(user, article)


def may_edit(user: Staff, article: Article) -> bool:
    if not user.has_perm("articles.change_article") or not _is_on_beat(user, article):
        return False
    return may_publish(user) or (_is_own(user, article) and article.status in UNPUBLISHED)


def may_place(user: Staff, section: Section | None, language: str) -> bool:
    """Put an article there, new or moved. One that has no section yet may be in any language of one's beats."""
    scope = scope_of(user)
    return scope.covers(section.pk, language) if section else scope.has_language(language)


def may_see_revisions(user: Staff, article: Article) -> bool:
    """They say more than readers may know: a published article's next text is its author's and the editors'."""
    return user.has_perm("articles.view_article") and (may_publish(user) or _is_own(user, article))


def may_delete(user: Staff, article: Article) -> bool:
    """What readers can have a link to is taken down first, and only then deleted."""
    allowed = user.has_perm("articles.delete_article") and article.status != Status.PUBLISHED
    return allowed and may_edit(user, article)


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


def may_arrange_front(user: Staff) -> bool:
    """Put articles on the front page, and take them off it."""
    return user.has_perms([f"articles.{verb}_frontslot" for verb in ("add", "change", "delete")])


def visible(articles: ArticleQuerySet, user: Staff) -> ArticleQuerySet:
    """`may_see`, for a query."""
    if may_publish(user):
        return articles
    known = Q(status=Status.PUBLISHED, published_at__lte=timezone.now())
    return articles.filter(known | Q(created_by=user.pk))


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
