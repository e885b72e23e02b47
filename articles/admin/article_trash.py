"""Deleting, as an article's list and form know it: a way into the trash. The trash itself is articles.admin.trash."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import roles
from ..models import Article, Trashed
from ..models.trash import DAYS_IN_TRASH
from ..querysets import ArticleQuerySet
from ..revisions.content import LISTS, content_of
from ..revisions.refusals import InTrash, Refused
from .autosave import typed_by
from .base import NewsroomAdmin
from .photo_choice import is_id


class ArticleTrash(NewsroomAdmin):
    delete_confirmation_template = "admin/articles/article/delete_confirmation.html"
    change_list_template = "admin/articles/article/change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        may_see_trash = roles.may_see_trash(request.user)
        return super().changelist_view(request, {**(extra_context or {}), "may_see_trash": may_see_trash})

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, {**(extra_context or {}), "days": DAYS_IN_TRASH})
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[object_id]))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Nothing is deleted with it, so nothing is counted up."""
        return [str(article) for article in objs], {}, set(), []

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        obj.trash(request.user)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        """All or none, should there ever be an action that deletes."""
        for article in queryset.order_by("pk"):
            article.trash(request.user)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """Article.trash() makes the entry, in its own words."""

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        if "_popup" in request.POST:
            return super().response_delete(request, obj_display, obj_id)
        sentence = _("“%(title)s” is in the trash. For %(days)s days it can be taken back.")
        self.message_user(request, sentence % {"title": obj_display, "days": DAYS_IN_TRASH}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """Whoever might edit it is told that it is in the trash, and keeps what they have typed meanwhile."""
        trashed = Trashed.objects.select_related("article__section").filter(article=_number(object_id)).first()
        if not trashed or not roles.might_edit(request.user, trashed):
            missing: HttpResponse = super()._get_obj_does_not_exist_redirect(request, opts, object_id)
            return missing
        sentences = [str(InTrash())]
        if request.method == "POST" and "based_on" in request.POST and _keep_typed(request, trashed.article):
            sentences.append(_("What you have typed is kept with it."))
        self.message_user(request, " ".join(sentences), messages.WARNING)
        if roles.may_take_back(request.user, trashed):
            return HttpResponseRedirect(reverse("newsroom:trashed", args=[trashed.article_id]))
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def _keep_typed(request: HttpRequest, article: Article) -> bool:
    """As the form's own autosave: it is offered when the article is back."""
    latest = article.latest_revision()
    base = latest.content if latest else content_of(article)
    # What a form doesn't send of these is empty; a box without its tick may be one that the form hasn't.
    sent: dict[str, Any] = {"chosen_" + name: [] for name in LISTS} | dict(request.POST.lists())
    content = typed_by(request.user, sent, base)
    if content == base:
        return False
    based_on = request.POST["based_on"]
    number = int(based_on) if is_id(based_on) and len(based_on) < 10 else None
    article.keep_autosave(request.user, content, number)
    return True


def _number(object_id: str) -> int | None:
    return int(object_id) if is_id(object_id) else None
