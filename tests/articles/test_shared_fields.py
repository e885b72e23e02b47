"""Section, cover and topics belong to both languages of a story; texts, status and what readers see to each its own."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Beat, Revision
from articles.revisions.content import content_of
from articles.revisions.refusals import NewerRevision
from articles.revisions.shared import bring_in_step, still_differs
from tests import cast
from tests.make import make_article, make_photo, make_section, make_topic, make_twin

pytestmark = pytest.mark.django_db
DRAFT = {"status": "draft", "published_at": None}


def save(article: Article, by: User | None = None, **over: Any) -> Revision:
    latest = article.ensure_revision()
    return article.save_revision(by, {**latest.content, **over}, latest.number)


def latest(article: Article) -> Any:
    revision = Article.objects.get(pk=article.pk).latest_revision()
    assert revision
    return revision


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def pair(**over: Any) -> tuple[Article, Article]:
    russian = make_article(title="Порт", **{**DRAFT, **over})
    return russian, make_twin(russian, title="Порт укр", lead="Лід", body="<p>Ще пишу</p>", **{**DRAFT, **over})


def test_what_one_changes_the_other_gets_and_keeps_its_texts() -> None:
    editor, (russian, ukrainian) = cast.editor(), pair()
    before = content_of(ukrainian)
    section, cover, topics = make_section(), make_photo(), [make_topic(), make_topic()]
    changed = {"section": section.pk, "cover": cover.pk, "topics": [topic.pk for topic in topics]}
    save(russian, editor, title="Порт закрыт", cover_caption="Маяк", **changed)
    carried = latest(ukrainian)
    assert carried.content == {**before, **changed}
    assert (carried.number, carried.based_on, carried.created_by) == (2, 1, editor)
    assert carried.note
    # Its row follows, as that of every draft.
    assert content_of(fresh(ukrainian)) == carried.content
    assert (latest(russian).number, still_differs(russian)) == (2, (ukrainian, []))


def test_a_text_alone_leaves_the_twin_alone() -> None:
    russian, ukrainian = pair()
    ukrainian.ensure_revision()
    save(russian, title="Другое", lead="Лид", comments_open=False)
    assert latest(ukrainian).number == 1


def test_only_what_was_changed_is_carried() -> None:
    """The two differ in topics, on purpose: a new cover doesn't undo that."""
    russian, ukrainian = pair()
    topic, cover = make_topic(), make_photo()
    ukrainian.topics.add(topic)
    save(russian, cover=cover.pk)
    assert (latest(ukrainian).content["topics"], latest(ukrainian).content["cover"]) == ([topic.pk], cover.pk)


def test_the_order_of_topics_is_no_change() -> None:
    russian, ukrainian = pair()
    topics = [make_topic().pk, make_topic().pk]
    save(russian, topics=topics)
    save(russian, topics=topics[::-1])
    assert latest(ukrainian).number == 2


def test_readers_of_the_twin_see_it_when_it_is_published() -> None:
    russian, ukrainian = pair(status="published")
    save(ukrainian, title="Ще не готово")
    shown, cover = content_of(fresh(ukrainian)), make_photo()
    revision = save(russian, cover=cover.pk)
    fresh(russian).publish(None, revision)
    assert fresh(russian).cover == cover
    assert content_of(fresh(ukrainian)) == shown
    assert (latest(ukrainian).content["title"], latest(ukrainian).content["cover"]) == ("Ще не готово", cover.pk)
    fresh(ukrainian).publish(None, latest(ukrainian))
    assert fresh(ukrainian).cover == cover


def test_bringing_back_a_revision_is_a_change_like_any_other() -> None:
    russian, ukrainian = pair()
    cover = make_photo()
    first = russian.ensure_revision()
    save(russian, cover=cover.pk)
    russian.restore(first, None)
    assert latest(ukrainian).content["cover"] is None
    assert latest(ukrainian).number == 3


def test_what_was_deleted_is_nobodys_change() -> None:
    russian, ukrainian = pair()
    topic = make_topic()
    save(russian, topics=[topic.pk])
    topic.delete()
    save(russian, topics=[])
    assert latest(ukrainian).number == 2


