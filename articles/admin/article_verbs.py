"""The buttons of an article's form, and what they answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .. import roles
from ..models import Article, Revision, Status
from ..revisions.saving import FOLLOWING
from .article_form import PUBLISHING_VERBS, VERBS, verb_of
from .article_shared import is_held_back, say
from .base import RichTextAdmin, short_time
from .states import COLOURS, State, state_of

Button = tuple[str, str | Promise, str]

# By the status that the article has in the database: name, label, Unfold's variant. The first stands at the right.
_TO_PUBLISH: Button = ("_publish", _("Publish"), "primary")
_TO_REVIEW: Button = ("_review", _("Send for review"), "default")
_KEEP: Button = ("_draft", _("Save draft"), "default")
_BACK: Button = ("_draft", _("Return to draft"), "default")
_SAVE: Button = ("_save", _("Save and close"), "default")
_GO_ON: Button = ("_continue", _("Save"), "default")
_QUIETLY: Button = ("_continue", _("Save without publishing"), "default")
BUTTONS: dict[str, tuple[Button, ...]] = {
    Status.DRAFT: (_TO_PUBLISH, _TO_REVIEW, _KEEP, _SAVE),
    Status.REVIEW: (_TO_PUBLISH, _BACK, _GO_ON, _SAVE),
    Status.PUBLISHED: (
        ("_publish", _("Publish changes"), "primary"),
        _QUIETLY,
        ("_retract", _("Take down…"), "default"),
    ),
    Status.RETRACTED: (("_publish", _("Publish again"), "primary"), _GO_ON, _SAVE),
}


class ArticleVerbs(RichTextAdmin):
    def buttons(self, request: HttpRequest, article: Article | None, status: str) -> list[Button]:
        if article and not roles.may_edit(request.user, article):
            return []
        if roles.may_publish(request.user):
            return list(BUTTONS[status])
        return [button for button in BUTTONS[status] if button[0] not in PUBLISHING_VERBS]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        buttons = self.buttons(request, article, article.status if article and article.pk else Status.DRAFT)
        context.update(
            newsroom_buttons=buttons,
            newsroom_state=newsroom_state(article) if article and article.pk else None,
            may_publish=roles.may_publish(request.user),
            twin_link=self.twin_link(request, article),
            pair_url=_pair_url(request, article),
        )
        return super().render_change_form(request, context, *args, **kwargs)

    # --- After a button ---

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self._after(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._after(request, obj) or super().response_change(request, obj)

    def _after(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Back to the form, so that nobody has to look for the text again; to the list only where that was asked."""
        verb = verb_of(request)
        closes = not verb and "_continue" not in request.POST
        if "_popup" in request.POST or (closes and "_addanother" in request.POST):
            return None
        self.message_user(request, _said("" if is_held_back(request) else verb, article), messages.SUCCESS)
        say(request)
        if verb == "_retract":
            # Readers are owed a reason, for which the form has no room.
            return HttpResponseRedirect(reverse("admin:articles_article_retract", args=[article.pk]))
        if closes:
            return self.response_post_save_change(request, article)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _pair_url(request: HttpRequest, article: Article | None) -> str:
    """Where both languages are published together, for who may."""
    if not article or not article.pk:
        return ""
    may = roles.may_publish(request.user) and roles.may_edit(request.user, article)
    return reverse("newsroom:pair", args=[article.pk]) if may else ""


def newsroom_state(article: Article) -> dict[str, Any]:
    """What readers see and what waits, for the head of the form. Two queries at most."""
    latest = article.latest_revision()
    live: Revision | None = article.live
    waits = bool(latest and live and latest.number != live.number and article.status not in FOLLOWING)
    state = state_of(article)
    return {
        "state": state,
        "colour": COLOURS[state],
        "sentence": _what_readers_see(state, article, live, latest if waits else None),
        "waits": waits,
        "latest": latest,
    }


def _what_readers_see(state: State, article: Article, live: Revision | None, waiting: Revision | None) -> str:
    said = {
        "live": live.number if live else 1,
        "waiting": waiting.number if waiting else "",
        "time": short_time(article.published_at),
    }
    return str((_WAITING if waiting else _ALONE)[state] % said)


_ALONE = {
    State.DRAFT: _("Readers don't see it yet."),
    State.REVIEW: _("Readers don't see it yet; it waits for an editor."),
    State.SCHEDULED: _("Readers will see revision %(live)s on %(time)s."),
    State.LIVE: _("Readers see revision %(live)s."),
    State.EXPIRED: _("Readers saw revision %(live)s until its time was over."),
    State.RETRACTED: _("It is taken down; readers saw revision %(live)s last."),
}
_WAITING = {
    **_ALONE,
    State.SCHEDULED: _("Readers will see revision %(live)s on %(time)s; revision %(waiting)s is waiting."),
    State.LIVE: _("Readers see revision %(live)s; revision %(waiting)s is waiting."),
    State.EXPIRED: _("Readers saw revision %(live)s until its time was over; revision %(waiting)s is waiting."),
    State.RETRACTED: _("It is taken down; readers saw revision %(live)s last; revision %(waiting)s is waiting."),
}


def _said(verb: str, article: Article) -> str:
    title = {"title": article}
    if verb == "_publish" and not article.is_public():
        sentence = _("“%(title)s” is scheduled; readers will see it on %(time)s.")
        return format_html("{}", sentence % {**title, "time": short_time(article.published_at)})
    if verb == "_publish":
        return format_html(
            '{} <a class="newsroom-see" href="{}" target="_blank">{}</a>',
            _("“%(title)s” is published.") % title,
            article.get_absolute_url(),
            _("See it on the site"),
        )
    if verb:
        return format_html("{}", _SAID[verb] % title)
    state = newsroom_state(article)
    saved = _("“%(title)s” is saved.") % title
    return format_html("{} {}", saved, state["sentence"]) if state["waits"] else format_html("{}", saved)


_SAID: dict[str, str | Promise] = {
    "_draft": _("“%(title)s” is saved as a draft."),
    "_review": _("“%(title)s” is sent for review."),
    "_retract": _("“%(title)s” is saved. Say why it is to be taken down."),
}
assert _SAID.keys() | {"_publish"} == VERBS.keys()
