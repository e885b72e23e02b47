"""The lists that editors keep beside the articles: sections, topics, authors, pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, Max
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from odessa_news.lib.slugs import slugify_title

from ..languages import Language
from ..models import Article, Author, Page, Photo, Section, Status, Topic
from .base import NewsroomAdmin, RichTextAdmin, photo_thumbnail
from .columns import column
from .photo_choice import PhotoChoiceField

# The largest that the column holds.
MAX_ORDER = 32_767


class OrderedAdmin(NewsroomAdmin):
    """What is new stands last until an editor moves it: with 0 it would be in front of the whole menu."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        last = self.model._default_manager.aggregate(last=Max("order"))["last"]
        following = {} if last is None else {"order": min(last + 1, MAX_ORDER)}
        return following | super().get_changeform_initial_data(request)


class SluggedForm(forms.ModelForm):
    """An address left empty is made of the name, by Ukraine's own rules; Django's script in the page has others."""

    named_by = "name_uk"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("slug") == "":
            length = self._meta.model._meta.get_field("slug").max_length
            cleaned["slug"] = slugify_title(cleaned.get(self.named_by, ""), Language.UK)[:length].strip("-")
        return cleaned


@admin.register(Section)
class SectionAdmin(OrderedAdmin):
    form = SluggedForm
    list_display = ["indented", "name_uk", "slug", "order"]
    list_display_links = ["indented"]
    list_select_related = ["parent"]
    search_fields = ["name_ru", "name_uk", "slug"]
    fieldsets = [
        (None, {"fields": [("name_ru", "name_uk"), "slug", "parent", "order"]}),
        (
            _("Comments"),
            {
                "fields": ["comments_mode", "comments_days", ("comments_from", "comments_to")],
                "description": _("What is left blank is as in the section above, or as on the whole site."),
            },
        ),
    ]
    # Parents, each with its children below it.
    ordering = ["order", "id"]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What is in the trash keeps its section too. No list shows it, so it has to be said."""
        deleted, counted, lacking, protected = super().get_deleted_objects(objs, request)
        if protected:
            # Whether one may delete the articles is not the question: they would have to be moved.
            lacking = set()
        articles = Article.objects.filter(section__in=[section.pk for section in objs])
        if protected and articles.filter(status=Status.TRASHED).exists():
            sentence = _("Articles in the trash belong here: take them back and move them, or delete them for good.")
            link = format_html('<a href="{}">{}</a>', reverse("newsroom:trash"), sentence)
            protected = [link, *(protected if articles.kept().exists() else [])]
        return deleted, counted, lacking, protected

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        family = [Coalesce("parent__order", "order"), Coalesce("parent_id", "id")]
        return [*family, F("parent").asc(nulls_first=True), *self.ordering]

    @column(_("name in Russian"))
    def indented(self, section: Section) -> str:
        child = '<span class="newsroom-child">{}</span>'
        return format_html(child, section.name_ru) if section.parent_id else section.name_ru


@admin.register(Topic)
class TopicAdmin(NewsroomAdmin):
    form = SluggedForm
    list_display = ["name_ru", "name_uk", "slug"]
    search_fields = ["name_ru", "name_uk", "slug"]
    fields = [("name_ru", "name_uk"), "slug"]
    ordering = ["name_ru", "id"]


class AuthorForm(SluggedForm):
    named_by = "name"
    photo = PhotoChoiceField(Photo.objects.all(), label=_("Photo"), required=False)

    class Meta:
        model = Author
        exclude: tuple[str, ...] = ()  # the admin's fieldsets say which


@admin.register(Author)
class AuthorAdmin(NewsroomAdmin):
    form = AuthorForm
    list_display = ["picture", "name", "slug", "user"]
    list_display_links = ["name"]
    list_select_related = ["photo", "user"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["user"]
    ordering = ["name", "id"]

    def get_fields(self, request: HttpRequest, obj: Author | None = None) -> list[Any]:
        fields: list[Any] = ["name", "slug", "photo", ("bio_ru", "bio_uk")]
        # Whose account it is, is for those who know the accounts.
        return [*fields, "user"] if request.user.has_perm("auth.view_user") else fields

    @column(_("picture"))
    def picture(self, author: Author) -> str:
        return photo_thumbnail(author.photo)


@admin.register(Page)
class PageAdmin(OrderedAdmin, RichTextAdmin):
    list_display = ["title_ru", "title_uk", "slug", "order"]
    search_fields = ["title_ru", "title_uk", "slug"]
    ordering = ["order", "id"]
    fieldsets = [
        (_("In Russian"), {"fields": ["title_ru", "body_ru"]}),
        (_("In Ukrainian"), {"fields": ["title_uk", "body_uk"]}),
        (_("Place"), {"fields": ["slug", "order"]}),
    ]
