"""Photos may stand in the library without words, but not before readers."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import richtext
from ..models import Photo
from ..photos.words import says_something
from ..revisions.content import Content
from .finding import Finding, Level

ASKED = ("alt_ru", "alt_uk", "caption_ru", "caption_uk", "credit", "file_name")

NO_ALT: dict[str, str | Promise] = {
    "cover": _("The cover has no description for readers who can’t see it: “%(photo)s”."),
    "body": _("A photo in the text has no description for readers who can’t see it: “%(photo)s”."),
}
NO_CREDIT: dict[str, str | Promise] = {
    "cover": _("The cover doesn’t say who took it: “%(photo)s”."),
    "body": _("A photo in the text doesn’t say who took it: “%(photo)s”."),
}
GONE = _("A photo in the text has been deleted from the library, so readers won’t see it.")


def without_words_or_gone(content: Content, photos: Mapping[int, Photo]) -> Iterator[Finding]:
    """A description in one of the languages is enough: readers of the other get it too (in_language)."""
    shown = [("cover", content["cover"]), *(("body", pk) for pk in richtext.photo_ids(content["body"]))]
    for field, pk in shown:
        photo = photos.get(pk) if pk else None
        if photo:
            lacks = [NO_ALT] * (not says_something(photo.alt)) + [NO_CREDIT] * (not says_something(photo.credit))
            for sentences in lacks:
                yield Finding(Level.HARD, field, str(sentences[field]) % {"photo": photo}, about=pk)
        elif field == "body":
            yield Finding(Level.SOFT, field, str(GONE), about=pk)
