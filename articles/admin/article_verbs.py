"""The buttons of an article's form, and the twin that is started from it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .. import roles
from ..languages import Language, other
from ..models import Article, Byline, Status
from .article_form import VERBS, verb_of
from .base import RichTextAdmin, short_time

Button = tuple[str, str | Promise, str]

# By the status that the article has in the database: name, label, Unfold's variant. The first stands at the right.
_TO_PUBLISH: Button = ("_publish", _("Publish"), "primary")
_TO_REVIEW: Button = ("_review", _("Send for review"), "default")
_KEEP: Button = ("_draft", _("Save draft"), "default")
_BACK: Button = ("_draft", _("Return to draft"), "default")
_SAVE: Button = ("_save", _("Save and close"), "default")
_GO_ON: Button = ("_continue", _("Save"), "default")
BUTTONS: dict[str, tuple[Button, ...]] = {
    Status.DRAFT: (_TO_PUBLISH, _TO_REVIEW, _KEEP, _SAVE),
    Status.REVIEW: (_TO_PUBLISH, _BACK, _GO_ON, _SAVE),
    Status.PUBLISHED: (
        ("_continue", _("Save changes"), "primary"),
        _SAVE,
        ("_retract", _("Take down"), "default"),
    ),
    Status.RETRACTED: (("_publish", _("Publish again"), "primary"), _GO_ON, _SAVE),
}


class ArticleVerbs(RichTextAdmin):
    def buttons(self, request: HttpRequest, article: Article | None, status: str) -> list[Button]:
        if article and not roles.may_edit(request.user, article):
            return []
        if roles.may_publish(request.user):
            return list(BUTTONS[status])
        return [(name, label, variant) for name, label, variant in BUTTONS[status] if name != "_publish"]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        # As it was loaded: a refused form has already put the wished status on the object.
        status = context["adminform"].form.initial.get("status", Status.DRAFT)
        context.update(
            newsroom_buttons=self.buttons(request, article, status), twin_link=self.twin_link(request, article)
        )
        return super().render_change_form(request, context, *args, **kwargs)

    # --- After a button ---

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self._after_verb(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._after_verb(request, obj) or super().response_change(request, obj)

    def _after_verb(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Back to the form, so that nobody has to look for the text again."""
        verb = verb_of(request)
        if not verb or "_popup" in request.POST:
            return None
        if verb == "_publish" and not article.is_public():
            sentence = _("“%(title)s” is scheduled; readers will see it on %(time)s.")
            message = format_html("{}", sentence % {"title": article, "time": short_time(article.published_at)})
        elif verb == "_publish":
            message = format_html(
                '{} <a class="newsroom-see" href="{}" target="_blank">{}</a>',
                _("“%(title)s” is published.") % {"title": article},
                article.get_absolute_url(),
                _("See it on the site"),
            )
        else:
            message = format_html("{}", _SAID[verb] % {"title": article})
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    # --- Twins ---

    def twin_source(self, request: HttpRequest) -> Article | None:
        """The article whose twin is being started: `?twin_of=<id>` of the form's address."""
        wanted = request.GET.get("twin_of", "")
        if not (wanted.isdecimal() and wanted.isascii() and len(wanted) < 19):
            return None
        source = Article.objects.select_related("section", "cover").filter(pk=wanted).first()
        return source if source and roles.may_see(request.user, source) else None

    def twin_link(self, request: HttpRequest, article: Article | None) -> dict[str, Any] | None:
        if not article or not article.pk:
            return None
        language = Language(other(article.language)).label
        twin = Article.objects.filter(story=article.story).exclude(pk=article.pk).only("id", "status").first()
        if not twin:
            if not self.has_add_permission(request):
                return None
            url = f"{reverse('admin:articles_article_add')}?{urlencode({'twin_of': article.pk})}"
            return {"url": url, "title": _("Start the twin: %(language)s") % {"language": language}, "icon": "add"}
        url = reverse("admin:articles_article_change", args=[twin.pk])
        return {"url": url, "title": _("The twin: %(language)s") % {"language": language}, "icon": "translate"}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        # Whoever reads the newsroom in Ukrainian most likely writes in Ukrainian.
        initial = {"language": get_language(), **super().get_changeform_initial_data(request)}
        if source := self.twin_source(request):
            twin = source.new_twin()
            initial.update(
                language=twin.language,
                section=twin.section_id,
                cover=twin.cover_id,
                comments_open=twin.comments_open,
                chosen_topics=[link.topic_id for link in source.topic_links.all()],
            )
        return initial

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if inline.model is Byline and not obj.pk and (bylines := self.twin_bylines(request)):
            kwargs["initial"] = bylines
        return kwargs

    def twin_bylines(self, request: HttpRequest) -> list[dict[str, Any]]:
        """To show in the empty form only: sent back they are new rows, which must not look unchanged then."""
        source = self.twin_source(request) if request.method == "GET" else None
        return [dict(row) for row in source.bylines.values("author", "order")] if source else []


_SAID: dict[str, str | Promise] = {
    "_draft": _("“%(title)s” is saved as a draft."),
    "_review": _("“%(title)s” is sent for review."),
    "_retract": _("“%(title)s” is taken down; readers don't see it any more."),
}
assert _SAID.keys() | {"_publish"} == VERBS.keys()
