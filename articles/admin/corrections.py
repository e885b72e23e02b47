"""What was wrong in a published article, told to readers: written and, for an hour, mended beside the form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from unfold.widgets import UnfoldAdminTextareaWidget

from odessa_news.lib.text import clean_text

from .. import corrections, roles
from ..models import Article, Correction
from ..models.correction import CORRECTION_LENGTH
from ..revisions.refusals import Refused
from .base import NewsroomAdmin

# An article that needs more is to be taken down; the public list has them all.
SHOWN = 50


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What was wrong, and what is right"),
        max_length=CORRECTION_LENGTH,
        help_text=gettext_lazy("One or two sentences in the language of the article. Readers see them below the text."),
        error_messages={"required": gettext_lazy("Say what was wrong and what is right.")},
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
    )

    def clean_text(self) -> str:
        if not (text := clean_text(self.cleaned_data["text"])):
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


class ArticleCorrections(NewsroomAdmin):
    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        base = "<int:pk>/corrections/"
        return [
            path(base, view(self.corrections_view), name="articles_article_corrections"),
            path(f"{base}<int:number>/", view(self.mend_view), name="articles_article_correction"),
            *super().get_urls(),
        ]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def corrections_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = _article(request, pk)
        form = CorrectionForm(request.POST or None)
        if form.is_valid():
            text = form.cleaned_data["text"]
            if _done(form, lambda: article.correct(request.user, text)):
                return _back(request, article, _("Readers see the correction now."))
        return self._page(request, article, form)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def mend_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        article = _article(request, pk)
        correction = get_object_or_404(article.corrections, pk=number)
        if not correction.is_mendable:
            messages.warning(request, str(corrections.TooLateToMend()))
            return HttpResponseRedirect(_address(article))
        form = CorrectionForm(request.POST or None, initial={"text": correction.text})
        if form.is_valid():
            text = form.cleaned_data["text"]
            if _done(form, lambda: corrections.mend(correction, request.user, text)):
                return _back(request, article, _("The correction is mended."))
        return self._page(request, article, form, correction)

    def _page(
        self, request: HttpRequest, article: Article, form: CorrectionForm, mended: Correction | None = None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Mend the correction") if mended else _("Corrections"),
            "opts": self.opts,
            "article": article,
            "is_public": article.is_public(),
            "mended": mended,
            "corrections": article.corrections.select_related("by")[:SHOWN],
            "form": form,
            "form_of": reverse("admin:articles_article_change", args=[article.pk]),
            "page": _address(article),
        }
        return render(request, "admin/articles/article/corrections.html", context)


def _article(request: HttpRequest, pk: int) -> Article:
    if not roles.may_publish(request.user):
        raise PermissionDenied  # whether there is such an article is not told either
    article = get_object_or_404(Article.objects.kept().select_related("section"), pk=pk)
    if not roles.may_publish_article(request.user, article):
        raise PermissionDenied
    return article


def _done(form: CorrectionForm, verb: Callable[[], Any]) -> bool:
    try:
        verb()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _address(article: Article) -> str:
    return reverse("admin:articles_article_corrections", args=[article.pk])


def _back(request: HttpRequest, article: Article, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(_address(article))
