"""Where photos are shown: covers, texts, pages that stand still, portraits; and in what waits to be published."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BigIntegerField, Exists, Func, OuterRef, Q, QuerySet

from .. import richtext
from ..models import Article, Author, Page, Photo, Revision, Status
from ..models.photo import PhotoQuerySet
from ..querysets import ArticleQuerySet

# A photo in more places than this is the newsroom's stock picture; nobody reads that list to its end.
SHOWN = 20
# "99+" says enough.
COUNTED = 99

Use = Article | Page | Author

_TEXTS = Article.photos.through.objects.all()
_WRITING = (Status.DRAFT, Status.REVIEW)
_COUNT = """
SELECT photo.id,
       (SELECT count(*) FROM (
           (SELECT id FROM {article} WHERE cover_id = photo.id LIMIT {limit})
           UNION
           (SELECT article_id FROM {text} WHERE photo_id = photo.id LIMIT {limit})
           UNION
           (SELECT article_id FROM {revision} latest WHERE photos @> ARRAY[photo.id] AND number IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM {revision} WHERE article_id = latest.article_id AND number > latest.number)
             LIMIT {limit})) article)
       + (SELECT count(*) FROM {page}
           WHERE strpos(body_ru || body_uk, format('data-photo="%%s"', photo.id)) > 0)
       + (SELECT count(*) FROM (SELECT 1 FROM {author} WHERE photo_id = photo.id LIMIT {limit}) author)
  FROM unnest(%s::bigint[]) photo (id)
""".format(
    article=Article._meta.db_table,
    text=Article.photos.through._meta.db_table,
    revision=Revision._meta.db_table,
    page=Page._meta.db_table,
    author=Author._meta.db_table,
    limit=COUNTED + 1,
)


def users(photo: Photo, articles: ArticleQuerySet | None = None) -> list[Use]:
    """What shows the photo, the newest SHOWN and one more at the most of each kind; of `articles` only, where they are
    given. Six queries."""
    covers = Article.objects.filter(cover=photo).order_by("-id").values_list("pk", flat=True)[: SHOWN + 1]
    texts = _TEXTS.filter(photo=photo).order_by("-article_id").values_list("article_id", flat=True)[: SHOWN + 1]
    latest = _latest().filter(photos__contains=[photo.pk]).order_by("-article_id")
    waiting = latest.values_list("article_id", flat=True)[: SHOWN + 1]
    # Not one query with OR, which would read all articles.
    shown = (Article.objects.all() if articles is None else articles).filter(pk__in={*covers, *texts, *waiting})
    mark = f'data-photo="{photo.pk}"'
    pages = Page.objects.filter(Q(body_ru__contains=mark) | Q(body_uk__contains=mark))
    return [
        *shown.only("title", "status").order_by("-id")[: SHOWN + 1],
        *pages.only("title_ru", "title_uk"),
        *Author.objects.filter(photo=photo)[: SHOWN + 1],
    ]


def counts(photos: Iterable[int]) -> dict[int, int]:
    """In how many places each is shown, to COUNTED and a little further. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(photos)])
        return dict(cursor.fetchall())


def unused(photos: PhotoQuerySet) -> PhotoQuerySet:
    """Those shown nowhere. Makes a query for the pages."""
    number = Func(OuterRef("pk"), template="ARRAY[%(expressions)s]", output_field=ArrayField(BigIntegerField()))
    waiting = _latest().filter(photos__contains=number)
    return _outside(photos, Article.objects.all(), _TEXTS).filter(~Exists(waiting))


def unseen(photos: PhotoQuerySet) -> PhotoQuerySet:
    """Those that no reader has met: shown nowhere, or in what is still being written. Makes a query for the pages."""
    out = Article.objects.exclude(status__in=_WRITING)
    return _outside(photos, out, _TEXTS.exclude(article__status__in=_WRITING))


def _latest() -> QuerySet[Revision]:
    """What would be published next. Older ones name photos too; they come back without those that are gone."""
    newer = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    return Revision.objects.filter(~Exists(newer), number__isnull=False)


def _outside(photos: PhotoQuerySet, covers: ArticleQuerySet, texts: Any) -> PhotoQuerySet:
    return photos.filter(
        ~Exists(covers.filter(cover=OuterRef("pk"))),
        ~Exists(texts.filter(photo=OuterRef("pk"))),
        ~Exists(Author.objects.filter(photo=OuterRef("pk"))),
        ~Q(pk__in=_in_pages()),
    )


def _in_pages() -> set[int]:
    """A newspaper has a dozen pages, so they are read rather than searched once for each photo."""
    bodies = Page.objects.values_list("body_ru", "body_uk")
    return {number for texts in bodies for text in texts for number in richtext.photo_ids(text)}
