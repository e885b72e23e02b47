"""A table in which many photos are described at once, as a rule those that have just been uploaded."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from odessa_news.lib.text import clean_text

from .. import roles
from ..models import AuditEntry, Photo
from ..models.photo import WORDS, Licence
from ..photos.words import says_something

if TYPE_CHECKING:
    from .photo import PhotoAdmin

# A morning's shoot. More stays in the library, and is found by what it lacks.
MOST = 40


class WordsForm(forms.ModelForm):
    """Nothing has to be filled in: what is written is kept, and the library shows what is missing. But what a photo has
    once, it may not be left without: readers may have it before them, or get it in this moment."""

    class Meta:
        model = Photo
        fields = WORDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credit"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return {name: clean_text(value) for name, value in cleaned.items()}

    def keeps_words(self, shared: "SharedForm") -> bool:
        """Of a valid form. Adds the errors where it doesn't."""
        had, has = self.initial, self.cleaned_data
        credit = has["credit"] or shared.cleaned_data["credit"]
        if had["credit"] and not says_something(credit):
            self.add_error("credit", _("Say who took the photos."))
        if (had["alt_ru"] or had["alt_uk"]) and not says_something(has["alt_ru"] + has["alt_uk"]):
            self.add_error("alt_ru", _("Describe the picture in at least one language."))
        return self.is_valid()


class SharedForm(forms.Form):
    """For all photos whose own is left blank, or as it was."""

    credit = forms.CharField(
        label=_("The same credit for all"), max_length=Photo._meta.get_field("credit").max_length, required=False
    )
    licence = forms.ChoiceField(
        label=_("The same licence for all"), choices=[("", _("as below")), *Licence.choices], required=False
    )

    def fill(self, form: WordsForm) -> None:
        """What is said for all, where `form` (valid) says nothing of its own."""
        credit = clean_text(self.cleaned_data["credit"])
        if credit and not form.cleaned_data["credit"]:
            form.instance.credit = credit
        if self.cleaned_data["licence"] and "licence" not in form.changed_data:
            form.instance.licence = self.cleaned_data["licence"]


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, model_admin: "PhotoAdmin") -> HttpResponse:
    """`?photo=1&photo=2`; with `part` only the form, for a dialog, which is answered 204 when all is saved."""
    if not (model_admin.has_add_permission(request) or model_admin.has_change_permission(request)):
        raise PermissionDenied
    photos = list(roles.describable(Photo.objects.filter(pk__in=_asked(request)), request.user).order_by("id"))
    part = "part" in request.GET
    if not photos:
        messages.error(request, gettext("None of these photos waits for your description."))
        return HttpResponseRedirect(reverse("admin:articles_photo_changelist"))
    data = request.POST if request.method == "POST" else None
    shared = SharedForm(data, prefix="all")
    forms_ = [WordsForm(data, instance=photo, prefix=str(photo.pk)) for photo in photos]
    is_valid = data is not None and all([shared.is_valid(), *(form.is_valid() for form in forms_)])
    # Each says what is wrong with it, not the first alone.
    kept = [form.keeps_words(shared) for form in forms_] if is_valid else [False]
    if all(kept):
        _save(shared, forms_, request.user)
        if part:
            return HttpResponse(status=204)
        _say_what_is_missing(request, photos)
        return HttpResponseRedirect(reverse("admin:articles_photo_changelist"))
    ctx: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Describe the photos"),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "shared": shared,
        "forms": forms_,
        "part": part,
    }
    return render(request, f"admin/articles/photo/{'_describe' if part else 'describe'}.html", ctx)


def _asked(request: HttpRequest) -> list[int]:
    values = request.GET.getlist("photo")[:MOST]
    return [int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 19]


@transaction.atomic
def _save(shared: SharedForm, forms_: list[WordsForm], by: roles.Staff) -> None:
    for form in forms_:
        before = {name: form.initial[name] for name in WORDS}
        shared.fill(form)
        if any(getattr(form.instance, name) != value for name, value in before.items()):
            form.instance.save_words()
            AuditEntry.record("changed", form.instance, by)


def _say_what_is_missing(request: HttpRequest, photos: list[Photo]) -> None:
    count = sum(not (photo.alt and photo.credit) for photo in photos)
    if not count:
        messages.success(request, gettext("The photos are described."))
        return
    sentence = ngettext(
        "Saved. %(count)d photo still lacks a description or a credit.",
        "Saved. %(count)d photos still lack a description or a credit.",
        count,
    )
    messages.warning(request, sentence % {"count": count})
