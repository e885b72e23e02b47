"""One credit for many photos, chosen in the grid."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from odessa_news.lib.text import clean_text

from ..models import AuditEntry, Photo
from ..models.photo import Licence, PhotoQuerySet
from ..photos.words import says_something

if TYPE_CHECKING:
    from .photo import PhotoAdmin

# The texts that show them are rendered anew while the editor waits.
MOST = 500


class CreditForm(forms.Form):
    credit = forms.CharField(
        label=_("Credit"),
        max_length=Photo._meta.get_field("credit").max_length,
        widget=forms.TextInput({"autofocus": True}),
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=[("", _("as it is")), *Licence.choices], required=False)

    def clean_credit(self) -> str:
        credit = clean_text(self.cleaned_data["credit"])
        if not says_something(credit):
            raise forms.ValidationError(_("Say who took the photos."))
        return credit


@admin.action(description=_("Set the credit of the chosen photos"), permissions=["change"])
def set_credit(model_admin: "PhotoAdmin", request: HttpRequest, queryset: PhotoQuerySet) -> HttpResponse | None:
    """First asks which, then sets it."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    photos = list(queryset.order_by("-id")[: MOST + 1])
    if len(photos) > MOST:
        sentence = gettext("That is too many at once: choose at most %(most)d photos.") % {"most": MOST}
        model_admin.message_user(request, sentence, messages.ERROR)
        return None
    form = CreditForm(request.POST if "set" in request.POST else None)
    if form.is_valid():
        with transaction.atomic():
            count = Photo.objects.filter(pk__in=[photo.pk for photo in photos]).set_credit(**form.cleaned_data)
            said = {name: value for name, value in form.cleaned_data.items() if value}
            AuditEntry.record_each("changed", photos, request.user, **said)
        sentence = ngettext("%(count)d photo has the credit now.", "%(count)d photos have the credit now.", count)
        model_admin.message_user(request, sentence % {"count": count}, messages.SUCCESS)
        return None
    ctx: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Credit of the photos"),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "form": form,
        "photos": photos,
        "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
    }
    return render(request, "admin/articles/photo/set_credit.html", ctx)
