"""Puts articles into the database by the thousand. Sections, authors, topics and photos must be there (load_demo)."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from articles.models import Article, ArticleTopic, Author, Byline, Photo, Section, Topic, Trashed
from comments.models import Comment
from odessa_news.lib.typography import typograph

from . import archive
from .archive import Place, Zipf
from .copying import Rows
from .texts import Block, Texts

# Large enough that COPY's beginnings don't count, small enough that memory stays where it is at a million.
CHUNK = 2000
# A photo of the library for every so many articles, up to what a photographer makes in ten years.
ARTICLES_PER_PHOTO = 2
MOST_PHOTOS = 50_000
NAMES = ("Оксана", "Сергей", "Тетяна", "Лёня", "Софія", "Марина К.", "Дядя Миша", "Юрій", "Читач", "Соседка", "Назар")


class NothingToFillWith(Exception):
    """The message says what to run first."""


def fill(count: int, seed: int, say: Callable[[str], None]) -> None:
    """Adds `count` articles with all that hangs on them. The same seed gives the same texts."""
    began = time.monotonic()
    filling = _Filling(count, random.Random(seed))
    say(f"Made the texts in {time.monotonic() - began:.1f} s.")
    places = archive.places(count, filling.now, filling.chance)
    while chunk := list(islice(places, CHUNK)):
        filling.add(chunk)
        done = filling.articles.copied
        say(f"  {done:,} articles, {done / (time.monotonic() - began):,.0f} a second")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = ", ".join(f"{rows.copied:,} {rows.model._meta.db_table}" for rows in filling.tables)
    total = sum(rows.copied for rows in filling.tables)
    seconds = time.monotonic() - began
    say(f"Added {rows}: {total:,} rows in {seconds:.0f} s, {total / seconds:,.0f} a second.")


class _Filling:
    def __init__(self, count: int, chance: random.Random) -> None:
        self.chance = chance
        self.now = timezone.now()
        # A parent whose children have the articles gets none of its own.
        sections = Section.objects.filter(children=None).values_list("id", flat=True)
        if not sections:
            raise NothingToFillWith("There are no sections to put articles in. Run manage.py load_demo first.")
        self.sections = Zipf(_shuffled(sections, chance))
        self.authors = Zipf(_shuffled(Author.objects.values_list("id", flat=True), chance))
        self.topics = Zipf(_shuffled(Topic.objects.values_list("id", flat=True), chance))
        self.texts = {language: Texts(language, chance, count) for language in ("ru", "uk")}
        originals = list(Photo.objects.order_by("id")[:24])
        self.pictures = {lang: [(p.pk, t.picture(p)) for p in originals] for lang, t in self.texts.items()}
        self.photos = _copy_photos(originals, min(count // ARTICLES_PER_PHOTO, MOST_PHOTOS)) or [
            p.pk for p in originals
        ]
        self.articles = Rows(
            Article,
            *("id", "language", "story", "section_id", "cover_id", "title", "slug", "lead", "body", "status"),
            *("published_at", "updated_at", "public_title", "public_lead", "public_body", "word_count"),
        )
        self.bylines = Rows(Byline, "article_id", "author_id", "order")
        self.topic_links = Rows(ArticleTopic, "article_id", "topic_id")
        self.photo_links = Rows(Article.photos.through, "article_id", "photo_id")
        self.comments = Rows(
            Comment,
            *("id", "article_id", "name", "text", "status", "created_at", "shown_at", "noted"),
            *("parent_id", "root_id", "depth", "above"),
        )
        self.comment_ids = _endless_ids(Comment)
        self.trash = Rows(Trashed, "article_id", "status", "at", "places")
        self.tables = (self.articles, self.bylines, self.topic_links, self.photo_links, self.comments, self.trash)

    @transaction.atomic
    def add(self, chunk: list[Place]) -> None:
        # From the sequence itself, so that whoever writes meanwhile or afterwards gets other numbers.
        for pk, place in zip(fresh_ids(Article, len(chunk)), chunk, strict=True):
            self._article(pk, place)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")
        for table in self.tables:
            table.copy()

    def _article(self, pk: int, place: Place) -> None:
        chance, texts = self.chance, self.texts[place.language]
        title, lead = texts.title(), chance.choice(texts.leads)
        status = archive.status(chance)
        picture: Block | None = None
        if self.photos and chance.random() < 0.15:
            photo, picture = chance.choice(self.pictures[place.language])
            self.photo_links.add(pk, photo)
        body = texts.body(picture)
        self.articles.add(
            *(pk, place.language, place.story, self.sections.draw(chance)),
            chance.choice(self.photos) if self.photos and chance.random() < 0.9 else None,
            *(title, texts.slug(title), lead.text, body.html, status),
            place.published_at,
            place.published_at + timedelta(hours=chance.random()) if chance.random() < 0.1 else place.published_at,
            *(typograph(title, place.language), lead.public, body.public, body.words),
        )
        for order, author in enumerate(self.authors.several(chance, chance.choice((0, 1, 1, 1, 1, 1, 2)))):
            self.bylines.add(pk, author, order)
        for topic in self.topics.several(chance, chance.choice((1, 1, 2, 2, 3, 4))):
            self.topic_links.add(pk, topic)
        if status == "published":
            self._comments(pk, place)
        if status == "trashed":
            self.trash.add(pk, "draft", archive.trashed_at(self.now, chance), "[]")

    def _comments(self, article: int, place: Place) -> None:
        chance, remarks = self.chance, self.texts[place.language].remarks
        count = archive.comment_count(chance)
        # What can be answered, as parents of the answers to come.
        shown: list[Comment] = []
        for moment in sorted(archive.comment_times(count, place.published_at, self.now, chance)):
            draw = chance.random()
            fresh = self.now - moment < timedelta(days=2)
            status = "rejected" if draw < 0.08 else "pending" if fresh and draw < 0.3 else "approved"
            comment = Comment(pk=next(self.comment_ids), article_id=article, created_at=moment, status=status)
            if shown and chance.random() < archive.ANSWERS:
                # Nearly always a late one: the talk is about what was said last.
                comment.stand_below(shown[-1 - min(int(chance.expovariate(0.4)), len(shown) - 1)])
            if status == "approved":
                comment.shown_at = moment
                shown.append(comment)
            self.comments.add(
                *(comment.pk, article, chance.choice(NAMES), chance.choice(remarks), status, moment),
                *(comment.shown_at, status),
                *(comment.parent_id, comment.root_id, comment.depth, comment.above),
            )


def _shuffled(ids: Any, chance: random.Random) -> list[int]:
    """Otherwise the first section would be the largest one in every archive."""
    found = sorted(ids)
    chance.shuffle(found)
    return found


def fresh_ids(model: type[Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [pk for (pk,) in cursor.fetchall()]


def _endless_ids(model: type[Model]) -> Iterator[int]:
    while True:
        yield from fresh_ids(model, CHUNK)


def _copy_photos(originals: list[Photo], count: int) -> list[int]:
    """Rows of the library that share the originals' files; their ids."""
    if not originals:
        return []
    columns = ", ".join(f'"{f.column}"' for f in Photo._meta.concrete_fields if not f.primary_key and not f.generated)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{Photo._meta.db_table}" ({columns}) SELECT {columns} FROM "{Photo._meta.db_table}"'
            " CROSS JOIN generate_series(1, %s) WHERE id = ANY(%s) LIMIT %s RETURNING id",
            [count // len(originals) + 1, [photo.pk for photo in originals], count],
        )
        return [pk for (pk,) in cursor.fetchall()]
