"""«Связанные новости»: what editors picked, filled up by shared topics, section and nearness in time."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Func, IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from odessa_news.lib.plans import Plan
from odessa_news.lib.prepared import prepared

from .cards import Card

if TYPE_CHECKING:
    from .models import Article
    from .querysets import ArticleQuerySet

# As many as the page that this newspaper started from.
COUNT = 6
# One shared topic weighs more than the section; two outweigh any nearness; what an editor picked outweighs everything.
SECTION_WEIGHT = 0.5
PICKED_WEIGHT, PICKED_STEP = 1_000_000, 1000

# Candidates are stories, for an editor may pick either twin and readers get the one of their edition. Apart from the
# picked ones they are the nearest on either side in time of each topic, of the section and of the whole paper, each
# found by walking an index, so that the cost is the same in an archive of any size.
NEAREST = 2 * COUNT
SPARE = 4
_CANDIDATES = """
    SELECT to_id AS article_id, NULL::timestamptz AS published_at,
        %(picked_weight)s - %(picked_step)s * "order" AS weight
    FROM articles_relatedlink WHERE article_id = %(article)s
    UNION ALL
    SELECT near.article_id, near.published_at, 1.0
    FROM unnest(%(topics)s::bigint[]) AS topic (id)
    CROSS JOIN LATERAL (
        (SELECT article_id, published_at FROM articles_articletopic
         WHERE topic_id = topic.id AND published_at <= %(at)s
         ORDER BY published_at DESC, article_id DESC LIMIT %(nearest)s)
        UNION ALL
        (SELECT article_id, published_at FROM articles_articletopic
         WHERE topic_id = topic.id AND published_at > %(at)s AND published_at <= %(now)s
         ORDER BY published_at, article_id LIMIT %(nearest)s)
    ) AS near
    UNION ALL
    SELECT near.id, near.published_at, %(section_weight)s
    FROM (
        (SELECT id, published_at FROM articles_article
         WHERE section_id = %(section)s AND status = 'published' AND published_at <= %(at)s
         ORDER BY published_at DESC, id DESC LIMIT %(nearest)s)
        UNION ALL
        (SELECT id, published_at FROM articles_article
         WHERE section_id = %(section)s AND status = 'published' AND published_at > %(at)s AND published_at <= %(now)s
         ORDER BY published_at, id LIMIT %(nearest)s)
    ) AS near
    UNION ALL
    SELECT near.id, near.published_at, 0
    FROM (
        (SELECT id, published_at FROM articles_article
         WHERE status = 'published' AND published_at <= %(at)s
         ORDER BY published_at DESC, id DESC LIMIT %(nearest)s)
        UNION ALL
        (SELECT id, published_at FROM articles_article
         WHERE status = 'published' AND published_at > %(at)s AND published_at <= %(now)s
         ORDER BY published_at, id LIMIT %(nearest)s)
    ) AS near
"""
# Twins count as one, by the better of the two. Of equal weight, the nearest in time goes first. A story has at most two
# editions, so twice as many articles as stories are asked for, and the two of this one, hold all that are needed.
_RANKED = f"""
    SELECT article.story
    FROM (
        SELECT article_id, sum(weight) AS weight,
            min(abs(extract(epoch FROM published_at - %(at)s))) AS seconds
        FROM ({_CANDIDATES}) AS candidate
        GROUP BY article_id
        ORDER BY 2 DESC, 3, 1 DESC
        LIMIT %(editions)s
    ) AS candidate
    JOIN articles_article AS article ON article.id = candidate.article_id
    WHERE article.story <> %(story)s
    GROUP BY article.story
    ORDER BY max(candidate.weight) DESC, min(candidate.seconds), max(article.id) DESC
    LIMIT %(most)s
"""


_CONSTANTS = {
    "picked_weight": PICKED_WEIGHT,
    "picked_step": PICKED_STEP,
    "section_weight": SECTION_WEIGHT,
    "nearest": NEAREST,
    # Some may be hidden: taken down since, or picked by an editor and not out yet.
    "most": COUNT + SPARE,
    "editions": 2 * (COUNT + SPARE + 1),
}
_RANKING = Plan.of(_RANKED, **_CONSTANTS)
_BEST = "(SELECT stories FROM best)"


def related_to(article: "Article", topic_ids: list[int]) -> list[Card]:
    """Up to COUNT published articles, each story once, in the edition of the article's language. One query."""
    values = _values(article, topic_ids, picked_by=article.pk)
    return _related(language=article.language, **values)


def related_as_picked(article: "Article", topic_ids: list[int], picked: list[int]) -> list[Card]:
    """As `related_to`, with what a revision picks in the place of what is saved with the article. Three queries."""
    found = dict(type(article).objects.filter(pk__in=picked).order_by().values_list("pk", "story"))
    first = [found[pk] for pk in picked if pk in found and found[pk] != article.story]
    values = _values(article, topic_ids, picked_by=None)
    with connection.cursor() as cursor:
        cursor.execute(*_RANKING.call(connection, values))
        ranked = [story for (story,) in cursor.fetchall()]
    stories = list(dict.fromkeys([*first, *ranked]))
    shown = {
        card.story: card for card in _published(timezone.now(), article.language).filter(story__in=stories).cards()
    }
    return [shown[story] for story in stories if story in shown][:COUNT]


@prepared(
    keep_plan=True,
    beside=Plan.of(f"best AS MATERIALIZED (SELECT ARRAY({_RANKED}) AS stories)", **_CONSTANTS),
    now=datetime,
    language=str,
)
def _related(now: datetime, language: str) -> "QuerySet[Article, Card]":
    best = RawSQL(_BEST, ())  # noqa: S611 -- words of ours, no value in them
    place = Func(best, "story", function="array_position", output_field=IntegerField())
    return _published(now, language).filter(story__any=best).order_by(place)[:COUNT].cards()


def _published(now: datetime, language: str) -> "ArticleQuerySet":
    from .models import Article

    return Article.objects.published(now).in_edition(language, now).order_by()


def _values(article: "Article", topic_ids: list[int], picked_by: int | None) -> dict[str, Any]:
    """For the ranking: before all others those that the article of the id `picked_by` has picked."""
    return {
        "article": picked_by,
        "topics": topic_ids,
        "at": article.published_at,
        "now": timezone.now(),
        "section": article.section_id,
        "story": article.story,
    }
