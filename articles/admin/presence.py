"""Who has which article open at this moment: told to the form, shown in the list."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.forms import Media, Script
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import roles
from ..models import Article, Presence
from .background import article_of, background, sent
from .base import NewsroomAdmin
from .columns import column
from .paging import CappedChangeList

# A time is sent, and nothing else.
MOST_BYTES = 200
BEAT, LEFT = "presence", "presence_left"


class PresenceList(CappedChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """Knows who else has the articles of this page open, by one query. Who looks at the list has just left theirs:
        the browser tells so only when the list is on its way."""
        super().get_results(request)
        shown: dict[int, Any] = {article.pk: article for article in self.result_list}
        for article in shown.values():
            article.open_in = []
        for presence in Presence.objects.now_open().filter(article__in=shown).exclude(user=request.user.pk):
            shown[presence.article_id].open_in.append(presence)


class PresenceAdmin(NewsroomAdmin):
    def get_urls(self) -> list[URLPattern]:
        return [
            path("<int:pk>/presence/", background(beat), name=f"articles_article_{BEAT}"),
            path("<int:pk>/presence/left/", background(leave), name=f"articles_article_{LEFT}"),
            *super().get_urls(),
        ]

    @property
    def media(self) -> Media:
        script: Any = Script("newsroom/presence.js", type="module")
        own = Media(css={"all": ["newsroom/presence.css"]}, js=[script])
        return super().media + own

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        if article and roles.may_edit(request.user, article):
            urls = {name: reverse(f"admin:articles_article_{name}", args=[article.pk]) for name in (BEAT, LEFT)}
            context["presence"] = {"beat": urls[BEAT], "left": urls[LEFT]}
        return super().render_change_form(request, context, *args, **kwargs)

    @column(gettext_lazy("title"), ordering="title")
    def headline(self, article: Any) -> SafeString:
        """With whoever else has it open."""
        people = (
            (_("%(name)s, since %(time)s") % {"name": each.name, "time": since(each.since)},)
            for each in article.open_in
        )
        return format_html("{}{}", article.title, format_html_join("", '<span class="newsroom-open">{}</span>', people))


def beat(request: HttpRequest, pk: int) -> JsonResponse:
    """`{"others": [a sentence for each], "seen": what leave() wants to be told}`"""
    article = article_of(request, pk)
    assert isinstance(request.user, User)
    seen = Presence.objects.beat(article, request.user)
    others = Presence.objects.now_open().filter(article=article).exclude(user=request.user)
    return JsonResponse({"others": [sentence(other) for other in others], "seen": seen.isoformat()})


def leave(request: HttpRequest, pk: int) -> JsonResponse:
    seen_at = _moment(sent(request, MOST_BYTES).get("seen"))
    if seen_at and isinstance(request.user, User):
        Presence.objects.leave(Article(pk=pk), request.user, seen_at)
    return JsonResponse({})


def _moment(value: Any) -> datetime | None:
    try:
        moment = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def sentence(presence: Presence) -> str:
    return _("%(name)s has had this open since %(time)s.") % {"name": presence.name, "time": since(presence.since)}


def since(moment: datetime) -> str:
    """The time; with the day, where that isn't today."""
    local = timezone.localtime(moment)
    return formats.date_format(local, "H:i" if local.date() == timezone.localdate() else "j E, H:i")
