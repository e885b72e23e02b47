from typing import Any

from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField
from unfold.widgets import UnfoldAdminFileFieldWidget

from ..models import Article, Page, Photo
from .base import NewsroomAdmin, photo_thumbnail
from .columns import column
from .photo_form import PhotoForm, PictureField
from .photo_picker import picker

# A photo in more places than this is the newsroom's stock picture; nobody reads that list to its end.
USES_SHOWN = 20


@admin.register(Photo)
class PhotoAdmin(NewsroomAdmin):
    form = PhotoForm
    formfield_overrides = {ImageField: {"form_class": PictureField, "widget": UnfoldAdminFileFieldWidget}}
    list_display = ["picture", "words", "credit", "licence", "size", "created_at"]
    list_display_links = ["picture", "words"]
    list_filter = ["licence"]
    list_per_page = 50
    search_fields = ["alt_ru", "alt_uk", "caption_ru", "caption_uk", "credit"]
    search_help_text = _("Words of the description, the caption or the credit")
    ordering = ["-id"]
    readonly_fields = ["crops", "uses"]

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        fieldsets = [
            (_("Picture"), {"fields": ["file", "focus"]}),
            (_("What it shows"), {"fields": [("alt_ru", "alt_uk"), ("caption_ru", "caption_uk")]}),
            (_("Rights"), {"fields": [("credit", "licence")]}),
        ]
        if obj:
            fieldsets += [(_("How readers see it"), {"fields": ["crops"]}), (_("Used in"), {"fields": ["uses"]})]
        return fieldsets

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(picker)
        return [path("picker/", view, {"model_admin": self}, name="articles_photo_picker"), *super().get_urls()]

    # --- List ---

    @column(_("picture"))
    def picture(self, photo: Photo) -> str:
        return photo_thumbnail(photo)

    @column(_("description"), ordering="alt_ru")
    def words(self, photo: Photo) -> str:
        return str(photo)

    @column(_("size"))
    def size(self, photo: Photo) -> str:
        return f"{photo.width} × {photo.height}"

    # --- Form ---

    @column(_("crops"))
    def crops(self, photo: Photo) -> SafeString:
        if not photo.sources:
            return SafeString("")
        shapes = (
            (_("card"), photo.sources["card"]["src"]),
            (_("when shared"), photo.sources["share"]),
            (_("in lists"), photo.sources["square"]),
        )
        figures = format_html_join(
            "", '<figure><img src="{1}" alt="" loading="lazy"><figcaption>{0}</figcaption></figure>', shapes
        )
        return format_html('<div class="newsroom-crops">{}</div>', figures)

    @column(_("articles and pages"))
    def uses(self, photo: Photo) -> SafeString | str:
        found = users(photo)
        if not found:
            return gettext("Nowhere yet.")
        links = [
            (reverse(f"admin:articles_{use._meta.model_name}_change", args=[use.pk]), use) for use in found[:USES_SHOWN]
        ]
        return format_html(
            '<ul class="newsroom-uses">{}</ul>', format_html_join("", '<li><a href="{}">{}</a></li>', links)
        )

    # --- Deleting ---

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        photo = self.get_object(request, object_id)
        if photo and self.has_delete_permission(request, photo) and (found := users(photo)):
            self.message_user(request, _refusal(found), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]))
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The database protects covers; what stands in a text is only ours to protect."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        in_texts = {str(use): use for photo in objs for use in users(photo)}
        known = {str(item) for item in protected}
        return to_delete, counts, perms_needed, [*protected, *(t for t in in_texts if t not in known)]


def users(photo: Photo) -> list[Article | Page]:
    """Articles and pages that show the photo, one more than USES_SHOWN at the most of each. Two queries."""
    shown = Q(cover=photo) | Q(pk__in=Article.photos.through.objects.filter(photo=photo).values("article"))
    articles = Article.objects.filter(shown).only("title").order_by("-id")[: USES_SHOWN + 1]
    mark = f'data-photo="{photo.pk}"'
    pages = Page.objects.filter(Q(body_ru__contains=mark) | Q(body_uk__contains=mark)).only("title_ru", "title_uk")
    return [*articles, *pages]


def _refusal(found: list[Article | Page]) -> str:
    sentence = ngettext(
        "This photo is shown in “%(titles)s”. Take it out of there first, then delete it.",
        "This photo is shown in %(count)d places (%(titles)s). Take it out of them first, then delete it.",
        len(found),
    )
    return sentence % {"count": len(found), "titles": ", ".join(str(use) for use in found[:3])}
