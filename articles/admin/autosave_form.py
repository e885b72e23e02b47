"""An article's form: what static/newsroom/autosave.js has to know of it, and the texts that it offers back."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.forms import Media, ModelForm, Script
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import roles
from ..models import Article, NewText, Revision
from ..models.revision import Kind
from ..revisions.content import Content, still_there
from . import autosave
from .article_form import NAMES
from .background import background
from .base import NewsroomAdmin
from .presence import since

# In the address of a form: the text that was kept is to stand in it. "1", or the key of a text without an article.
TAKEN = "autosave"
# The form's own key, sent back when it is saved.
KEY = "_new_text"
# The autosave that the form has made or knows of.
OVER = "_over"
# As many as one can choose from at a glance.
MOST_OFFERS = 3
WORDS = {
    "server": gettext_lazy("Kept on the server, %(time)s"),
    "browser": gettext_lazy("Not on the server: kept in this browser only, %(time)s"),
    "nowhere": gettext_lazy("Not kept anywhere since %(time)s. Don’t close this page; copy your text."),
}


class AutosaveAdmin(NewsroomAdmin):
    # It asks only where something would be lost.
    warn_unsaved_form = False

    @property
    def media(self) -> Media:
        script: Any = Script("newsroom/autosave.js", type="module")
        own = Media(css={"all": ["newsroom/autosave.css"]}, js=[script])
        return super().media + own

    def get_urls(self) -> list[URLPattern]:
        name = "articles_article_%s"
        return [
            path("<int:pk>/autosave/", background(autosave.keep), name=name % "autosave"),
            path("<int:pk>/autosave/forget/", background(autosave.forget), name=name % "autosave_forget"),
            path("add/autosave/", background(autosave.keep_new), name=name % "new_autosave"),
            path("add/autosave/forget/", background(autosave.forget_new), name=name % "new_autosave_forget"),
            *super().get_urls(),
        ]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        kept = _taken(request, obj) if request.method == "GET" else None
        return _filled(form, kept, obj) if kept else form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        article: Article | None = kwargs.get("obj")
        if article is None or roles.may_edit(request.user, article):
            page = _page_of_article(request, article) if article else _page_of_new(request)
            page["isUnsaved"] = context["adminform"].form.is_bound or bool(page["over"] and TAKEN in request.GET)
            context["autosave"] = page
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change and isinstance(request.user, User) and (key := autosave.key_of(request.POST.get(KEY))):
            NewText.objects.become(obj, request.user, key)


def _taken(request: HttpRequest, article: Article | None) -> autosave.Kept | None:
    """What the address asks for, of this person's own."""
    wanted = request.GET.get(TAKEN, "")
    if not wanted:
        return None
    if article:
        return autosave.autosaves(article, request.user).first()
    key = autosave.key_of(wanted)
    return NewText.objects.filter(user=request.user.pk, key=key, made=None).first() if key else None


def _filled(form: type[ModelForm], kept: autosave.Kept, article: Article | None) -> type[ModelForm]:
    """The form with that text in it, instead of what it would show."""
    content: Content = still_there(kept.content, article)
    shown = {NAMES.get(name, name): value for name, value in content.items()}
    if isinstance(kept, NewText):
        shown["language"] = kept.language
    else:
        shown |= {"based_on": kept.based_on or "", "note": kept.note}

    class Filled(form):  # type: ignore[valid-type,misc]  # made for this request
        def __init__(self, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
            super().__init__(*args, initial={**(initial or {}), **shown}, **kwargs)

    return Filled


def _page_of_article(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Three queries."""
    address = f"{reverse('admin:articles_article_change', args=[article.pk])}?{TAKEN}=1"
    saved = article.revisions.filter(kind=Kind.SAVED)
    latest, own = saved.select_related("created_by").first(), saved.filter(created_by=request.user.pk).first()
    kept = autosave.autosaves(article, request.user).first()
    is_offered = kept and not _is_known(request, kept) and (latest is None or kept.content != latest.content)
    return {
        **_page(request, None if is_offered else kept),
        "article": article.pk,
        "url": reverse("admin:articles_article_autosave", args=[article.pk]),
        "forgetUrl": reverse("admin:articles_article_autosave_forget", args=[article.pk]),
        "takeUrl": address,
        "savedAt": autosave.milliseconds(own.created_at) if own else 0,
        "offers": [_offer(kept, address, _overtaken(kept, latest))] if kept and is_offered else [],
    }


def _page_of_new(request: HttpRequest) -> dict[str, Any]:
    """Two queries."""
    assert isinstance(request.user, User)
    source = request.GET.get("twin_of", "")
    twin_of = int(source) if source.isdecimal() and source.isascii() and len(source) < 19 else None
    key = autosave.key_of(request.POST.get(KEY)) or autosave.key_of(request.GET.get(TAKEN)) or uuid4()
    address = f"{reverse('admin:articles_article_add')}?{f'twin_of={twin_of}&' if twin_of else ''}{TAKEN}="
    kept = list(NewText.objects.offered_to(request.user, twin_of)[: MOST_OFFERS + 1])
    own = next((each for each in kept if each.key == key), None)
    made = NewText.objects.filter(user=request.user, made__isnull=False).values_list("key", flat=True)
    return {
        **_page(request, own),
        "article": None,
        "key": str(key),
        "twinOf": twin_of,
        "url": reverse("admin:articles_article_new_autosave"),
        "forgetUrl": reverse("admin:articles_article_new_autosave_forget"),
        "takeUrl": f"{address}KEY",
        "madeKeys": [str(each) for each in made],
        "offers": [_offer(each, f"{address}{each.key}") for each in kept if each is not own][:MOST_OFFERS],
    }


def _page(request: HttpRequest, known: autosave.Kept | None) -> dict[str, Any]:
    """`known`: what the next autosave may take the place of without asking."""
    return {
        "user": request.user.pk,
        "username": request.user.get_username(),
        "over": autosave.moment_of(known).isoformat() if known else "",
        "now": autosave.milliseconds(timezone.now()),
        "timeZone": settings.TIME_ZONE,
        "words": {name: str(words) for name, words in WORDS.items()},
        "savedAt": 0,
        "twinOf": None,
        "madeKeys": [],
    }


def _is_known(request: HttpRequest, kept: autosave.Kept) -> bool:
    """It stands in the form: taken back into it, or typed into it before it was sent and refused."""
    if request.method == "GET":
        return TAKEN in request.GET
    return request.POST.get(OVER) == autosave.moment_of(kept).isoformat()


def _offer(kept: autosave.Kept, address: str, more: str = "") -> dict[str, Any]:
    moment = autosave.moment_of(kept)
    title = kept.content.get("title") or _("without a title")
    sentence = _("What you typed at %(time)s is kept and isn’t saved yet: “%(title)s”.") % {
        "time": since(moment),
        "title": title,
    }
    return {
        "sentence": f"{sentence} {more}".strip(),
        "address": address,
        "at": autosave.milliseconds(moment),
        "kept": moment.isoformat(),
        "key": str(kept.key) if isinstance(kept, NewText) else "",
    }


def _overtaken(kept: autosave.Kept, latest: Revision | None) -> str:
    if latest is None or isinstance(kept, NewText) or latest.number == (kept.based_on or 1):
        return ""
    name = (latest.created_by.get_full_name() or latest.created_by.get_username()) if latest.created_by else "—"
    values = {"name": name, "number": latest.number, "time": since(latest.created_at)}
    return _("Since then %(name)s has saved revision %(number)s (%(time)s).") % values
