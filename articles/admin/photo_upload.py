"""Pictures into the library, one a request (photo_upload.js) or several at once (a form without scripts)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ..models import AuditEntry, Photo
from ..roles import Staff

if TYPE_CHECKING:
    from .photo import PhotoAdmin

# Each takes a second or two, and a form without scripts shows nothing until the last is done.
MOST_AT_ONCE = 20
# What photo_upload.js and photo_drop.js say by themselves.
UPLOAD_WORDS = {
    "failure": _("The server can't be reached just now. Try again in a minute."),
    "expired": _("Your login has expired. Log in again in another tab, then try once more."),
    "refused": _("The server does not take this file; it may be too large."),
    "again": _("Try again"),
    "done": _("in the library"),
    "making": _("being prepared"),
    # Of many pictures: how far it is with all of them.
    "count": _("Ready: %(done)s of %(all)s. Refused: %(failed)s."),
    "describe": _("Describe the photos"),
    "none": _("This is not a picture. The library takes JPEG, PNG, WebP, AVIF, TIFF and GIF."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, model_admin: "PhotoAdmin") -> HttpResponse:
    """`files`, one or several. A script that accepts JSON gets the photo (201) or the error in words (400)."""
    for_script = request.headers.get("Accept") == "application/json"
    if not model_admin.has_add_permission(request):
        if for_script:
            return JsonResponse({"error": gettext("You may not upload photos.")}, status=403)
        raise PermissionDenied
    files = request.FILES.getlist("files")
    if for_script:
        return _for_script(request, files)
    errors, photos = [], []
    for file in files[:MOST_AT_ONCE]:
        try:
            photos.append(take(file, request.user))
        except ValidationError as error:
            errors.append(named(file, error))
    if len(files) > MOST_AT_ONCE:
        errors.append(gettext("Only the first %(most)d files were taken.") % {"most": MOST_AT_ONCE})
    if request.method == "POST" and not files:
        errors.append(gettext("Choose at least one picture."))
    if photos:
        for error_words in errors:
            messages.error(request, error_words)
        return HttpResponseRedirect(describe_url(photos))
    ctx: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Upload photos"),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "errors": errors,
        "has_add_permission": True,
        "upload_words": UPLOAD_WORDS,
    }
    return render(request, "admin/articles/photo/upload.html", ctx, status=400 if errors else 200)


def take(file: "UploadedFile[bytes]", by: Staff) -> Photo:
    """Into the library, with its renditions. Raises ValidationError where it isn't a picture that we can take."""
    photo = Photo(created_by_id=by.pk)
    photo.replace_file(file)
    with transaction.atomic():
        photo.save()
        AuditEntry.record("added", photo, by)
    return photo


def named(file: "UploadedFile[bytes]", error: ValidationError) -> str:
    """The sentence, with the file's name where it doesn't say it."""
    words = " ".join(error.messages)
    return words if file.name and file.name in words else f"{file.name}: {words}"


def describe_url(photos: list[Photo]) -> str:
    return f"{reverse('admin:articles_photo_describe')}?{urlencode({'photo': [p.pk for p in photos]}, doseq=True)}"


def _for_script(request: HttpRequest, files: "list[UploadedFile[bytes]]") -> JsonResponse:
    if request.method != "POST" or len(files) != 1:
        return JsonResponse({"error": gettext("Choose at least one picture.")}, status=400)
    try:
        photo = take(files[0], request.user)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=400)
    shown = {"photo": photo.pk, "square": photo.sources["square"], "src": photo.sources["body"]["src"]}
    return JsonResponse({**shown, "name": photo.file_name, "alt": "", "caption": ""}, status=201)
