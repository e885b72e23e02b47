"""The demo newsroom without the minute that its pictures take."""

from collections.abc import Callable

import pytest

from articles.models import Photo
from odessa_news.demo import pictures
from odessa_news.demo.reading import Poster

_SHAPE = {"avif": "/a.avif 640w", "jpeg": "/a.jpg 640w", "src": "/a.jpg", "width": 640, "height": 427}
_SOURCES = {"card": _SHAPE, "body": _SHAPE, "share": "/s.jpg", "square": "/q.jpg"}


def leave_pictures_undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """load_demo() finds rows in the photo library, but no file behind them."""

    def photo_rows(posters: list[Poster], say: Callable[[str], None], width: int) -> dict[str, Photo]:
        if not Photo.objects.filter(file__startswith="undrawn/").exists():
            Photo.objects.bulk_create(
                Photo(file=f"undrawn/{p.name}.jpg", width=3, height=2, alt_ru=p.alt_ru, credit="-", sources=_SOURCES)
                for p in posters
            )
        stored = {photo.file.name: photo for photo in Photo.objects.filter(file__startswith="undrawn/")}
        return {poster.name: stored[f"undrawn/{poster.name}.jpg"] for poster in posters}

    monkeypatch.setattr(pictures, "load_photos", photo_rows)
