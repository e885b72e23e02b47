"""Into the trash and back: all of it, or nothing that would surprise a reader."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, AuditEntry, FrontSlot, Retraction, Trashed
from articles.revisions.content import content_of
from articles.revisions.refusals import InTrash, Overtaken
from articles.trash import NotInTrash, Purged
from articles.workflow import reviewing
from tests import cast
from tests.make import make_article, make_comment, make_section, make_twin

pytestmark = pytest.mark.django_db


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def row(article: Article) -> dict[str, Any]:
    return dict(Article.objects.filter(pk=article.pk).values().get())


@pytest.mark.parametrize("status", ["draft", "review", "published", "retracted"])
def test_it_comes_back_as_it_was(status: str) -> None:
    article = make_article(status=status, retraction_kind="removed" if status == "retracted" else "")
    article.ensure_revision()
    content = {**content_of(article), "title": "Второй заголовок"}
    article.save_revision(None, content, 1)
    article.keep_autosave(cast.editor(), {**content, "title": "Третий"}, 2)
    comment = make_comment(article)
    before, address = row(article), article.get_absolute_url()
    fresh(article).trash(None)
    assert fresh(article).status == "trashed"
    back = fresh(article).take_back(None)
    assert back == (None, 0)
    assert row(article) == before
    assert fresh(article).get_absolute_url() == address
    assert list(article.comments.all()) == [comment]
    assert article.revisions.count() == 3
    assert not Trashed.objects.exists()


def test_one_taken_down_before_there_was_a_choice_is_as_one_removed() -> None:
    article = make_article(status="retracted", retraction_kind="")
    article.trash(None)
    assert fresh(article).is_gone
    article.take_back(None)
    assert fresh(article).retraction_kind == Retraction.REMOVED


def test_an_explanation_is_not_read_in_the_trash_and_comes_back(client) -> None:
    article = make_article()
    article.retract(None, "Мы ошиблись.", Retraction.EXPLAINED)
    article.trash(None)
    assert client.get(article.get_absolute_url()).status_code == 404
    article.take_back(None)
    assert "Мы ошиблись." in client.get(article.get_absolute_url()).text


def test_who_and_when_is_in_the_log() -> None:
    chief, article = cast.chief(), make_article(status="draft", title="Туман")
    trashed = article.trash(chief)
    assert (trashed.by, trashed.status) == (chief, "draft")
    article.take_back(chief)
    article.trash(chief)
    article.purge(chief)
    said = AuditEntry.objects.order_by("id").values_list("verb", "who", "title")
    assert list(said) == [(v, "chief", "Туман") for v in ("trashed", "taken_back", "trashed", "purged")]


def deeds(article: Article, base: Any) -> dict[str, Callable[[], Any]]:
    content = {**base.content, "title": "Другой"}
    return {
        "save": lambda: article.save_revision(None, content, base.number),
        "publish": lambda: article.publish(None, base),
        "retract": lambda: article.retract(None),
        "restore": lambda: article.restore(base, None),
        "schedule": lambda: article.set_times(None, timezone.now() + timedelta(days=1), None),
        "correct": lambda: article.correct(None, "Не так."),
        "submit": lambda: reviewing.submit(article, None, base),
        "send back": lambda: reviewing.send_back(article, None),
        "approve": lambda: reviewing.approve(article, None, base),
        "trash": lambda: article.trash(None),
    }


DEEDS = ("save", "publish", "retract", "restore", "schedule", "correct", "submit", "send back", "approve", "trash")


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_done_to_what_lies_there(deed: str) -> None:
    article = make_article(status="draft", published_at=None)
    base = article.ensure_revision()
    fresh(article).trash(None)
    before = row(article)
    with pytest.raises(InTrash):
        deeds(article, base)[deed]()
    assert row(article) == before
    assert article.revisions.count() == 1


def test_who_has_not_seen_the_last_decision_decides_anew() -> None:
    article = make_article(status="draft", published_at=None)
    seen = fresh(article)
    article.publish(None, article.ensure_revision())
    with pytest.raises(Overtaken):
        seen.trash(None)
    assert fresh(article).is_public()


def test_what_is_not_there_is_not_taken_back() -> None:
    article = make_article()
    with pytest.raises(NotInTrash):
        article.take_back(None)
    with pytest.raises(NotInTrash):
        article.purge(None)
    article.trash(None)
    known = fresh(article)
    article.purge(None)
    for verb in (known.take_back, known.purge):
        with pytest.raises(Purged):
            verb(None)


class TestScheduled:
    def scheduled(self) -> Article:
        article = make_article(status="draft", published_at=None)
        article.publish(None, article.ensure_revision(), timezone.now() + timedelta(hours=2))
        return article

    def test_before_its_time_it_is_scheduled_still(self, time_machine) -> None:
        article = self.scheduled()
        at = article.published_at
        article.trash(None)
        time_machine.move_to(timezone.now() + timedelta(hours=1))
        assert article.take_back(None).missed is None
        assert (fresh(article).status, fresh(article).published_at) == ("published", at)

    def test_after_its_time_it_is_a_draft(self, client, time_machine) -> None:
        """Of the latest text, as drafts are; what was scheduled was an older one."""
        article = self.scheduled()
        at = article.published_at
        article.save_revision(None, {**content_of(article), "title": "Поздняя правка"}, 1)
        article.trash(None)
        time_machine.move_to(timezone.now() + timedelta(hours=3))
        assert article.take_back(None).missed == at
        found = fresh(article)
        assert (found.status, found.published_at, found.live) == ("draft", None, None)
        assert found.title == "Поздняя правка"
        assert client.get(found.get_absolute_url()).status_code == 404
        assert AuditEntry.objects.get(verb="taken_back").detail.keys() == {"missed"}

    def test_one_older_than_revisions_too(self, time_machine) -> None:
        article = make_article(published_at=timezone.now() + timedelta(hours=2))
        article.trash(None)
        time_machine.move_to(timezone.now() + timedelta(hours=3))
        assert article.take_back(None).missed
        assert (fresh(article).status, fresh(article).live) == ("draft", None)


class TestFrontPage:
    def test_free_places_are_its_own_again(self) -> None:
        article, until = make_article(status="retracted"), timezone.now() + timedelta(days=3)
        FrontSlot.objects.create(language="ru", position=2, article=article, until=until)
        FrontSlot.objects.create(language="uk", position=1, article=article)
        before = list(FrontSlot.objects.values_list("language", "position", "article", "until"))
        article.trash(None)
        assert not FrontSlot.objects.exists()
        assert article.take_back(None).lost_places == 0
        assert list(FrontSlot.objects.values_list("language", "position", "article", "until")) == before

    def test_others_keep_theirs(self) -> None:
        article, section = make_article(status="retracted"), make_section()
        twin, other = make_twin(article, section=section), make_article()
        for language in ("ru", "uk"):
            FrontSlot.objects.create(language=language, position=2, article=article)
        article.trash(None)
        FrontSlot.objects.create(language="ru", position=2, article=other)
        FrontSlot.objects.create(language="uk", position=4, article=twin)
        assert article.take_back(None).lost_places == 2
        assert set(FrontSlot.objects.values_list("article", flat=True)) == {other.pk, twin.pk}

    def test_a_pin_of_another_whose_time_is_over_is_no_hindrance_and_its_own_is_over(self, time_machine) -> None:
        article, other = make_article(status="retracted"), make_article()
        soon = timezone.now() + timedelta(hours=1)
        FrontSlot.objects.create(language="ru", position=1, article=article, until=soon)
        FrontSlot.objects.create(language="uk", position=3, article=article)
        article.trash(None)
        FrontSlot.objects.create(language="uk", position=3, article=other, until=soon)
        time_machine.move_to(timezone.now() + timedelta(hours=2))
        assert article.take_back(None).lost_places == 1
        assert list(article.front_slots.values_list("language", "position")) == [("uk", 3)]
