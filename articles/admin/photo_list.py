from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from ..models import Photo
from ..photos import uses
from .paging import CappedChangeList


class PhotoChangeList(CappedChangeList):
    """The library's grid. One query more than a plain list: in how many places each photo of the page is shown."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        photos: list[Any] = list(self.result_list)
        counts = uses.counts(photo.pk for photo in photos) if photos else {}
        for photo in photos:
            photo.uses = counts[photo.pk]
            photo.url = self._address(photo)
            photo.uses_words = f"{uses.COUNTED}+" if photo.uses > uses.COUNTED else str(photo.uses)
        self.result_list: Any = photos

    def _address(self, photo: Photo) -> str:
        """With this page's search and filters, to come back to."""
        here = self.get_query_string().lstrip("?")
        url = reverse("admin:articles_photo_change", args=[photo.pk])
        return f"{url}?{urlencode({'_changelist_filters': here})}" if here else url
