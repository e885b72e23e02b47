"""What the form of an article knows of its way: the steps so far, and the pages where the next one is taken."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import roles
from ..models import Article, Status, Step
from ..workflow.steps import under_review
from .base import RichTextAdmin
from .workflow_pages import approve, retract, send_back, submit

# A long quarrel is read in the log.
STEPS_SHOWN = 20
PAGES = {"submit": submit, "return": send_back, "approve": approve, "retract": retract}


@dataclass(frozen=True)
class Way:
    """A page that the form leads to."""

    url: str
    title: str | Promise
    icon: str


def ways(request: HttpRequest, article: Article) -> list[Way]:
    """The steps that this person may take from here."""
    if not roles.may_edit(request.user, article):
        return []
    found: list[tuple[str, str | Promise, str]] = []
    if article.status == Status.REVIEW and roles.may_publish(request.user):
        found += [("approve", _("Approve…"), "check_circle"), ("return", _("Return…"), "undo")]
    elif article.status == Status.REVIEW and article.latest_revision() != under_review(article):
        # A draft's form has a button for this.
        found += [("submit", _("Send for review…"), "send")]
    elif article.is_public() and roles.may_publish_article(request.user, article):
        found += [("corrections", _("Correction…"), "edit_notifications")]
    return [
        Way(reverse(f"admin:articles_article_{verb}", args=[article.pk]), title, icon) for verb, title, icon in found
    ]


def steps_of(article: Article) -> list[Step]:
    """Newest first. One query, however many there are."""
    steps = article.steps.select_related("by", "revision").order_by("-id")
    return list(
        steps.only(
            *("article_id", "kind", "at", "due", "note", "revision__number"),
            *("by__username", "by__first_name", "by__last_name"),
        )[:STEPS_SHOWN]
    )


class ArticleWorkflow(RichTextAdmin):
    def get_urls(self) -> list[Any]:
        pages = [
            path(
                f"<int:pk>/{verb}/",
                self.admin_site.admin_view(page),
                {"model_admin": self},
                name=f"articles_article_{verb}",
            )
            for verb, page in PAGES.items()
        ]
        return [*pages, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        if article and article.pk:
            context.update(steps=steps_of(article), ways=ways(request, article))
        return super().render_change_form(request, context, *args, **kwargs)
