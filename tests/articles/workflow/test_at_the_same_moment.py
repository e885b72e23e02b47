"""Two editors decide in the same instant, each with a connection of their own."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from articles.models import Article, AuditEntry, Status, Step
from articles.workflow.reviewing import NotInReview, approve, send_back, submit
from tests.make import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_wins_and_the_other_is_told() -> None:
    article = make_article(status="draft", published_at=None)
    revision = article.ensure_revision()
    submit(article, None, revision)
    start, ends = Barrier(2), []

    def decide(verb) -> None:
        mine = Article.objects.get(pk=article.pk)
        start.wait()
        try:
            verb(mine)
            ends.append("done")
        except NotInReview:
            ends.append("told")
        finally:
            connection.close()

    verbs = (lambda mine: approve(mine, None, revision), lambda mine: send_back(mine, None, "Нет"))
    threads = [Thread(target=decide, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["done", "told"]
    decided = Step.objects.exclude(kind="submitted").get()
    status = {"approved": Status.PUBLISHED, "returned": Status.DRAFT}[decided.kind]
    assert Article.objects.get().status == status
    assert AuditEntry.objects.filter(verb=decided.kind).count() == 1
