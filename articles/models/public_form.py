from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from django.utils.safestring import SafeString, mark_safe

from odessa_news.lib.text import reading_minutes
from odessa_news.lib.typography import typograph

from .. import richtext
from .photo import Photo

if TYPE_CHECKING:
    from .article import Article


class PublicForm:
    """The texts of an Article as its readers get them, made when it is saved and not when it is read."""

    if TYPE_CHECKING:
        pk: int
        language: str
        title: str
        lead: str
        body: str
        public_title: str
        public_lead: str
        public_body: str
        word_count: int

    def make_public_form(self) -> Mapping[int, richtext.PictureSource]:
        """Of the texts as they stand on the instance, which is not saved. Returns the photos in the text; makes a query
        where there are any."""
        self.word_count = richtext.word_count(self.body)
        pictures = Photo.objects.pictures(richtext.photo_ids(self.body), self.language)
        self.set_public_texts(pictures)
        return pictures

    def set_public_texts(self, pictures: Mapping[int, richtext.PictureSource]) -> None:
        """Make the public forms of the clean texts, unsaved. `pictures` are those of the photos in the body."""
        self.public_title = typograph(self.title, self.language)
        self.public_lead = typograph(self.lead, self.language)
        self.public_body = richtext.render(self.body, self.language, pictures)

    def render_body(self) -> None:
        """Make the public form of the text anew: a photo in it has changed. The text itself stays, and its time."""
        pictures = Photo.objects.pictures(richtext.photo_ids(self.body), self.language)
        self.public_body = richtext.render(self.body, self.language, pictures)
        type(cast("Article", self)).objects.filter(pk=self.pk).update(public_body=self.public_body)

    @property
    def html(self) -> SafeString:
        # richtext.render() made it, from what the sanitiser let through.
        return mark_safe(self.public_body)

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.word_count)
