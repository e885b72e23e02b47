from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import OuterRef
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter, RangeDateFilter

from .. import roles
from ..models import Article, Byline
from ..querysets import ArticleQuerySet
from .article_form import PUBLISHING_VERBS, ArticleForm, verb_of
from .article_inlines import BylineInline, RelatedInline
from .article_verbs import ArticleVerbs
from .base import RichTextAdmin, photo_thumbnail, short_time
from .columns import column
from .filters import MineFilter, StateFilter
from .history import ArticleHistory
from .paging import CappedChangeList
from .previews import ArticlePreviews
from .states import COLOURS, state_of
from .workflow import ArticleWorkflow

LISTED = (
    *("title", "language", "status", "published_at", "unpublish_at", "updated_at"),
    *("section__name_ru", "section__name_uk", "cover__sources", "cover__alt_ru", "cover__alt_uk"),
)
PUBLICATION = ("status", "published_at", "unpublish_at", "comments_open")


class ArticleList(CappedChangeList):
    def get_queryset(self, request: HttpRequest, *args: Any) -> Any:
        names = Byline.objects.filter(article=OuterRef("pk")).order_by("order", "id").values("author__name")
        return super().get_queryset(request, *args).only(*LISTED).annotate(names=ArraySubquery(names))


@admin.register(Article)
class ArticleAdmin(ArticleHistory, ArticlePreviews, ArticleVerbs, ArticleWorkflow, RichTextAdmin):
    form = ArticleForm
    list_display = ["picture", "title", "state", "in_language", "section", "signed", "published", "edited"]
    list_display_links = ["title"]
    list_select_related = ["section", "cover"]
    list_filter = [
        StateFilter,
        ("language", ChoicesDropdownFilter),
        ("section", AutocompleteSelectFilter),
        ("authors", AutocompleteSelectFilter),
        ("published_at", RangeDateFilter),
        MineFilter,
    ]
    list_per_page = 50
    search_fields = ["title"]
    search_help_text = _("Words of the title")
    ordering = ["-updated_at", "-id"]
    # One at a time and on purpose: nothing here is done to many articles by one click.
    actions = None
    autocomplete_fields = ["section"]
    inlines = [BylineInline, RelatedInline]

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        text = "readable" if obj and not self.has_change_permission(request, obj) else "body"
        publication = PUBLICATION if roles.may_publish(request.user) else ("status",)
        return [
            (None, {"fields": ["language", "title", "lead", text]}),
            (_("Place"), {"fields": ["section", "chosen_topics"]}),
            (_("Cover"), {"fields": ["cover", "cover_caption"]}),
            (_("Publication"), {"fields": list(publication)}),
            (
                _("Address and search engines"),
                {"fields": ["slug", "seo_title", "seo_description"], "classes": ["collapse"]},
            ),
        ]

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
        return state, str(state.label)

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
            form.base_fields["chosen_topics"].widget = AutocompleteSelectMultiple(
                Article._meta.get_field("topics"), self.admin_site
            )
        form.request = request  # get_form() makes a class for each request
        form.twin_source = None if change else self.twin_source(request)
        return form

    @column(_("topics"))
    def chosen_topics(self, article: Article) -> str:
        """The field of that name, for those who may only look."""
        return ", ".join(str(topic) for topic in article.topics.all())

    @column(_("text"))
    def readable(self, article: Article) -> SafeString:
        """The text for those who may only look: as readers get it, not as HTML."""
        return format_html('<div class="newsroom-text" lang="{}">{}</div>', article.language, article.html)

    def view_on_site(self, article: Article) -> str | None:
        return article.get_absolute_url() if article.is_public() else None

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and verb_of(request) in PUBLISHING_VERBS and not roles.may_publish(request.user):
            raise PermissionDenied
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            # Somebody else's row came between validation and saving. It is there to be seen now, so the second
            # attempt ends in the form with a sentence.
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.created_by_id = request.user.pk
        elif form.tells_readers():
            obj.updated_at = timezone.now()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        article: Article = form.instance
        if "chosen_topics" in form.changed_data or not change:
            article.topics.set(form.cleaned_data["chosen_topics"])
        bylines = any(formset.model is Byline and formset.has_changed() for formset in formsets)
        if change and bylines and not form.tells_readers():
            article.updated_at = timezone.now()
            article.save(update_fields=["updated_at"])
