"""«Связанные новости»: what editors picked, filled up by shared topics, section and nearness in time."""

from typing import TYPE_CHECKING

from django.db import connection

from .querysets import ArticleQuerySet

if TYPE_CHECKING:
    from .models import Article

# As many as the page that this newspaper started from.
COUNT = 6
# One shared topic weighs more than the section; two outweigh any nearness.
SECTION_WEIGHT = 0.5

# Candidates are the nearest on either side in time of each topic and of the section, each found by walking an index, so
# that the cost is the same in an archive of any size. Half of them may be twins of the other half.
NEAREST = 2 * COUNT
_CANDIDATES = """
    SELECT near.article_id, 1.0 AS weight
    FROM unnest(%(topics)s::bigint[]) AS topic (id)
    CROSS JOIN LATERAL (
        (SELECT article_id, published_at FROM articles_articletopic
         WHERE topic_id = topic.id AND published_at <= %(at)s
         ORDER BY published_at DESC, article_id DESC LIMIT %(nearest)s)
        UNION ALL
        (SELECT article_id, published_at FROM articles_articletopic
         WHERE topic_id = topic.id AND published_at > %(at)s AND published_at <= now()
         ORDER BY published_at, article_id LIMIT %(nearest)s)
    ) AS near
    UNION ALL
    SELECT near.id, %(section_weight)s
    FROM (
        (SELECT id, published_at FROM articles_article
         WHERE section_id = %(section)s AND status = 'published' AND published_at <= %(at)s
         ORDER BY published_at DESC, id DESC LIMIT %(nearest)s)
        UNION ALL
        (SELECT id, published_at FROM articles_article
         WHERE section_id = %(section)s AND status = 'published' AND published_at > %(at)s AND published_at <= now()
         ORDER BY published_at, id LIMIT %(nearest)s)
    ) AS near
"""
# Of equal weight, the nearest in time first.
_RANKED = f"""
    SELECT candidate.article_id FROM (
        SELECT article_id, sum(weight) AS weight FROM ({_CANDIDATES}) AS all_of_them GROUP BY article_id
    ) AS candidate
    JOIN articles_article AS article ON article.id = candidate.article_id
    WHERE article.story <> %(story)s
    ORDER BY candidate.weight DESC, abs(extract(epoch FROM article.published_at - %(at)s)), article.id DESC
    LIMIT %(most)s
"""


def related_to(article: "Article", topic_ids: list[int]) -> "list[Article]":
    """Up to COUNT published articles, each story once, in the edition of the article's language. At most 3 queries."""
    published: ArticleQuerySet = type(article).objects.for_newest(article.language).exclude(story=article.story)
    picked = list(published.filter(relating_links__article=article).order_by("relating_links__order")[:COUNT])
    if len(picked) == COUNT:
        return picked
    missing = COUNT - len(picked)
    # Some candidates are twins of others, hidden, or picked already; three for each place leave enough.
    ids = _rank_candidates(article, topic_ids, most=3 * COUNT)
    found = {a.pk: a for a in published.filter(pk__in=ids).exclude(story__in=[a.story for a in picked])} if ids else {}
    return picked + [found[pk] for pk in ids if pk in found][:missing]


def _rank_candidates(article: "Article", topic_ids: list[int], most: int) -> list[int]:
    """Ids of candidates, the most related first."""
    with connection.cursor() as cursor:
        cursor.execute(
            _RANKED,
            {
                "topics": topic_ids,
                "at": article.published_at,
                "section": article.section_id,
                "section_weight": SECTION_WEIGHT,
                "nearest": NEAREST,
                "story": article.story,
                "most": most,
            },
        )
        return [pk for (pk,) in cursor.fetchall()]
