"""How often articles are read: counted without a cookie, and without knowing who reads (decision 13)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection
from django.db.models import OuterRef, Subquery, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Article, ArticleReads, ReadMark
from .querysets import ArticleQuerySet

# Hours are kept apart for so many whole days behind today, so that the last 24 hours always are.
DAYS_OF_HOURS = 2
# A year and a little, for whoever compares this September with the last one.
KEPT = timedelta(days=400)
# What is older was folded long ago, and asking two million rows for their midnight takes long. Hours that were left
# behind, by a worker that was away for two weeks, count as well as days do.
FOLDED_BACK = timedelta(days=14)
SHOWN = 10


def count(pk: int, network: str) -> bool:
    """The article was read in that network. Counts where readers may see it, and once an hour. One statement."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    readable, params = Article.objects.published().filter(pk=pk).values("id").query.sql_with_params()
    with connection.cursor() as cursor:
        try:
            cursor.execute(_COUNT.format(readable=readable), [*params, _mark(pk, network, hour), hour, hour])
        except IntegrityError:  # the article was deleted in this very moment
            return False
        return bool(cursor.rowcount)


# Nobody waits for the disk: a few readings lost when the server loses its power are no loss.
_COUNT = """
WITH readable AS ({readable}),
unhurried AS (SELECT set_config('synchronous_commit', 'off', true)),
fresh AS (
    INSERT INTO articles_readmark (mark, hour) SELECT %s, %s FROM readable, unhurried
    ON CONFLICT DO NOTHING RETURNING mark
)
INSERT INTO articles_articlereads (article_id, hour, count) SELECT readable.id, %s, 1 FROM readable, fresh
ON CONFLICT (article_id, hour) DO UPDATE SET count = articles_articlereads.count + 1
"""


def _mark(pk: int, network: str, hour: datetime) -> UUID:
    digest = salted_hmac("articles.reads", f"{pk} {hour.isoformat()} {network}", algorithm="sha256").digest()
    return UUID(bytes=digest[:16])


def most_read(articles: ArticleQuerySet, since: datetime) -> ArticleQuerySet:
    """Of the ten that were read most, those among `articles`; each knows its `times_read`. One query."""
    reads = ArticleReads.objects.filter(hour__gte=since).order_by().values("article").annotate(total=Sum("count"))
    top = reads.order_by("-total", "-article").values("article")[:SHOWN]
    own = reads.filter(article=OuterRef("pk")).values("total")
    return articles.filter(pk__in=top).annotate(times_read=Subquery(own)).order_by("-times_read", "-pk")


def last_day() -> datetime:
    """24 hours, of which the present one isn't over."""
    return timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=23)


def last_week() -> datetime:
    """Seven days, of which today isn't over. From a midnight on: what is older than DAYS_OF_HOURS has no hours."""
    return _midnight() - timedelta(days=6)


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def fold() -> None:
    """Hours that nobody asks for any more become days, and what is too old for anything goes. Recurs daily."""
    ArticleReads.objects.filter(hour__lt=timezone.now() - KEPT).delete()
    with connection.cursor() as cursor:
        until = _midnight() - timedelta(days=DAYS_OF_HOURS)
        cursor.execute(_FOLD, [until - FOLDED_BACK, until, settings.TIME_ZONE, settings.TIME_ZONE])


_FOLD = """
WITH hours AS (
    DELETE FROM articles_articlereads WHERE hour >= %s AND hour < %s AND hour <> date_trunc('day', hour, %s)
    RETURNING article_id, date_trunc('day', hour, %s) AS day, count
)
INSERT INTO articles_articlereads (article_id, hour, count)
SELECT article_id, day, sum(count) FROM hours GROUP BY article_id, day
ON CONFLICT (article_id, hour) DO UPDATE SET count = articles_articlereads.count + excluded.count
"""


def forget_marks() -> None:
    """Of hours that are over. Recurs every minute."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    ReadMark.objects.filter(hour__lt=hour).delete()
