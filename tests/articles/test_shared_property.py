"""Two people write on both languages of a story, publish and bring back in any order: no text is lost, readers of each
see exactly what was published last, and what both share never differs."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles.models import Article
from articles.revisions.content import content_of
from articles.revisions.refusals import NewerRevision, Overtaken
from articles.revisions.shared import SHARED, different, still_differs
from tests import cast
from tests.make import make_article, make_photo, make_section, make_topic, make_twin

pytestmark = pytest.mark.django_db

PEOPLE, SIDES = st.integers(0, 1), st.integers(0, 1)
WORDS = st.sampled_from(["туман", "порт", "шторм"])
# None: this person leaves it as it is.
CHOICES = st.one_of(st.none(), st.integers(0, 2))


class Desk(RuleBasedStateMachine):
    """Each person has a form of both languages open, and knows what it was made of."""

    people: list[Any]
    shared: dict[str, list[Any]]
    first: Any

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        russian = make_article(status="draft", published_at=None, section=self.first)
        twin = make_twin(russian, status="draft", published_at=None)
        self.pks = [russian.pk, twin.pk]
        self.saved: list[set[str]] = [{russian.title}, {twin.title}]
        self.shown: list[dict[str, Any] | None] = [None, None]
        for pk in self.pks:
            self._article(pk).ensure_revision()
        self.forms = {(who, side): self._opened(side) for who in (0, 1) for side in (0, 1)}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def _article(self, pk: int) -> Article:
        return Article.objects.get(pk=pk)

    def _opened(self, side: int) -> tuple[Article, Any]:
        article = self._article(self.pks[side])
        return article, article.latest_revision()

    @rule(who=PEOPLE, side=SIDES)
    def opens(self, who: int, side: int) -> None:
        self.forms[who, side] = self._opened(side)

    @rule(who=PEOPLE, side=SIDES, word=WORDS, section=CHOICES, cover=CHOICES, topic=CHOICES)
    def saves(self, who: int, side: int, word: str, section: Any, cover: Any, topic: Any) -> None:
        article, base = self.forms[who, side]
        content = {**base.content, "title": f"{base.content['title'][:40]} {word} {who}"}
        for name, chosen in (("section", section), ("cover", cover), ("topics", topic)):
            if chosen is not None:
                content[name] = self.shared[name][chosen]
        other = self._opened(1 - side)[1]
        try:
            revision = article.save_revision(self.people[who], content, base.number)
        except NewerRevision:
            kept = article.revision_kept_for(self.people[who])
            assert kept
            assert kept.content == content
            return
        self.saved[side].add(content["title"])
        self.forms[who, side] = article, revision
        # What this person has chosen stands, the other's texts stand too.
        assert not different(revision.content, content, [name for name in content if name not in SHARED])
        assert not [
            name
            for name in SHARED
            if name in different(content, base.content)
            if name in different(content, revision.content)
        ]
        after = self._opened(1 - side)[1]
        assert not different(after.content, other.content, [name for name in content if name not in SHARED])

    @rule(who=PEOPLE, side=SIDES, which=st.integers(0, 20))
    def restores(self, who: int, side: int, which: int) -> None:
        article = self._article(self.pks[side])
        revisions = list(article.revisions.filter(number__isnull=False))
        article.restore(revisions[which % len(revisions)], self.people[who])

    @rule(who=PEOPLE, side=SIDES)
    def publishes(self, who: int, side: int) -> None:
        article, base = self.forms[who, side]
        try:
            article.publish(self.people[who], base)
        except Overtaken:
            self.forms[who, side] = self._opened(side)
        else:
            self.shown[side] = base.content

    @invariant()
    def no_text_is_missing(self) -> None:
        for pk, saved in zip(self.pks, self.saved, strict=True):
            assert saved <= set(self._article(pk).revisions.values_list("content__title", flat=True))

    @invariant()
    def readers_see_exactly_what_was_published_last(self) -> None:
        for side, shown in enumerate(self.shown):
            article, latest = self._opened(side)
            assert content_of(article) == (latest.content if shown is None else shown)

    @invariant()
    def what_both_share_is_the_same(self) -> None:
        found = still_differs(self._article(self.pks[0]))
        assert found
        assert found[1] == []


def test_no_order_of_deeds_parts_the_two_or_loses_a_text() -> None:
    Desk.people = [cast.editor("vera"), cast.chief()]
    sections, topic = [make_section() for _n in range(3)], make_topic()
    Desk.first = sections[0]
    Desk.shared = {
        "section": [section.pk for section in sections],
        "cover": [None, make_photo().pk, make_photo().pk],
        "topics": [[], [topic.pk], [make_topic().pk, topic.pk]],
    }
    quick = settings(
        max_examples=12,
        stateful_step_count=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Desk, settings=quick)
