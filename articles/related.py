"""«Связанные новости»: what editors picked, filled up by shared topics, section and nearness in time."""

from collections import Counter
from typing import TYPE_CHECKING

from django.db import connection

from .querysets import ArticleQuerySet

if TYPE_CHECKING:
    from .models import Article

# As many as the page that this newspaper started from.
COUNT = 6
# One shared topic weighs more than the section; two outweigh any nearness.
SECTION_WEIGHT = 0.5

# Candidates are the nearest few on either side in time of each topic and of the section, each found by walking an
# index, so that the cost is the same in an archive of any size.
_CANDIDATES = """
    SELECT near.article_id, 1.0 AS weight
    FROM unnest(%(topics)s::bigint[]) AS topic (id)
    CROSS JOIN LATERAL (
        (SELECT article_id FROM articles_articletopic
         WHERE topic_id = topic.id AND published_at <= %(at)s
         ORDER BY published_at DESC, article_id DESC LIMIT 10)
        UNION ALL
        (SELECT article_id FROM articles_articletopic
         WHERE topic_id = topic.id AND published_at > %(at)s AND published_at <= now()
         ORDER BY published_at, article_id LIMIT 4)
    ) AS near
    UNION ALL
    (SELECT id, %(section_weight)s FROM articles_article
     WHERE section_id = %(section)s AND status = 'published' AND published_at <= %(at)s
     ORDER BY published_at DESC, id DESC LIMIT 14)
"""


def related_to(article: "Article", topic_ids: list[int]) -> "list[Article]":
    """Up to COUNT published articles, each story once, in the edition of the article's language. At most 3 queries."""
    published: ArticleQuerySet = type(article).objects.for_newest(article.language).exclude(story=article.story)
    picked = list(published.filter(relating_links__article=article).order_by("relating_links__order")[:COUNT])
    if len(picked) == COUNT:
        return picked
    ranked = _rank_candidates(article, topic_ids)
    missing = COUNT - len(picked)
    # Some candidates are twins of others, hidden or picked already; three times as many as needed leave enough.
    ids = [pk for pk in ranked if pk not in {a.pk for a in picked}][: 3 * missing + 3]
    found = {a.pk: a for a in published.filter(pk__in=ids).exclude(story__in=[a.story for a in picked])} if ids else {}
    return picked + [found[pk] for pk in ids if pk in found][:missing]


def _rank_candidates(article: "Article", topic_ids: list[int]) -> list[int]:
    """Ids of candidates, the most related first; ties go to the nearest in time, as the query brings them."""
    with connection.cursor() as cursor:
        cursor.execute(
            _CANDIDATES,
            {
                "topics": topic_ids,
                "at": article.published_at,
                "section": article.section_id,
                "section_weight": SECTION_WEIGHT,
            },
        )
        weights: Counter[int] = Counter()
        for pk, weight in cursor.fetchall():
            weights[pk] += float(weight)  # type: ignore[assignment]
    del weights[article.pk]
    return [pk for pk, _weight in weights.most_common()]
