"""Two who decide at the same moment: one wins, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from articles.arrangement import ChangedMeanwhile, Place, arrange, standing, version_of
from articles.models import Article, FrontSlot
from articles.pairs import publish_both
from articles.revisions.refusals import Overtaken
from articles.schedule import CannotMove, Kind, move
from tests.make import make_article, make_twin

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[type]:
    """What each of them raised, or NoneType, when all begin together."""
    together = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> type:
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            deed()
        except Exception as error:
            return type(error)
        finally:
            connection.close()
        return type(None)

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_two_arrangements_of_an_empty_front_page() -> None:
    articles = [make_article(), make_article()]
    version = version_of(standing("ru"))
    deeds = [lambda a=article: arrange("ru", {1: Place(a.pk)}, version) for article in articles]
    outcome = at_once(*deeds)
    assert sorted(outcome, key=str) == sorted([type(None), ChangedMeanwhile], key=str)
    assert FrontSlot.objects.get().article == articles[outcome.index(type(None))]


def test_two_moves_of_one_publication() -> None:
    was = timezone.now() + timedelta(days=2)
    article = make_article(published_at=was)
    times = [was + timedelta(days=n) for n in (1, 2)]
    outcome = at_once(*[lambda to=to: move(article.pk, Kind.PUBLICATION, was, to, None) for to in times])
    assert sorted(outcome, key=str) == sorted([type(None), CannotMove], key=str)
    article.refresh_from_db()
    assert article.published_at == times[outcome.index(type(None))]


def test_a_pair_published_from_both_its_pages() -> None:
    russian = make_article(status="draft", published_at=None)
    ukrainian = make_twin(russian, status="draft", published_at=None)
    ids = [russian.pk, ukrainian.pk]
    for article in (russian, ukrainian):
        article.ensure_revision()

    def sides(order: int) -> list:
        articles = [Article.objects.get(pk=pk) for pk in ids[::order]]
        return [(article, article.latest_revision()) for article in articles]

    pairs = [sides(1), sides(-1)]
    outcome = at_once(*[lambda pair=pair: publish_both(pair, None) for pair in pairs])
    assert sorted(outcome, key=str) == sorted([type(None), Overtaken], key=str)
    assert len({article.published_at for article in Article.objects.all()}) == 1
