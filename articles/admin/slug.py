"""The words of an article's address: suggested while its title is typed (static/newsroom/slug.js), written by whoever
wants others. Left empty they are made of the title when the article is saved."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Media, Script
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from unfold.widgets import UnfoldAdminTextInputWidget

from odessa_news.lib.slugs import slugify_title
from odessa_news.lib.text import clean_text

from ..languages import Language
from ..models import Article
from ..revisions.saving import FOLLOWING

MOST_TITLE = 200
WORDS = {
    "anew": gettext_lazy("Suggest from the title"),
    "failure": gettext_lazy("The newsroom can’t be reached just now. Left empty, this is made of the title on saving."),
    "moved": gettext_lazy("The old address will lead to the new one once this is published."),
}


@never_cache
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`?language=uk&title=…` → `slug`, "" while the title has no word yet."""
    if not (request.user.has_perm("articles.add_article") or request.user.has_perm("articles.change_article")):
        raise PermissionDenied
    language = request.GET.get("language", "")
    if language not in Language.values:
        return JsonResponse({"error": _("Choose the language first: each has its own rules.")}, status=400)
    return JsonResponse({"slug": suggestion(request.GET.get("title", "")[:MOST_TITLE], language)})


def suggestion(title: str, language: str) -> str:
    title = clean_text(title)
    return slugify_title(title, language) if any(character.isalnum() for character in title) else ""


class SlugWidget(UnfoldAdminTextInputWidget):
    @property
    def media(self) -> Media:
        script: Any = Script("newsroom/slug.js", type="module")
        return super().media + Media(css={"all": ["newsroom/slug.css"]}, js=[script])


def tell_widget(form: Any) -> None:
    """What the script has to know: the suggestion for the title that the form shows, and whether readers may have the
    address already."""
    article: Article = form.instance
    title, language = form["title"].value() or "", form["language"].value() or ""
    has_been_public = article.status not in FOLLOWING or article.live_id
    form.fields["slug"].widget.attrs |= {
        "data-suggest": reverse("newsroom:slug"),
        "data-suggested": suggestion(str(title), str(language)),
        **{f"data-{name}": word for name, word in WORDS.items()},
        **({"data-public": ""} if has_been_public else {}),
    }
