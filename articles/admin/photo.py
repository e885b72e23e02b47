from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .. import roles
from ..models import Article, Photo
from ..models.photo import PhotoQuerySet
from ..photos import uses
from .base import NewsroomAdmin
from .columns import column
from .photo_credit import set_credit
from .photo_describe import describe
from .photo_filters import DaysFilter, MissingFilter, UploaderFilter, UseFilter
from .photo_form import PhotoForm
from .photo_list import PhotoChangeList
from .photo_picker import picker
from .photo_upload import UPLOAD_WORDS, upload


@admin.register(Photo)
class PhotoAdmin(NewsroomAdmin):
    form = PhotoForm
    # The grid (templates/admin/articles/photo/) shows the photos themselves.
    list_display = ["words"]
    list_filter = [MissingFilter, UseFilter, UploaderFilter, ("created_at", DaysFilter), "licence"]
    list_per_page = 50
    list_before_template = "admin/articles/photo/_drop.html"
    search_fields = ["alt_ru"]  # asks for the search box; what it searches is get_search_results()
    search_help_text = _("Description, caption, credit or file")
    ordering = ["-id"]
    readonly_fields = ["crops", "used_in"]
    actions = [set_credit]

    class Media:
        css = {"all": ["newsroom/photo_grid.css", "newsroom/photo_focus.css"]}
        js = ["newsroom/photo_upload.js", "newsroom/photo_drop.js"]

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        may_change = self.has_change_permission(request, obj) if obj else True
        fieldsets = [
            (_("Picture"), {"fields": ["file", "focus"] if may_change else ["file", "crops"]}),
            (_("What it shows"), {"fields": [("alt_ru", "alt_uk"), ("caption_ru", "caption_uk")]}),
            (_("Rights"), {"fields": [("credit", "licence")]}),
        ]
        if obj:
            fieldsets += [(_("Used in"), {"fields": ["used_in"]})]
        return fieldsets

    def get_urls(self) -> list[Any]:
        views = {"picker": picker, "upload": upload, "describe": describe}
        own = [
            path(f"{name}/", self.admin_site.admin_view(view), {"model_admin": self}, name=f"articles_photo_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def has_change_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        return super().has_change_permission(request) if obj is None else roles.may_describe(request.user, obj)

    # --- List ---

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PhotoChangeList]:
        return PhotoChangeList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"upload_words": UPLOAD_WORDS, **(extra_context or {})})

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[PhotoQuerySet, bool]:
        return queryset.having_words(search_term), False

    @column(_("description"))
    def words(self, photo: Photo) -> str:
        return str(photo)

    # --- Form ---

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        if not change:
            obj.created_by_id = request.user.pk
        super().save_model(request, obj, form, change)

    @column(_("crops"))
    def crops(self, photo: Photo) -> SafeString:
        """For those who may look at the photo only; others see them in the field of the focal point."""
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

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        photo = context.get("original")
        if photo:
            # Drafts of others are not for everyone to know of, even by name.
            articles = roles.visible(Article.objects.all(), request.user)
            photo.users, photo.uses = uses.users(photo, articles), uses.counts([photo.pk])[photo.pk]
        return super().render_change_form(request, context, *args, **kwargs)

    @column(_("articles and pages"))
    def used_in(self, photo: Photo) -> SafeString | str:
        if not photo.uses:  # type: ignore[attr-defined]  # render_change_form() sets both
            return gettext("Nowhere yet.")
        shown: list[uses.Use] = photo.users[: uses.SHOWN]  # type: ignore[attr-defined]
        items = format_html_join("", '<li><a href="{}">{}</a> {}</li>', (_line(use) for use in shown))
        more = ""
        if (rest := photo.uses - len(shown)) > 0:  # type: ignore[attr-defined]
            sentence = ngettext("and in %(count)d place more", "and in %(count)d places more", rest)
            more = format_html("<li>{}</li>", sentence % {"count": rest})
        return format_html('<ul class="newsroom-uses">{}{}</ul>', items, more)

    # --- Deleting ---

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        photo = self.get_object(request, object_id)
        if photo and self.has_delete_permission(request, photo) and (found := uses.users(photo)):
            self.message_user(request, _refusal(found), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]))
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        _hold_unused([obj.pk])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> None:
        _hold_unused(list(queryset.values_list("pk", flat=True)))
        super().delete_queryset(request, queryset)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The database protects covers; what stands in a text is only ours to protect."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        used = uses.counts(photo.pk for photo in objs)
        shown = {str(use): use for photo in objs if used[photo.pk] for use in uses.users(photo)}
        known = {str(item) for item in protected}
        return to_delete, counts, perms_needed, [*protected, *(title for title in shown if title not in known)]


def _line(use: uses.Use) -> tuple[str, uses.Use, str]:
    status = use.get_status_display() if isinstance(use, Article) else use._meta.verbose_name
    return reverse(f"admin:articles_{use._meta.model_name}_change", args=[use.pk]), use, f"({status})"


def _hold_unused(photos: list[int]) -> None:
    """Raises IntegrityError where one of them has been put somewhere since its deleting was asked for. With a text the
    database would forget the photo without a word. Whoever puts one somewhere from here on waits, and finds it gone."""
    held = Photo.objects.filter(pk__in=photos).select_for_update().order_by("pk").values_list("pk", flat=True)
    if any(uses.counts(held).values()):
        raise IntegrityError("a photo is in use")


def _refusal(found: list[uses.Use]) -> str:
    sentence = ngettext(
        "This photo is shown in “%(titles)s”. Take it out of there first, then delete it.",
        "This photo is shown in %(count)d places (%(titles)s). Take it out of them first, then delete it.",
        len(found),
    )
    return sentence % {"count": len(found), "titles": ", ".join(str(use) for use in found[:3])}
