"""Three small pages: send for review, return, approve. Each asks for a note; each checks by itself who may do it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from .. import roles
from ..models import Article, Retraction, Revision, Status
from ..models.revision import Kind
from ..revisions.publishing import is_to_come
from ..revisions.refusals import NoSuchRevision, Refused
from ..workflow import reviewing
from ..workflow.steps import submission
from .base import short_time
from .workflow_forms import ApproveForm, RetractForm, ReturnForm, StepForm

if TYPE_CHECKING:
    from .workflow import ArticleWorkflow


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: int, model_admin: "ArticleWorkflow") -> HttpResponse:
    article = _article(request, pk)
    if article.status not in roles.UNPUBLISHED:
        return _too_late(request, article, _("This article is out already."))
    latest = article.latest_revision()
    form = StepForm(request.POST or None, initial={"revision": latest.number if latest else None})
    if form.is_valid():

        def step() -> None:
            revision = _chosen(article, form.cleaned_data["revision"])
            reviewing.submit(article, request.user, revision, form.cleaned_data["note"])

        if _done(request, form, step):
            return _back(request, article, _("“%(title)s” is sent for review.") % {"title": article})
    words = {"button": gettext_lazy("Send for review"), "title": gettext_lazy("Send for review")}
    return _page(request, model_admin, article, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, pk: int, model_admin: "ArticleWorkflow") -> HttpResponse:
    article = _article(request, pk, to_decide=True)
    if article.status != Status.REVIEW:
        return _too_late(request, article, str(reviewing.NotInReview()))
    form = ReturnForm(request.POST or None)
    if form.is_valid() and _done(
        request, form, lambda: reviewing.send_back(article, request.user, form.cleaned_data["note"])
    ):
        return _back(request, article, _("“%(title)s” is returned.") % {"title": article})
    words = {"button": gettext_lazy("Return"), "title": gettext_lazy("Return for more work")}
    return _page(request, model_admin, article, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, pk: int, model_admin: "ArticleWorkflow") -> HttpResponse:
    article = _article(request, pk, to_decide=True)
    if article.status != Status.REVIEW:
        return _too_late(request, article, str(reviewing.NotInReview()))
    step, latest = submission(article), article.latest_revision()
    submitted = step.revision if step and step.revision else latest
    choices = list(dict.fromkeys(revision for revision in (submitted, latest) if revision))
    to_come = article.published_at if article.published_at and not article.is_public() else None
    initial = {"at": to_come} | ({"revision": choices[0].number} if len(choices) == 1 else {})
    form = ApproveForm(request.POST or None, choices=choices, submitted=submitted, initial=initial)
    if form.is_valid():
        data = form.cleaned_data

        def step_on() -> None:
            revision = _chosen(article, data["revision"])
            # It may move the article to another section than the one it was in.
            if revision.content["section"] and not roles.may_publish_content(request.user, article, revision.content):
                raise PermissionDenied
            reviewing.approve(article, request.user, revision, data["at"], data["note"])

        if _done(request, form, step_on):
            return _back(request, article, _said_of_approval(article))
    words: dict[str, str | Promise] = {
        "button": gettext_lazy("Approve"),
        "title": gettext_lazy("Approve and publish"),
        "newer": _comparison(article, choices) if len(choices) > 1 else "",
    }
    return _page(request, model_admin, article, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
def retract(request: HttpRequest, pk: int, model_admin: "ArticleWorkflow") -> HttpResponse:
    article = _article(request, pk, to_decide=True)
    if article.status != Status.PUBLISHED:
        return _too_late(request, article, _("This article is not published, so there is nothing to take down."))
    form = RetractForm(request.POST or None, is_to_come=is_to_come(article))
    if form.is_valid():
        note, kind = form.cleaned_data["note"], Retraction(form.cleaned_data.get("kind", Retraction.REMOVED))
        if _done(request, form, lambda: article.retract(request.user, note, kind)):
            said = _("“%(title)s” is taken down; readers don't see it any more.")
            return _back(request, article, said % {"title": article})
    words = {"button": gettext_lazy("Take down"), "title": gettext_lazy("Take down")}
    return _page(request, model_admin, article, form, words)


def _comparison(article: Article, choices: list[Revision]) -> str:
    """Where the submitted revision and the latest stand side by side."""
    names = {"old": choices[0].number, "new": choices[1].number}
    return f"{reverse('admin:articles_article_compare', args=[article.pk])}?{urlencode(names)}"


def _article(request: HttpRequest, pk: int, to_decide: bool = False) -> Article:
    article = get_object_or_404(Article.objects.kept().select_related("section"), pk=pk)
    allowed = roles.may_edit(request.user, article) and (not to_decide or _may_decide(request, article))
    # Of another's draft a reporter isn't told more than that it isn't theirs.
    if not allowed or not roles.may_see(request.user, article):
        raise PermissionDenied
    return article


def _may_decide(request: HttpRequest, article: Article) -> bool:
    """What has no section yet is in nobody's beat: who may edit it may return it, and nobody can publish it."""
    if article.section_id is None:
        return roles.may_publish(request.user)
    return roles.may_publish_article(request.user, article)


def _chosen(article: Article, number: int | None) -> Revision:
    """The saved revision of that number; of an article older than revisions the first, which is made now."""
    if number is None and article.latest_revision() is None:
        return article.ensure_revision()
    revision = article.revisions.filter(kind=Kind.SAVED, number=number).first()
    if revision is None:
        raise NoSuchRevision
    return revision


def _done(request: HttpRequest, form: StepForm, verb: Callable[[], Any]) -> bool:
    try:
        verb()
    except Refused as refusal:
        field = {"published_at": "at"}.get(getattr(refusal, "field", ""))
        form.add_error(field if field in form.fields else None, str(refusal))
        return False
    return True


def _said_of_approval(article: Article) -> str:
    if article.is_public():
        return _("“%(title)s” is published.") % {"title": article}
    words = {"title": article, "time": short_time(article.published_at)}
    return _("“%(title)s” is scheduled; readers will see it on %(time)s.") % words


def _too_late(request: HttpRequest, article: Article, sentence: str) -> HttpResponse:
    messages.warning(request, sentence)
    return HttpResponseRedirect(_form_of(article))


def _back(request: HttpRequest, article: Article, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(_form_of(article))


def _form_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def _page(
    request: HttpRequest,
    model_admin: "ArticleWorkflow",
    article: Article,
    form: StepForm,
    words: Mapping[str, str | Promise],
) -> HttpResponse:
    ctx = {
        **model_admin.admin_site.each_context(request),
        **words,
        "opts": model_admin.opts,
        "article": article,
        "submission": submission(article),
        "form": form,
        "form_of": _form_of(article),
    }
    return render(request, "admin/articles/article/workflow.html", ctx)
