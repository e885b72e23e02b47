"""The benchmark measures what the site has: every kind of page answers, and no kind of address is forgotten."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

from bench import kinds, report, threads, timing
from bench.kind import Kind
from bench.rate import Rate
from comments.models import Comment
from odessa_news.demo.loading import load_demo
from tests.project.undrawn import leave_pictures_undrawn

# Not pages that a reader or editor opens by a link: answers to a form, files, a machine's pulse.
NOT_MEASURED = {
    *("set_language", "login_again", "media", "favicon", "manifest", "healthz", "readyz", "metrics"),
    *("comment", "comment-thread", "comment-answers", "article-read"),
    "preview",  # an article not yet out, for who was given its link
}


@pytest.fixture(scope="module")
def archive(module_db):
    with module_db(), pytest.MonkeyPatch.context() as patch:
        leave_pictures_undrawn(patch)
        load_demo()
        call_command("fill", 120, verbosity=0)


def test_every_kind_of_page_answers(archive, db):
    staff = Client()
    staff.force_login(User.objects.get(username="chief"))
    found = kinds.kinds()
    assert len({kind.name for kind in found}) == len(found)
    for kind in found:
        client = staff if kind.staff else Client()
        assert client.get(kind.address).status_code == kind.status, kind


def test_no_kind_of_public_page_is_forgotten(archive, db):
    resolver = get_resolver()
    measured = {resolver.resolve(kind.address.partition("?")[0].removeprefix("/uk")).url_name for kind in kinds.kinds()}
    named = {name for name in resolver.reverse_dict if isinstance(name, str)}
    forms = {name for name in named if name.endswith(("-atom", "-json"))}  # of the feeds, RSS is measured everywhere
    assert named - measured - forms == NOT_MEASURED - measured


def test_threads_of_any_shape_are_measured_and_leave_nothing(archive, db):
    before = Comment.objects.count()
    talks = threads.measure(lambda line: None, rounds=1)
    assert Comment.objects.count() == before
    by_name = {cost.name: cost for cost in talks.costs}
    assert [cost.name for cost in talks.costs if cost.beside and cost.queries > by_name[cost.beside].queries] == []
    assert max(cost.size for cost in talks.costs) < 250_000


def test_a_thread_that_is_too_dear_is_said():
    ten = threads.ThreadCost(threads.TEN, "/", None, 5, 1, [0.010])
    fair = threads.ThreadCost("fair", "/", threads.TEN, 4, 1, [0.014])
    dear = threads.ThreadCost("dear", "/", threads.TEN, 5, 1, [0.016])
    more_queries = threads.ThreadCost("queries", "/", threads.TEN, 6, 1, [0.010])
    talks = threads.Threads([ten, fair, dear, more_queries])
    assert [talks.is_flat(cost) for cost in talks.costs] == [True, True, False, False]
    assert not talks.are_flat
    lines = [*report._threads(talks)]
    assert [line.endswith("**too dear** |") for line in lines[-4:]] == [False, False, True, True]


def test_what_is_too_dear_is_said():
    flat = timing.Cost(Kind("flat", "/"), [[0.010], [0.014]], [4, 4])
    dear = timing.Cost(Kind("dear", "/"), [[0.010], [0.016]], [4, 4])
    more_queries = timing.Cost(Kind("queries", "/"), [[0.010], [0.010]], [4, 5])
    assert [cost.is_flat for cost in (flat, dear, more_queries)] == [True, False, False]
    assert Rate("article", fresh=100, bare=1400, share=1 / 14, size=1).is_enough
    assert not Rate("article", fresh=99, bare=1400, share=1 / 14.1, size=1).is_enough
    lines = [*report._costs([1000, 100000], [flat, dear])]
    assert "too dear" not in lines[-2]
    assert "| 1.60 | **too dear** |" in lines[-1]
