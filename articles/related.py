"""«Связанные новости»: what editors picked, filled up by shared topics, section and nearness in time."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from odessa_news.lib.plans import Plan
from odessa_news.lib.prepared import prepared

from .cards import Card

if TYPE_CHECKING:
    from .models import Article

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


_RANKING = Plan.of(
    _RANKED,
    picked_weight=PICKED_WEIGHT,
    picked_step=PICKED_STEP,
    section_weight=SECTION_WEIGHT,
    nearest=NEAREST,
    # Some may be hidden: taken down since, or picked by an editor and not out yet.
    most=COUNT + SPARE,
    editions=2 * (COUNT + SPARE + 1),
)


def related_to(article: "Article", topic_ids: list[int]) -> list[Card]:
    """Up to COUNT published articles, each story once, in the edition of the article's language. Two queries."""
    return _shown(article.language, _rank(article, topic_ids, picked_by=article.pk))


def related_as_picked(article: "Article", topic_ids: list[int], picked: list[int]) -> list[Card]:
    """As `related_to`, with what a revision picks in the place of what is saved with the article. Three queries."""
    found = dict(type(article).objects.filter(pk__in=picked).order_by().values_list("pk", "story"))
    first = [found[pk] for pk in picked if pk in found and found[pk] != article.story]
    return _shown(article.language, list(dict.fromkeys([*first, *_rank(article, topic_ids, picked_by=None)])))


def _shown(language: str, stories: list[UUID]) -> list[Card]:
    found = {a.story: a for a in _cards_of(now=timezone.now(), language=language, stories=stories)}
    return [found[story] for story in stories if story in found][:COUNT]


@prepared(keep_plan=True, now=datetime, language=str, stories=list)
def _cards_of(now: datetime, language: str, stories: list[UUID]) -> "QuerySet[Article, Card]":
    from .models import Article

    return Article.objects.published(now).in_edition(language, now).filter(story__any=stories).order_by().cards()


def _rank(article: "Article", topic_ids: list[int], picked_by: int | None) -> list[UUID]:
    """Stories, the most related first; before all others those that the article of that id has picked."""
    values = {
        "article": picked_by,
        "topics": topic_ids,
        "at": article.published_at,
        "now": timezone.now(),
        "section": article.section_id,
        "story": article.story,
    }
    with connection.cursor() as cursor:
        cursor.execute(*_RANKING.call(connection, values))
        return [story for (story,) in cursor.fetchall()]
