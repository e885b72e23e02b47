from typing import Any

from django.contrib import admin
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter

from .. import roles
from ..models import Article, Byline, Revision
from ..querysets import ArticleQuerySet
from .article_conflict import ArticleConflict
from .article_form import TIMES, ArticleForm
from .article_saving import ArticleSaving
from .article_trash import ArticleTrash
from .article_twin import ArticleTwin
from .article_verbs import ArticleVerbs
from .autosave_form import AutosaveAdmin
from .base import RichTextAdmin, photo_thumbnail, short_time
from .checks import ArticleChecks
from .chosen import ChosenMany
from .columns import column
from .corrections import ArticleCorrections
from .filters import DaysFilter, MineFilter, StateFilter
from .history import ArticleHistory
from .paging import CappedChangeList
from .presence import PresenceAdmin, PresenceList
from .previews import ArticlePreviews
from .states import COLOURS, state_of
from .workflow import ArticleWorkflow

LISTED = (
    *("title", "language", "status", "published_at", "unpublish_at", "updated_at"),
    *("section__name_ru", "section__name_uk", "cover__sources", "cover__alt_ru", "cover__alt_uk"),
)
PUBLICATION = (*TIMES, "comments_open")


class ArticleList(PresenceList):
    def get_queryset(self, request: HttpRequest, *args: Any) -> Any:
        names = Byline.objects.filter(article=OuterRef("pk")).order_by("order", "id").values("author__name")
        # Readers see an older revision than the latest.
        newer = Revision.objects.filter(article=OuterRef("pk"), number__gt=OuterRef("live__number"))
        articles = super().get_queryset(request, *args).only(*LISTED)
        return articles.annotate(names=ArraySubquery(names), waiting=Exists(newer))


@admin.register(Article)
class ArticleAdmin(
    PresenceAdmin,
    AutosaveAdmin,
    ArticleChecks,
    ArticleHistory,
    ArticlePreviews,
    ArticleCorrections,
    ArticleVerbs,
    ArticleTrash,
    ArticleSaving,
    ArticleConflict,
    ArticleTwin,
    ArticleWorkflow,
    RichTextAdmin,
):
    form = ArticleForm
    list_display = ["picture", "headline", "state", "in_language", "section", "signed", "published", "edited"]
    list_display_links = ["headline"]
    list_select_related = ["section", "cover"]
    list_filter = [
        StateFilter,
        ("language", ChoicesDropdownFilter),
        ("section", AutocompleteSelectFilter),
        ("authors", AutocompleteSelectFilter),
        ("published_at", DaysFilter),
        MineFilter,
    ]
    list_per_page = 50
    search_fields = ["title"]
    search_help_text = _("Words of the title")
    ordering = ["-updated_at", "-id"]
    change_form_outer_before_template = "admin/articles/article/_open_form.html"
    # One at a time and on purpose: nothing here is done to many articles by one click.
    actions = None
    autocomplete_fields = ["section"]

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        writes = obj is None or self.has_change_permission(request, obj)
        publication: tuple[str, ...] = PUBLICATION if roles.may_publish(request.user) else ()
        if publication and self.may_time_twin(request, obj):
            publication = (*TIMES, "times_for_twin", *publication[len(TIMES) :])
        sets = [
            (None, ["language", "title", "lead", "body" if writes else "readable"], []),
            (_("Place"), ["section", "chosen_authors", "chosen_topics", "chosen_related"], []),
            (_("Cover"), ["cover", "cover_caption"], []),
            (_("Publication"), list(publication), []),
            (_("Address and search engines"), ["slug", "seo_title", "seo_description"], ["collapse"]),
            (_("History"), ["note"] if writes else [], []),
        ]
        return [(name, {"fields": fields, "classes": classes}) for name, fields, classes in sets if fields]

    # --- Who may what: articles.roles says ---

    def get_queryset(self, request: HttpRequest) -> ArticleQuerySet:
        return roles.visible(super().get_queryset(request), request.user)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        allowed = super().has_view_permission(request, obj)
        return allowed and (obj is None or roles.may_see(request.user, obj))

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return roles.may_edit(request.user, obj) if obj else super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return roles.may_delete(request.user, obj) if obj else super().has_delete_permission(request)

    # --- List ---

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CappedChangeList]:
        return ArticleList

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            found = found.only("title")
        return found, duplicates

    @column(_("picture"))
    def picture(self, article: Article) -> str:
        return photo_thumbnail(article.cover)

    @column(_("status"), label=COLOURS)
    def state(self, article: Article) -> tuple[str, str]:
        state = state_of(article)
        if not getattr(article, "waiting", False):
            return state, str(state.label)
        return state, " · ".join((str(state.label), str(_("unpublished changes"))))

    @column(_("language"), ordering="language")
    def in_language(self, article: Article) -> str:
        return article.language

    @column(_("published"), ordering="published_at")
    def published(self, article: Article) -> str:
        return short_time(article.published_at)

    @column(_("edited"), ordering="updated_at")
    def edited(self, article: Article) -> str:
        return short_time(article.updated_at)

    @column(_("authors"))
    def signed(self, article: Any) -> str:
        return ", ".join(article.names)

    # --- Form ---

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        if "chosen_topics" in form.base_fields:
            topics = ChosenMany(Article._meta.get_field("topics"), self.admin_site)
            # Each topic has its own cross. One for all of them would stand inside their list and be no item of it.
            topics.is_required = True
            form.base_fields["chosen_topics"].widget = topics
        form.request = request  # get_form() makes a class for each request
        form.refusal = getattr(request, "refusal", None)
        form.twin_source = None if change else self.twin_source(request)
        return form

    @column(_("topics"))
    def chosen_topics(self, article: Article) -> str:
        """The field of that name, for those who may only look."""
        return ", ".join(str(topic) for topic in article.topics.all())

    @column(_("authors"))
    def chosen_authors(self, article: Article) -> str:
        """As chosen_topics()."""
        return ", ".join(str(byline) for byline in article.bylines.select_related("author"))

    @column(_("related"))
    def chosen_related(self, article: Article) -> str:
        """As chosen_topics()."""
        return ", ".join(str(link) for link in article.related_links.select_related("to"))

    @column(_("text"))
    def readable(self, article: Article) -> SafeString:
        """The text for those who may only look: as readers get it, not as HTML."""
        return format_html('<div class="newsroom-text" lang="{}">{}</div>', article.language, article.html)

    def view_on_site(self, article: Article) -> str | None:
        return article.get_absolute_url() if article.is_public() else None
