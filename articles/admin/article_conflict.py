"""Two people have written on the same article: both texts side by side, and a choice that loses neither."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import richtext, roles
from ..models import Article, AuditEntry, Photo, Revision, Section
from ..revisions.names import differences_between
from ..revisions.refusals import Refused
from .article_beat import not_yours
from .base import RichTextAdmin
from .photo_choice import is_id


class ArticleConflict(RichTextAdmin):
    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.conflict_view)
        return [path("<int:pk>/conflict/", view, name="articles_article_conflict"), *super().get_urls()]

    def conflict_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET shows both, POST makes a new revision of the text that was kept."""
        article: Article | None = self.get_queryset(request).filter(pk=pk).first()
        if article is None:
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        mine, theirs = article.revision_kept_for(request.user), article.latest_revision()
        if not (mine and theirs):
            return back
        if request.method == "POST":
            return self._take_mine(request, article, mine) or back
        context = {
            **self.admin_site.each_context(request),
            "title": _("Two texts of one article"),
            "opts": self.opts,
            "original": article,
            "mine": mine,
            "theirs": theirs,
            "differences": differences_between(theirs.content, mine.content),
            "html": {"mine": _as_read(article, mine), "theirs": _as_read(article, theirs)},
        }
        return TemplateResponse(request, "admin/articles/article/conflict.html", context)

    def _take_mine(self, request: HttpRequest, article: Article, mine: Revision) -> HttpResponse | None:
        sent = request.POST.get("theirs", "")
        section = Section.objects.filter(pk=mine.content["section"]).first()
        if not roles.may_place(request.user, section, article.language):
            # What was kept while typing no form has looked at.
            self.message_user(request, not_yours(section, article.language), messages.WARNING)
            return HttpResponseRedirect(request.path)
        try:
            with transaction.atomic():
                taken = article.save_revision(request.user, mine.content, int(sent) if is_id(sent) else 0, mine.note)
                AuditEntry.record("changed", article, request.user, revision=taken.number)
        except (Refused, IntegrityError) as refusal:
            # Newer still: the page shows that one now.
            self.message_user(request, str(refusal), messages.WARNING)
            return HttpResponseRedirect(request.path)
        saved = _("Your text is revision %(number)s now; the other one stays in the history.")
        self.message_user(request, saved % {"number": taken.number}, messages.SUCCESS)
        return None


def _as_read(article: Article, revision: Revision) -> SafeString:
    body = revision.content["body"]
    pictures = Photo.objects.pictures(richtext.photo_ids(body), article.language)
    return Article(public_body=richtext.render(body, article.language, pictures)).html
