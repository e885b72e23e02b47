"""The demo newsroom without the minute that its pictures take."""

from collections.abc import Callable
from typing import Any

import pytest

from articles.models import Photo
from odessa_news.demo import pictures
from odessa_news.demo.reading import Poster


def _sources(name: str) -> dict[str, Any]:
    shape = {
        "avif": f"/{name}.avif 640w",
        "jpeg": f"/{name}.jpg 640w",
        "src": f"/{name}.jpg",
        "width": 640,
        "height": 427,
    }
    return {"card": shape, "body": shape, "share": f"/{name}-s.jpg", "square": f"/{name}-q.jpg"}


def leave_pictures_undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """load_demo() finds rows in the photo library, but no file behind them."""

    def photo_rows(posters: list[Poster], say: Callable[[str], None], width: int) -> dict[str, Photo]:
        if not Photo.objects.filter(file__startswith="undrawn/").exists():
            Photo.objects.bulk_create(
                Photo(
                    file=f"undrawn/{p.name}.jpg",
                    width=3,
                    height=2,
                    alt_ru=p.alt_ru,
                    credit="-",
                    sources=_sources(p.name),
                )
                for p in posters
            )
        stored = {photo.file.name: photo for photo in Photo.objects.filter(file__startswith="undrawn/")}
        return {poster.name: stored[f"undrawn/{poster.name}.jpg"] for poster in posters}

    monkeypatch.setattr(pictures, "load_photos", photo_rows)