def test_whose_twin_is_somebody_elses_changes_only_their_own() -> None:
    reporter, other = cast.reporter(), cast.reporter("other")
    russian, ukrainian = pair(created_by=reporter)
    Article.objects.filter(pk=ukrainian.pk).update(created_by=other)
    cover = make_photo()
    save(russian, reporter, cover=cover.pk)
    assert latest(russian).content["cover"] == cover.pk
    assert still_differs(russian) == (ukrainian, ["cover"])
    assert not ukrainian.revisions.exists()


@pytest.mark.parametrize("beat", [{"language": "ru"}, {"section": "here", "language": "uk"}])
def test_the_twin_is_not_moved_where_one_may_not_edit(beat: dict[str, Any]) -> None:
    """Neither from a language that isn't theirs, nor into a section that isn't."""
    editor, (russian, ukrainian) = cast.editor(), pair()
    there = make_section()
    section = russian.section if beat.pop("section", "") else None
    Beat.objects.create(user=editor, section=section, **beat)
    Beat.objects.create(user=editor, section=None, language="ru") if section else None
    save(russian, User.objects.get(pk=editor.pk), section=there.pk)
    assert fresh(russian).section == there
    assert fresh(ukrainian).section != there
    assert not ukrainian.revisions.exists()


def test_a_text_written_meanwhile_is_saved_with_what_the_twin_brought() -> None:
    vera, lev, (russian, ukrainian) = cast.editor("vera"), cast.editor("lev"), pair()
    base = ukrainian.ensure_revision()
    ukrainian.keep_autosave(lev, {**base.content, "title": "Пишу"}, 1)
    cover = make_photo()
    save(russian, vera, cover=cover.pk)
    saved = fresh(ukrainian).save_revision(lev, {**base.content, "title": "Написано"}, 1)
    assert (saved.number, saved.based_on) == (3, 2)
    assert (saved.content["title"], saved.content["cover"]) == ("Написано", cover.pk)
    assert ukrainian.revision_kept_for(lev) is None
    # And it changes nothing of the first.
    assert latest(russian).number == 2


def test_a_text_that_says_nothing_new_makes_no_revision() -> None:
    russian, ukrainian = pair()
    base = ukrainian.ensure_revision()
    save(russian, cover=make_photo().pk)
    assert fresh(ukrainian).save_revision(None, base.content, 1).number == 2


def test_the_same_field_changed_both_ways_is_for_people_to_judge() -> None:
    vera, lev, (russian, ukrainian) = cast.editor("vera"), cast.editor("lev"), pair()
    base, covers = ukrainian.ensure_revision(), [make_photo(), make_photo()]
    save(russian, vera, cover=covers[0].pk)
    mine = {**base.content, "title": "Моє", "cover": covers[1].pk}
    with pytest.raises(NewerRevision) as refused:
        fresh(ukrainian).save_revision(lev, mine, 1)
    assert refused.value.mine.content == mine
    same = fresh(ukrainian).save_revision(lev, {**mine, "cover": covers[0].pk}, 1)
    assert (same.content["title"], same.content["cover"]) == ("Моє", covers[0].pk)


def test_a_text_saved_between_is_still_a_conflict() -> None:
    vera, lev, (russian, ukrainian) = cast.editor("vera"), cast.editor("lev"), pair()
    base = ukrainian.ensure_revision()
    save(russian, vera, cover=make_photo().pk)
    save(ukrainian, vera, title="Віра")
    save(russian, vera, cover=make_photo().pk)
    with pytest.raises(NewerRevision):
        fresh(ukrainian).save_revision(lev, {**base.content, "title": "Лев"}, 1)
    assert latest(ukrainian).content["title"] == "Віра"


def test_one_brought_in_step_with_the_other() -> None:
    russian, ukrainian = pair()
    cover, topic = make_photo(), make_topic()
    Article.objects.filter(pk=russian.pk).update(cover=cover)
    fresh(russian).topics.add(topic)
    first, second = fresh(russian).ensure_revision(), fresh(ukrainian).ensure_revision()
    taken = bring_in_step(first, second, None, "cover")
    assert (taken.article, taken.content["cover"], taken.content["topics"]) == (ukrainian, cover.pk, [])
    assert still_differs(russian) == (ukrainian, ["topics"])
