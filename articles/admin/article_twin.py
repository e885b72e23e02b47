"""The twin of an article, started from its form."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .. import roles
from ..languages import Language, other
from ..models import Article
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
                chosen_topics=list(source.topic_links.order_by("id").values_list("topic", flat=True)),
                chosen_authors=list(source.bylines.order_by("order", "id").values_list("author", flat=True)),
            )
        return initial
