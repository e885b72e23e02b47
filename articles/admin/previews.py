"""Links by which somebody without an account reads a draft: made, listed and revoked beside the article's form."""

from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms.widgets import Media, Script
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ..models import Article, AuditEntry, SharePreview
from ..models.preview import DAYS, preview_address
from .base import NewsroomAdmin

# Nobody keeps more of them in mind; who needs another revokes one that has done its work.
MAX_LIVE = 20


class ShareForm(forms.Form):
    revision = forms.TypedChoiceField(
        label=gettext_lazy("What the link shows"), coerce=int, empty_value=None, required=False
    )
    days = forms.TypedChoiceField(label=gettext_lazy("How long it works"), coerce=int, initial=DAYS)

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = article.revisions.filter(number__isnull=False).order_by("-number").values_list("number", flat=True)
        last = [(number, _("revision %(number)s, as it is now") % {"number": number}) for number in numbers[:10]]
        self.fields["revision"].choices = [("", _("the latest, whatever is saved later")), *last]  # type: ignore[attr-defined]
        self.fields["days"].choices = [(days, _days(days)) for days in (1, DAYS, 30)]  # type: ignore[attr-defined]


def _days(days: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


class ArticlePreviews(NewsroomAdmin):
    @property
    def media(self) -> Media:
        script: Any = Script("newsroom/share_preview.js", type="module")
        return super().media + Media(css={"all": ["newsroom/history.css"]}, js=[script])

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/previews/", view(self.previews_view), name="articles_article_previews"),
            path("<path:object_id>/previews/revoke/", view(self.revoke_view), name="articles_article_revoke_preview"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        if article and article.pk and self.has_change_permission(request, article):
            context["previews_url"] = reverse("admin:articles_article_previews", args=[article.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def previews_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The answer to a POST is the page itself with the new link: it is nowhere to be had a second time."""
        article = self._shared(request, object_id)
        form = ShareForm(article, request.POST or None, initial={"days": DAYS})
        link = ""
        if request.method == "POST" and form.is_valid():
            if article.previews.live().count() >= MAX_LIVE:
                form.add_error(None, _("There are enough links to this article already. Revoke one of them first."))
            else:
                link = self._share(request, article, **form.cleaned_data)
        context = {
            "form": form,
            "link": link,
            "previews": article.previews.live().select_related("created_by", "revision").defer("revision__content"),
        }
        return self._render_previews(request, article, context)

    @method_decorator(require_POST)
    def revoke_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        article = self._shared(request, object_id)
        wanted = request.POST.get("preview", "")
        found = article.previews.filter(pk=wanted) if wanted.isascii() and wanted.isdecimal() else None
        preview = found.first() if found is not None and len(wanted) < 19 else None
        if preview is None:
            raise Http404("no such link to this article")
        with transaction.atomic():
            if preview.revoke():
                AuditEntry.record("share_revoked", article, request.user)
        back = reverse("admin:articles_article_previews", args=[article.pk])
        return HttpResponseRedirect(f"{back}?part" if "part" in request.GET else back)

    def _share(self, request: HttpRequest, article: Article, revision: int | None, days: int) -> str:
        chosen = article.revisions.defer("content").get(number=revision) if revision else None
        with transaction.atomic():
            _made, token = SharePreview.objects.share(article, request.user, chosen, days)
            AuditEntry.record("shared", article, request.user, revision=revision, days=days)
        return preview_address(token, article.language)

    def _shared(self, request: HttpRequest, object_id: str) -> Article:
        article: Article | None = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404("no such article")
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article

    def _render_previews(self, request: HttpRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
        """A page of its own; `?part` is what the form's dialog shows of it."""
        context = {"article": article, **context}
        if "part" in request.GET:
            template = "admin/articles/article/_previews.html"
        else:
            template = "admin/articles/article/previews.html"
            context |= self.admin_site.each_context(request)
            context |= {"title": _("Preview links"), "original": article, "opts": self.opts}
        response = TemplateResponse(request, template, context)
        response["Cache-Control"] = "no-store, private"
        return response
