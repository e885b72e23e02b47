"""The photo library as a dialog: for the text editor and for covers."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..languages import in_language
from ..models import Photo

if TYPE_CHECKING:
    from .photo import PhotoAdmin

# Four rows of six on a desk.
SHOWN = 24
MAX_QUERY = 100


@require_safe
def picker(request: HttpRequest, model_admin: "PhotoAdmin") -> HttpResponse:
    """Newest photos first, `?q=` searched, `?before=<id>` goes on: a fragment for photo_picker.js's dialog."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    wanted = request.GET.get("q", "").strip()[:MAX_QUERY]
    photos = Photo.objects.order_by("-id").defer("file", "focus", "licence")
    for word in wanted.split():
        photos = photos.filter(
            Q(alt_ru__icontains=word)
            | Q(alt_uk__icontains=word)
            | Q(caption_ru__icontains=word)
            | Q(caption_uk__icontains=word)
            | Q(credit__icontains=word)
        )
    before = request.GET.get("before", "")
    if before.isascii() and before.isdecimal() and len(before) < 19:
        photos = photos.filter(pk__lt=int(before))
    page = list(photos[: SHOWN + 1])
    language = request.GET.get("language") or request.LANGUAGE_CODE
    ctx = {
        "photos": [_as_shown(photo, language if language in ("ru", "uk") else "ru") for photo in page[:SHOWN]],
        "q": wanted,
        "older": page[SHOWN - 1].pk if len(page) > SHOWN else None,
        "may_add": model_admin.has_add_permission(request),
    }
    return render(request, "admin/articles/photo/picker.html", ctx)


def _as_shown(photo: Photo, language: str) -> dict[str, Any]:
    return {
        "id": photo.pk,
        "alt": in_language(photo, "alt", language),
        "caption": in_language(photo, "caption", language),
        "credit": photo.credit,
        "square": photo.sources.get("square", ""),
        "src": photo.sources.get("body", {}).get("src", ""),
    }
