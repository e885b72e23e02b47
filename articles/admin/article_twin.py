"""The twin of an article, started from its form."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .. import roles
from ..languages import Language, other
from ..models import Article, Trashed
from ..pairs import may_time
from ..revisions.content import content_of, still_there
from ..revisions.shared import SHARED, twin_of
from .autosave_form import TAKEN
from .base import RichTextAdmin
from .photo_choice import is_id


class ArticleTwin(RichTextAdmin):
    def twin_source(self, request: HttpRequest) -> Article | None:
        """The article whose twin is being started: `?twin_of=<id>` of the form's address."""
        wanted = request.GET.get("twin_of", "")
        if not is_id(wanted):
            return None
        source = Article.objects.select_related("section", "cover").filter(pk=wanted).first()
        return source if source and roles.may_see(request.user, source) else None

    def twin_in_trash(self, source: Article) -> Trashed | None:
        twins = Trashed.objects.select_related("article__section")
        return twins.filter(article__story=source.story).exclude(article=source.pk).first()

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A twin that is in the trash keeps its place: it is taken back, or deleted for good, before another is begun.
        What was typed already may be looked at all the same."""
        source = self.twin_source(request) if request.method == "GET" and TAKEN not in request.GET else None
        trashed = self.twin_in_trash(source) if source else None
        if not (source and trashed):
            return super().add_view(request, form_url, extra_context)
        language = Language(trashed.article.language).label
        if roles.may_take_back(request.user, trashed):
            sentence = _("The text in the other language is in the trash: %(language)s. Take it back to go on with it.")
            address = reverse("newsroom:trashed", args=[trashed.article_id])
        else:
            sentence = _("The text in the other language is in the trash: %(language)s. Ask an editor to take it back.")
            address = reverse("admin:articles_article_change", args=[source.pk])
        self.message_user(request, sentence % {"language": language}, messages.WARNING)
        return HttpResponseRedirect(address)

    def twin(self, request: Any, article: Article) -> Article | None:
        """One query a request."""
        if not hasattr(request, "twin_of_form"):
            request.twin_of_form = twin_of(article)
        known: Article | None = request.twin_of_form
        return known

    def may_time_twin(self, request: HttpRequest, article: Article | None) -> bool:
        """Whether the form may plan both."""
        twin = self.twin(request, article) if article and article.pk else None
        return twin is not None and may_time(request.user, twin)

    def twin_link(self, request: HttpRequest, article: Article | None) -> dict[str, Any] | None:
        if not article or not article.pk:
            return None
        language = Language(other(article.language)).label
        twin = self.twin(request, article)
        if not twin:
            if not self.has_add_permission(request):
                return None
            url = f"{reverse('admin:articles_article_add')}?{urlencode({'twin_of': article.pk})}"
            title, icon = (_("Start the twin: %(language)s"), "add")
            if self.twin_in_trash(article):
                title, icon = (_("The twin is in the trash: %(language)s"), "delete")
            return {"url": url, "title": title % {"language": language}, "icon": icon}
        url = reverse("admin:articles_article_change", args=[twin.pk])
        return {"url": url, "title": _("The twin: %(language)s") % {"language": language}, "icon": "translate"}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        # Whoever reads the newsroom in Ukrainian most likely writes in Ukrainian.
        initial = {"language": get_language(), **super().get_changeform_initial_data(request)}
        if source := self.twin_source(request):
            twin, shared = source.new_twin(), _shared_of(request, source)
            initial.update(
                language=twin.language,
                section=shared["section"],
                cover=shared["cover"],
                comments_open=twin.comments_open,
                chosen_topics=shared["topics"],
                chosen_authors=list(source.bylines.order_by("order", "id").values_list("author", flat=True)),
            )
        return initial


def _shared_of(request: HttpRequest, source: Article) -> dict[str, Any]:
    """As the source has it by now, for those who may know more than readers do."""
    latest = source.latest_revision() if roles.may_see_revisions(request.user, source) else None
    content = still_there(latest.content) if latest else content_of(source)
    return {name: content[name] for name in SHARED}
