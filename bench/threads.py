"""A thread of four thousand comments beside one of ten: the first page of each, by turns, in the largest archive."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from comments.models import Comment
from comments.sorting import PAGE, Sort
from comments.threads import answers_url, thread_url
from odessa_news.fill.filling import fresh_ids

from .databases import Say
from .timing import MAX_RATIO, Site

COMMENTS = 4000
TEN, A_PAGE = "10 comments", f"{PAGE} comments"
A_PAGE_BEST = f"{A_PAGE}, best first"
ANSWERS = f"{2 * PAGE} to one comment, from the middle"
TEXT = "Сама там была и видела: вода тёплая, лавок мало, а чайки смотрят так, будто им задолжали. " * 2


@dataclass
class ThreadCost:
    """`beside`: the page of the same kind that shows as many comments of a short thread, and may not be cheaper."""

    name: str
    address: str
    beside: str | None
    queries: int = 0
    size: int = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.seconds)


@dataclass
class Threads:
    costs: list[ThreadCost]

    def ratio(self, cost: ThreadCost, name: str | None = None) -> float:
        """To the thread of that name, by default to the one of ten."""
        return cost.median / self._named(name or TEN).median

    def _named(self, name: str) -> ThreadCost:
        return next(cost for cost in self.costs if cost.name == name)

    def is_flat(self, cost: ThreadCost) -> bool:
        if cost.beside is None:
            return True
        return self.ratio(cost, cost.beside) <= MAX_RATIO and cost.queries <= self._named(cost.beside).queries

    @property
    def are_flat(self) -> bool:
        return all(self.is_flat(cost) for cost in self.costs)


def measure(say: Say, rounds: int) -> Threads:
    """In the database in use, which is afterwards as it was."""
    site = Site()
    with _connection_kept(), transaction.atomic():
        threads = Threads(list(_threads()))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE comments_comment")
        environs = [site.environ_of(cost.address) for cost in threads.costs]
        for cost, environ in zip(threads.costs, environs, strict=True):
            site.get(environ)
            with CaptureQueriesContext(connection) as queries:
                status, body = site.get(environ)
            if status != 200:
                raise SystemExit(f"{cost.address} answers {status}.")
            cost.queries, cost.size = len(queries), len(body)
        for _round in range(rounds):
            for cost, environ in zip(threads.costs, environs, strict=True):
                start = time.perf_counter()
                site.get(environ)
                cost.seconds.append(time.perf_counter() - start)
        transaction.set_rollback(True)
    for cost in threads.costs:
        say(f"  {cost.name}: {cost.median * 1000:.1f} ms, {threads.ratio(cost):.2f}")
    return threads


@contextmanager
def _connection_kept() -> Iterator[None]:
    """Django closes a connection that it finds in a transaction before or after a request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def _threads() -> Iterator[ThreadCost]:
    """On articles that nobody has said anything about, so that the rest of each page is alike."""
    found = Article.objects.published().filter(language="ru", comments=None).select_related("section")
    few, full, many, wide, deep, answered = found.order_by("-pk")[:6]
    _add(few, 10)
    yield ThreadCost(TEN, few.get_absolute_url(), None)
    _add(full, PAGE)
    yield ThreadCost(A_PAGE, full.get_absolute_url(), None)
    yield ThreadCost(A_PAGE_BEST, thread_url(full, Sort.BEST), None)
    yield ThreadCost(ANSWERS, _middle(_add(answered, 2 * PAGE, answering=lambda made: made[0])), None)
    _add(many, COMMENTS)
    yield ThreadCost("4,000 to the article", many.get_absolute_url(), A_PAGE)
    yield ThreadCost("the same, best first", thread_url(many, Sort.BEST), A_PAGE_BEST)
    answers = _add(wide, COMMENTS, answering=lambda made: made[0])
    yield ThreadCost("4,000 to one comment", wide.get_absolute_url(), TEN)
    yield ThreadCost("the same, from the middle", _middle(answers), ANSWERS)
    chain = _add(deep, COMMENTS, answering=lambda made: made[-1])
    yield ThreadCost("4,000, each to the last", deep.get_absolute_url(), TEN)
    yield ThreadCost("the same, from its middle", _middle(chain), ANSWERS)


def _add(article: Article, count: int, answering: Callable[[list[Comment]], Comment] | None = None) -> list[Comment]:
    made: list[Comment] = []
    for pk in fresh_ids(Comment, count):
        now = timezone.now()
        comment = Comment(pk=pk, article=article, name="Тётя Роза", text=TEXT, status="approved", shown_at=now)
        if answering and made:
            comment.stand_below(answering(made))
        made.append(comment)
    return Comment.objects.bulk_create(made)


def _middle(thread: list[Comment]) -> str:
    return answers_url(thread[0].pk, thread[0].article.language, thread[len(thread) // 2].pk)
