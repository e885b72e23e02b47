"""The letters that a step brings: to the editors what waits for them, to who wrote it what became of it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django_tasks import task

from odessa_news.lib import letters

from .. import roles
from ..models import Article, Status, Step


@task()
def tell_of_step(step_id: int) -> None:
    """Run by the worker: the request that made the step did not wait for any of this."""
    step = Step.objects.select_related("article__section", "by", "revision").filter(pk=step_id).first()
    if step is None or step.article.status == Status.TRASHED:
        return  # deleted: nobody need do anything about it
    people = _editors() if step.kind == Step.Kind.SUBMITTED else _writers(step.article)
    people = people.filter(is_active=True, is_staff=True).exclude(email="").exclude(pk=step.by_id or 0)
    if step.kind == Step.Kind.SUBMITTED:
        # Not all who publish may decide about this one.
        addresses = {user.email for user in people if roles.may_edit(user, step.article)}
        needs = "articles.publish_article"
    else:
        # Who wrote it may have no role by now.
        needs = "articles.view_article"
        addresses = {user.email for user in people if user.has_perm(needs)}
    # Nobody has told us in which language they read letters; whoever works on a text reads its language.
    letters.post(f"mail/{step.kind}.txt", _context(step), sorted(addresses), step.article.language, needs)


def _editors() -> QuerySet[User]:
    return User.objects.with_perm("articles.publish_article", backend="django.contrib.auth.backends.ModelBackend")


def _writers(article: Article) -> QuerySet[User]:
    """Who started it, and who sent it for review last."""
    submitted = article.steps.filter(kind=Step.Kind.SUBMITTED).order_by("-id").first()
    writers = (article.created_by_id, submitted.by_id if submitted else None)
    return User.objects.filter(pk__in=[pk for pk in writers if pk is not None])


def _context(step: Step) -> dict[str, Any]:
    article = step.article
    return {
        # On one line: the first one is the subject, and an empty one ends it.
        "title": " ".join(article.title.split()),
        "who": " ".join((step.by.get_full_name() or step.by.get_username()).split()) if step.by else "",
        "note": step.note,
        "due": step.due,
        "newsroom": settings.SITE_URL + reverse("admin:articles_article_change", args=[article.pk]),
        "page": settings.SITE_URL + article.get_absolute_url(),
    }
