"""Of two who decide at the same moment one wins, and the other is told."""

from functools import partial

import pytest

from articles.arrangement import Place, arrange, standing, version_of
from articles.models import Article, AuditEntry, FrontSlot
from articles.revisions.refusals import InTrash, Overtaken
from articles.trash import NotInTrash, Purged
from tests.articles.test_planning_races import at_once
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db(transaction=True)


def in_trash() -> Article:
    article = make_article(status="draft", published_at=None)
    make_comment(article)
    article.trash(None)
    return article


def loaded(article: Article, times: int) -> list[Article]:
    return [Article.objects.get(pk=article.pk) for _ in range(times)]


def test_purged_and_taken_back() -> None:
    for _ in range(4):
        article = in_trash()
        one, two = loaded(article, 2)
        outcome = at_once(partial(one.take_back, None), partial(two.purge, None))
        if outcome[0] is type(None):
            assert outcome[1] is NotInTrash
            assert article.comments.count() == 1
        else:
            assert outcome == [Purged, type(None)]
            assert not Article.objects.filter(pk=article.pk).exists()


def test_two_take_it_back() -> None:
    article = in_trash()
    one, two = loaded(article, 2)
    outcome = at_once(lambda: one.take_back(None), lambda: two.take_back(None))
    assert sorted(outcome, key=str) == sorted([type(None), NotInTrash], key=str)
    assert AuditEntry.objects.filter(verb="taken_back").count() == 1


def test_two_put_it_there() -> None:
    article = make_article(status="draft", published_at=None)
    one, two = loaded(article, 2)
    outcome = at_once(lambda: one.trash(None), lambda: two.trash(None))
    assert sorted(outcome, key=str) == sorted([type(None), InTrash], key=str)
    assert AuditEntry.objects.filter(verb="trashed").count() == 1


def test_published_and_put_there() -> None:
    article = make_article(status="draft", published_at=None)
    article.ensure_revision()
    one, two = loaded(article, 2)
    base = one.ensure_revision()
    outcome = at_once(lambda: one.trash(None), lambda: two.publish(None, base))
    assert outcome in ([type(None), InTrash], [Overtaken, type(None)])
    assert Article.objects.get().status == ("trashed" if outcome[0] is type(None) else "published")


def test_taken_back_while_the_front_page_is_arranged() -> None:
    """Both want the front page and the article; neither waits for the other for ever."""
    for _ in range(4):
        article, other = make_article(status="retracted"), make_article()
        FrontSlot.objects.all().delete()
        FrontSlot.objects.create(language="ru", position=1, article=article)
        article.trash(None)
        version = version_of(standing("ru"))
        outcome = at_once(
            partial(article.take_back, None),
            partial(arrange, "ru", {1: Place(other.pk)}, version),
        )
        assert outcome[0] is type(None)
        assert FrontSlot.objects.get().article in (article, other)
