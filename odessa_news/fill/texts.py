"""Pieces of articles and comments, made in advance: an article is put together out of them in microseconds."""

import random
from dataclasses import dataclass
from functools import lru_cache

from articles import richtext
from articles.models import Photo
from odessa_news.lib.slugs import MAX_SLUG_LENGTH, slugify_title
from odessa_news.lib.typography import typograph

from .words import Words

# Enough that two articles with a paragraph in common are hard to find by reading, few enough to be made in seconds.
BLOCKS = 6000
LEADS = 3000
REMARKS = 3000


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, quotation, list or picture of a body: as richtext.clean() leaves it, as it is shown, its
    number of words."""

    html: str
    public: str
    words: int


@dataclass(frozen=True)
class Lead:
    text: str
    public: str


class Texts:
    """One language. `size`: for how many articles; a few need no large stock."""

    def __init__(self, language: str, chance: random.Random, size: int) -> None:
        self.language = language
        self.chance = chance
        self.words = Words(language, chance)
        self.blocks = [self._block() for _ in range(min(BLOCKS, 6 * size + 20))]
        self.leads = [self._lead() for _ in range(min(LEADS, size + 10))]
        self.remarks = [self._remark() for _ in range(min(REMARKS, size + 10))]
        self._slug_of_word = lru_cache(maxsize=None)(lambda word: slugify_title(word, language))

    def title(self) -> str:
        return self.words.title()

    def slug(self, title: str) -> str:
        """What slugify_title() makes of the title, word by word, for most words have come before."""
        slug = ""
        for word in title.split():
            longer = f"{slug}-{self._slug_of_word(word)}" if slug else self._slug_of_word(word)
            if len(longer) > MAX_SLUG_LENGTH:
                break
            slug = longer
        return slug

    def body(self, picture: Block | None) -> Block:
        """150 to 600 words, short ones more often, with `picture` after the second paragraph."""
        wanted = int(self.chance.triangular(150, 560, 230))
        chosen: dict[int, Block] = {}  # none twice: a heading's anchor says how often it has come before
        words = 0
        while words < wanted:
            number = self.chance.randrange(len(self.blocks))
            if number not in chosen:
                chosen[number] = self.blocks[number]
                words += chosen[number].words
        blocks = list(chosen.values())
        if picture:
            blocks.insert(2, picture)
            words += picture.words
        return Block("".join(b.html for b in blocks), "".join(b.public for b in blocks), words)

    def picture(self, photo: Photo) -> Block:
        picture = {photo.pk: photo.picture(self.language)}
        html = richtext.clean(
            f'<figure class="photo" data-photo="{photo.pk}"><img src="{picture[photo.pk].src}" alt="">'
            f"<figcaption>{self.words.sentence(4, 8)}</figcaption></figure>"
        )
        return Block(html, richtext.render(html, self.language, picture), richtext.word_count(html))

    def _block(self) -> Block:
        kind = self.chance.random()
        if kind < 0.86:
            html = f"<p>{' '.join(self.words.sentence() for _ in range(self.chance.randint(2, 5)))}</p>"
        elif kind < 0.93:
            html = f"<h2>{self.words.title()}</h2><p>{self.words.sentence()} {self.words.sentence()}</p>"
        elif kind < 0.97:
            html = f"<blockquote><p>{self.words.sentence()} {self.words.sentence()}</p></blockquote>"
        else:
            items = "".join(f"<li>{self.words.sentence(3, 8)}</li>" for _ in range(self.chance.randint(3, 5)))
            html = f"<ul>{items}</ul>"
        return Block(html, richtext.render(html, self.language, {}), richtext.word_count(html))

    def _lead(self) -> Lead:
        text = " ".join(self.words.sentence(7, 14) for _ in range(self.chance.randint(1, 2)))
        return Lead(text, typograph(text, self.language))

    def _remark(self) -> str:
        separator = "\n\n" if self.chance.random() < 0.1 else " "
        return separator.join(self.words.sentence(3, 14) for _ in range(self.chance.randint(1, 4)))
