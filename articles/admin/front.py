from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from ..models import FrontSlot
from ..models.urls import public_url
from .base import NewsroomAdmin, photo_thumbnail
from .columns import column
from .states import COLOURS, state_of


@admin.register(FrontSlot)
class FrontSlotAdmin(NewsroomAdmin):
    """What editors put where, both editions under each other; places without a row fill by themselves."""

    list_display = ["language", "position", "picture", "article", "state", "until", "stands"]
    list_display_links = ["position", "article"]
    list_select_related = ["article__cover"]
    list_filter = [("language", ChoicesDropdownFilter)]
    ordering = ["language", "position"]
    autocomplete_fields = ["article"]
    fields = [("language", "position"), "article", "until"]

    @column(_("picture"))
    def picture(self, slot: FrontSlot) -> str:
        return photo_thumbnail(slot.article.cover)

    @column(_("status of the article"), label=COLOURS)
    def state(self, slot: FrontSlot) -> tuple[str, str]:
        state = state_of(slot.article)
        return state, str(state.label)

    @column(_("on the page now"), boolean=True)
    def stands(self, slot: FrontSlot) -> bool:
        return slot.is_current(timezone.now()) and slot.article.is_public()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        if "article" in form.base_fields:
            form.base_fields["article"].queryset = form.base_fields["article"].queryset.only("title", "story")
        return form

    def view_on_site(self, slot: FrontSlot) -> str:
        return public_url("", slot.language)
