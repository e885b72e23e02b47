"""Several people edit, keep, publish, restore, take down, delete and take back in any order: nothing saved is lost, and
readers see exactly what was published last."""

from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from articles.models import Article, Status
from articles.revisions.content import content_of
from articles.revisions.refusals import InTrash, NewerRevision, Overtaken
from tests import cast
from tests.make import make_article, make_author, make_section

pytestmark = pytest.mark.django_db

PEOPLE = st.integers(0, 2)
WORDS = st.sampled_from(["туман", "порт", "трамвай", "шторм"])


class Newsroom(RuleBasedStateMachine):
    """Each person has a form open: what it was made of, and the article as they saw it."""

    people: list[Any]
    authors: list[Any]
    section: Any

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        article = make_article(status="draft", section=self.section, published_at=None)
        self.pk = article.pk
        article.ensure_revision()
        self.forms = [self._opened() for _person in self.people]
        self.saved: set[str] = {article.title}
        self.kept: dict[int, str] = {}
        self.shown: dict[str, Any] | None = None
        self.status = Status.DRAFT

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def _opened(self) -> tuple[Article, Any]:
        article = Article.objects.get(pk=self.pk)
        return article, article.latest_revision()

    def _content(self, who: int, word: str, authors: int) -> dict[str, Any]:
        base = self.forms[who][1].content
        names = [author.pk for author in self.authors[:authors]]
        return {**base, "title": f"{base['title'][:40]} {word} {who}", "authors": names}

    @rule(who=PEOPLE)
    def throws_away(self, who: int) -> None:
        """It is gone for everybody until somebody takes it back; whoever has it open is told, whatever they try."""
        try:
            self.forms[who][0].trash(self.people[who])
        except Overtaken:
            self.forms[who] = self._opened()
            return
        for article, base in self.forms:
            for deed in (
                lambda article=article, base=base: article.publish(None, base),
                lambda article=article, base=base: article.save_revision(None, base.content, base.number),
                lambda article=article, base=base: article.restore(base, None),
                lambda article=article: article.retract(None),
            ):
                with pytest.raises(InTrash):
                    deed()
        assert not Article.objects.published().filter(pk=self.pk).exists()
        assert Article.objects.get(pk=self.pk).take_back(self.people[who]) == (None, 0)
        # Their texts are as old as they were; whether it is out they were told.
        self.forms = [(Article.objects.get(pk=self.pk), base) for _article, base in self.forms]

    @rule(who=PEOPLE)
    def opens(self, who: int) -> None:
        self.forms[who] = self._opened()

    @rule(who=PEOPLE, word=WORDS, authors=st.integers(0, 2))
    def saves(self, who: int, word: str, authors: int) -> None:
        article, base = self.forms[who]
        content = self._content(who, word, authors)
        refused = False
        try:
            revision = article.save_revision(self.people[who], content, base.number)
        except NewerRevision:
            refused = True
            self.kept[who] = content["title"]
        else:
            assert revision.content == content
            self.saved.add(content["title"])
            self.forms[who] = article, revision
            kept = article.revision_kept_for(self.people[who])
            if kept is None:
                self.kept.pop(who, None)
        latest = Article.objects.get(pk=self.pk).latest_revision()
        assert latest
        assert refused is (latest.number != self.forms[who][1].number)

    @rule(who=PEOPLE, word=WORDS)
    def types(self, who: int, word: str) -> None:
        article, base = self.forms[who]
        content = self._content(who, word, 0)
        article.keep_autosave(self.people[who], content, base.number)
        self.kept[who] = content["title"]

    @rule(who=PEOPLE)
    def brings_back_what_was_kept(self, who: int) -> None:
        article = Article.objects.get(pk=self.pk)
        if kept := article.revision_kept_for(self.people[who]):
            self.saved.add(article.restore(kept, self.people[who]).content["title"])

    @rule(who=PEOPLE, which=st.integers(0, 30))
    def restores(self, who: int, which: int) -> None:
        article = Article.objects.get(pk=self.pk)
        revisions = list(article.revisions.filter(number__isnull=False))
        chosen = revisions[which % len(revisions)]
        assert article.restore(chosen, self.people[who]).content == chosen.content

    @rule(who=PEOPLE)
    def publishes(self, who: int) -> None:
        """What the form shows; whoever has not seen the last decision is told, and looks anew."""
        article, base = self.forms[who]
        before = Article.objects.get(pk=self.pk)
        try:
            article.publish(self.people[who], base)
        except Overtaken:
            assert (before.status, before.live_id) != (Status.DRAFT, None)
            self.forms[who] = self._opened()
        else:
            self.shown, self.status = base.content, Status.PUBLISHED

    @precondition(lambda self: self.status == Status.PUBLISHED)
    @rule(who=PEOPLE)
    def takes_down(self, who: int) -> None:
        with suppress(Overtaken):
            self.forms[who][0].retract(self.people[who])
            self.status = Status.RETRACTED

    @invariant()
    def nothing_that_was_saved_or_kept_is_missing(self) -> None:
        rows = Article.objects.get(pk=self.pk).revisions.values_list("number", "created_by", "content__title")
        assert self.saved <= {title for number, _by, title in rows if number}
        assert sorted(number for number, _by, _title in rows if number) == list(
            range(1, sum(1 for number, *_rest in rows if number) + 1)
        )
        kept = {by: title for number, by, title in rows if not number}
        assert {self.people[who].pk: title for who, title in self.kept.items()}.items() <= kept.items()

    @invariant()
    def readers_see_exactly_what_was_published_last(self) -> None:
        article = Article.objects.get(pk=self.pk)
        latest = article.latest_revision()
        assert latest
        assert article.status == self.status
        assert article.is_public() is (self.status == Status.PUBLISHED)
        # Before the first publishing the row is the newsroom's own, and follows what is saved.
        assert content_of(article) == (latest.content if self.shown is None else self.shown)
        if self.shown is not None:
            assert article.live is not None
            assert article.live.content == self.shown


def test_no_order_of_deeds_loses_a_text_or_shows_another() -> None:
    Newsroom.people = [cast.editor("vera"), cast.editor("lev"), cast.chief()]
    Newsroom.authors = [make_author(), make_author()]
    Newsroom.section = make_section()
    quick = settings(
        max_examples=30,
        stateful_step_count=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Newsroom, settings=quick)
