"""The list beside an article's form of what it still lacks: of the text as it opened, and of what is being typed."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.forms import Media, Script
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from .. import roles
from ..checks import Finding, Level, check, dangerous_as_typed
from ..models import Article, Photo
from ..revisions.content import Content, content_of, normal, still_there
from ..revisions.typed import content_from
from .article_form import NAMES
from .autosave import MOST_BYTES, by_content, language_of
from .autosave_form import TAKEN
from .background import article_of, background, sent
from .base import NewsroomAdmin

FINDINGS = "admin/articles/article/_findings.html"


class ArticleChecks(NewsroomAdmin):
    @property
    def media(self) -> Media:
        script: Any = Script("newsroom/checks.js", type="module")
        return super().media + Media(css={"all": ["newsroom/checks.css"]}, js=[script])

    def get_urls(self) -> list[URLPattern]:
        return [
            path("<int:pk>/checks/", background(of_article), name="articles_article_checks"),
            path("add/checks/", background(of_new), name="articles_article_new_checks"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        if article is None or roles.may_edit(request.user, article):
            form = context["adminform"].form
            name = "admin:articles_article_checks" if article else "admin:articles_article_new_checks"
            context["checks"] = {
                **_shown(request, article or Article(), form.base),
                "url": reverse(name, args=[article.pk] if article else []),
                # The fields say something else than the latest revision.
                # Who was refused sees at once why; for others it is a line above the fields.
                "is_open": form.is_bound,
                "is_stale": form.is_bound or article is None or TAKEN in request.GET,
            }
        return super().render_change_form(request, context, *args, **kwargs)


def of_article(request: HttpRequest, pk: int) -> JsonResponse:
    """`fields`, as autosave sends them → `summary`, `html`. Nothing is kept."""
    data, article = sent(request, MOST_BYTES), article_of(request, pk)
    article.refresh_from_db(fields=["story", "published_at"])
    latest = article.latest_revision()
    return _answer(request, article, data, latest.content if latest else content_of(Article.objects.get(pk=pk)))


def of_new(request: HttpRequest) -> JsonResponse:
    data = sent(request, MOST_BYTES)
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    article = Article(language=language_of(data.get("fields")))
    return _answer(request, article, data, content_of(article))


def _answer(request: HttpRequest, article: Article, data: dict[str, Any], base: Content) -> JsonResponse:
    typed = content_from(by_content(data.get("fields")), base)
    shown = _shown(request, article, still_there(normal(typed), article), dangerous_as_typed(typed["body"]))
    html = render_to_string(FINDINGS, {"findings": shown["findings"]}, request)
    return JsonResponse({"summary": shown["summary"], "html": html})


def _shown(request: HttpRequest, article: Article, content: Content, more: Iterable[Finding] = ()) -> dict[str, Any]:
    """What the templates need. Its queries are check()'s, and two where photos lack words."""
    findings = [*more, *check(article, content)]
    photos = {finding.about for finding in findings if finding.about and finding.field != "twin"}
    mine = roles.describable(Photo.objects.filter(pk__in=photos), request.user) if photos else Photo.objects.none()
    describable = set(mine.values_list("pk", flat=True))
    rows = [
        {
            "is_hard": finding.level == Level.HARD,
            "sentence": finding.sentence,
            "field": NAMES.get(finding.field, finding.field),
            "url": _url(article, finding),
            "photo": finding.about if finding.about in describable else None,
        }
        for finding in findings
    ]
    return {"findings": rows, "summary": _summary(findings)}


def _url(article: Article, finding: Finding) -> str:
    """The field; of the twin, where it is written."""
    if finding.field != "twin":
        return f"#id_{NAMES.get(finding.field, finding.field)}"
    if finding.about:
        return reverse("admin:articles_article_change", args=[finding.about])
    return f"{reverse('admin:articles_article_add')}?{urlencode({'twin_of': article.pk})}"


def _summary(findings: Sequence[Finding]) -> str:
    hard = sum(finding.level == Level.HARD for finding in findings)
    soft = len(findings) - hard
    if not findings:
        return _("Nothing is missing.")
    if not hard:
        return _("It may be published. To think about: %(count)s.") % {"count": soft}
    said = _("It can’t be published yet. To mend: %(count)s.") % {"count": hard}
    # Not within an f-string, where makemessages does not look.
    also = _("To think about: %(count)s.") % {"count": soft}
    return f"{said} {also}" if soft else said
