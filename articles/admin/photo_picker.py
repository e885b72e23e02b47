"""The photo library as a dialog: for the text editor and for covers."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..languages import Language, in_language
from ..models import Photo
from ..photos.words import MAX_QUERY
from .photo_upload import UPLOAD_WORDS

if TYPE_CHECKING:
    from .photo import PhotoAdmin

# Four rows of six on a desk.
SHOWN = 24


@require_safe
def picker(request: HttpRequest, model_admin: "PhotoAdmin") -> HttpResponse:
    """Newest photos first, `?q=` searched, `?before=<id>` goes on: a fragment for photo_picker.js's dialog."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    wanted = request.GET.get("q", "").strip()[:MAX_QUERY]
    photos = Photo.objects.having_words(wanted).order_by("-id").defer("file", "focus", "licence")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdecimal() and len(before) < 19:
        photos = photos.filter(pk__lt=int(before))
    page = list(photos[: SHOWN + 1])
    language = request.GET.get("language") or request.LANGUAGE_CODE
    language = language if language in Language.values else Language.RU
    ctx = {
        "photos": [_as_shown(photo, language) for photo in page[:SHOWN]],
        "q": wanted,
        "older": page[SHOWN - 1].pk if len(page) > SHOWN else None,
        "language": language,
        "has_add_permission": model_admin.has_add_permission(request),
        "upload_words": UPLOAD_WORDS,
    }
    return render(request, "admin/articles/photo/picker.html", ctx)


def _as_shown(photo: Photo, language: str) -> dict[str, Any]:
    return {
        "id": photo.pk,
        "alt": in_language(photo, "alt", language),
        "caption": in_language(photo, "caption", language),
        "credit": photo.credit,
        "name": str(photo),
        "square": photo.sources.get("square", ""),
        "src": photo.sources.get("body", {}).get("src", ""),
    }
