"""The history of an article: its revisions, any two of them side by side, each brought back when wanted."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .. import roles
from ..models import Article, Revision, Section
from ..revisions.names import differences_between
from ..revisions.refusals import Refused
from ..revisions.saving import latest_revision, restore, revision_kept_for
from .article_beat import not_yours
from .article_shared import say, tell_of_twin
from .base import NewsroomAdmin

PER_PAGE = 50
# What stands in an address for the text that the form has kept of this person; it has no number.
KEPT = "kept"


class ArticleHistory(NewsroomAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/history/compare/", view(self.compare_view), name="articles_article_compare"),
            path("<path:object_id>/history/restore/", view(self.restore_view), name="articles_article_restore"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        if article and article.pk:
            context["show_history"] = roles.may_see_revisions(request.user, article)
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(require_safe)
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Newest first, `?before=<number>` goes on; what was picked to be compared stays on top of each page."""
        article = self._article(request, object_id)
        before = _number(request.GET.get("before", ""))
        revisions = _listed(article)
        page = list((revisions.filter(number__lt=before) if before else revisions)[: PER_PAGE + 1])
        rows, has_older = page[:PER_PAGE], len(page) > PER_PAGE
        old, new = _picked(request, rows)
        wanted = {pick for pick in (old, new) if pick} - {str(row.number) for row in rows}
        numbers = [number for pick in wanted if (number := _number(pick))]
        context = {
            "kept": _kept(article, request),
            "pinned": list(revisions.filter(number__in=numbers)) if before else [],
            "revisions": rows,
            "latest": rows[0].number if rows and not before else None,
            "older": rows[-1].number if has_older else None,
            "old": old,
            "new": new,
            **(extra_context or {}),
        }
        return self._render(request, article, _("History"), "history", context)

    @method_decorator(require_safe)
    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """`?old=3&new=7`, the older one on the left whichever way they were picked."""
        article = self._article(request, object_id)
        pair = [self._revision(request, article, request.GET.get(name, "")) for name in ("old", "new")]
        if None in pair:
            return self._back(request, article, _("Choose two revisions of this article to compare."))
        old, new = sorted((one for one in pair if one), key=lambda one: (one.number is None, one.number or 0))
        latest = latest_revision(article)
        context = {
            "old": old,
            "new": new,
            "differences": differences_between(old.content, new.content),
            "neighbours": _neighbours(old, new, latest),
            "latest": latest.number if latest else None,
            "kept_name": KEPT,
        }
        return self._render(request, article, _("What changed"), "compare", context)

    @method_decorator(require_POST)
    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        article = self._article(request, object_id)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        revision = self._revision(request, article, request.POST.get("revision", ""))
        if revision is None:
            return self._back(request, article, _("This article has no such revision."))
        section = Section.objects.filter(pk=revision.content["section"]).first()
        if not roles.may_place(request.user, section, article.language):
            return self._back(request, article, not_yours(section, article.language))
        latest = latest_revision(article)
        try:
            restored = restore(article, revision, request.user)
        except Refused as refusal:
            return self._back(request, article, str(refusal))
        if latest and restored.number == latest.number:
            return self._back(request, article, _("The latest revision says the same already."), messages.INFO)
        if revision.number:
            names = {"old": revision.number, "new": restored.number}
            sentence = _("Revision %(old)s is back as revision %(new)s. Nothing that came between is lost.") % names
        else:
            sentence = _("Your text is saved as revision %(new)s.") % {"new": restored.number}
        self.message_user(request, sentence, messages.SUCCESS)
        if latest:
            tell_of_twin(request, article, latest.content, restored.content)
            say(request)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _article(self, request: HttpRequest, object_id: str) -> Article:
        article: Article | None = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404("no such article")
        if not roles.may_see_revisions(request.user, article):
            raise PermissionDenied
        return article

    def _revision(self, request: HttpRequest, article: Article, name: str) -> Revision | None:
        if name == KEPT:
            return revision_kept_for(article, request.user)
        number = _number(name)
        found = article.revisions.select_related("created_by").filter(number=number) if number else None
        return found.first() if found is not None else None

    def _back(
        self, request: HttpRequest, article: Article, sentence: str, level: int = messages.WARNING
    ) -> HttpResponse:
        self.message_user(request, sentence, level)
        return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))

    def _render(
        self, request: HttpRequest, article: Article, title: str, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "original": article,
            "opts": self.opts,
            "article": article,
            "may_edit": self.has_change_permission(request, article),
            **context,
        }
        return TemplateResponse(request, f"admin/articles/article/{template}.html", context)


class Neighbours(NamedTuple):
    """The numbers of the two comparisons beside this one, where it is of two that follow each other."""

    earlier: tuple[int, int] | None
    later: tuple[int, int] | None


def _neighbours(old: Revision, new: Revision, latest: Revision | None) -> Neighbours:
    # They are counted without a gap: none is ever taken out of the middle.
    if not (old.number and new.number and latest and latest.number and new.number == old.number + 1):
        return Neighbours(None, None)
    earlier = (old.number - 1, old.number) if old.number > 1 else None
    return Neighbours(earlier, (new.number, new.number + 1) if new.number < latest.number else None)


def _listed(article: Article) -> "QuerySet[Revision]":
    """Without what they say: fifty long texts would have to be fetched for a list that shows none."""
    saved = article.revisions.filter(number__isnull=False).select_related("created_by")
    return saved.defer("content").order_by("-number")


def _kept(article: Article, request: HttpRequest) -> Revision | None:
    """This person's own; what others are typing is theirs until they save it."""
    return article.revisions.filter(kind="autosave", created_by=request.user.pk).defer("content").first()


def _picked(request: HttpRequest, rows: list[Revision]) -> tuple[str, str]:
    """As the form was left, or the last change."""
    newest = [str(row.number) for row in rows[:2]]
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    return old or (newest[-1] if newest else ""), new or (newest[0] if newest else "")


def _number(text: str) -> int | None:
    """What may be the number of a revision: PostgreSQL's integer has room for nine digits of any kind."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
