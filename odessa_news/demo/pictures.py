"""The demo's posters in the photo library. Drawing them and writing their renditions is most of the loading time."""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from django.core.files.base import ContentFile

from articles.models import Photo
from articles.photos.renditions import make_renditions

from . import art
from .drawing import drawn
from .reading import Poster

CREDIT = "Odessa News"
WIDTH = 1920  # the largest rendition is 1440 px wide


def load_photos(posters: list[Poster], say: Callable[[str], None], width: int = WIDTH) -> dict[str, Photo]:
    """All posters by name; those that the library lacks are drawn."""
    found = {poster.name: photo for poster in posters if (photo := _stored(poster.name))}
    missing = [poster for poster in posters if poster.name not in found]
    if missing:
        say(f"Drawing {len(missing)} pictures.")
    with drawn([poster.name for poster in missing], width) as jpegs, ThreadPoolExecutor(os.cpu_count()) as threads:
        # Files are written by threads (Pillow's encoders let go of the lock); the database is spoken to by this one.
        filed = [threads.submit(_filed, poster, jpeg) for poster, jpeg in zip(missing, jpegs, strict=True)]
        try:
            for number, (poster, waiting) in enumerate(zip(missing, filed, strict=True), 1):
                photo = found[poster.name] = waiting.result()
                photo.save()
                say(f"  {number}/{len(missing)} {poster.name}")
        except BaseException as error:
            # Ctrl-C most of all: what isn't begun is not begun any more. What is takes its seconds, not in silence.
            if isinstance(error, KeyboardInterrupt):
                say("Stopping…")
            for photo_to_be in filed:
                photo_to_be.cancel()
            for jpeg in jpegs:
                jpeg.cancel()
            raise
    return found


def _stored(name: str) -> Photo | None:
    """The photo whose file Photo.stored_name() called after the poster; the oldest, for others may share the file."""
    return Photo.objects.filter(file__regex=rf"/demo-{name}-[0-9a-f]{{8}}\.").order_by("id").first()


def _filed(poster: Poster, jpeg: Future[bytes]) -> Photo:
    """An unsaved photo whose file and renditions are in the storage already."""
    x, y = art.FOCAL[poster.name]
    photo = Photo(
        focus=f"{x:.2f}x{y:.2f}",
        alt_ru=poster.alt_ru,
        alt_uk=poster.alt_uk,
        caption_ru=poster.caption_ru,
        caption_uk=poster.caption_uk,
        credit=CREDIT,
    )
    photo.replace_file(ContentFile(jpeg.result(), name=f"demo-{poster.name}.jpg"))
    photo.file.save(photo.file.name, photo.file.file, save=False)
    make_renditions(photo.file, photo.width, photo.height)
    return photo
