"""What moderators decide: what it makes of a comment, that it can be undone, and that nobody decides it twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Comment, DecidedAlready, Moderation, NotDecided, NothingToUndo, Reason, Status
from tests import cast
from tests.make import make_article, make_comment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


def waiting(**over):
    return make_comment(over.pop("article", None) or make_article(), status="pending", **over)


def state(comment):
    names = ("status", "reason", "text", "shown_at", "edited_at", "edited_by")
    return Comment.objects.values(*names).get(pk=comment.pk)


def test_a_verdict_is_on_the_comment_and_in_the_log():
    moderator, comment = cast.moderator(), waiting()
    comment.reject(moderator, Reason.INSULT, "Третий раз за день")
    stored = Comment.objects.get()
    assert (stored.status, stored.reason, stored.shown_at) == ("rejected", "insult", None)
    row = Moderation.objects.get()
    assert (row.verdict, row.reason, row.note, row.by, row.who) == (
        *("rejected", "insult", "Третий раз за день"),
        *(moderator, "moderator"),
    )


def test_readers_keep_its_place_and_learn_the_reason():
    """A comment that was shown keeps the time at which it was: by it a thread knows its places."""
    comment = waiting()
    comment.approve(None)
    shown_at = comment.shown_at
    comment.reject(None, Reason.HATE)
    assert shown_at
    assert (state(comment)["shown_at"], state(comment)["reason"]) == (shown_at, "hate")
    comment.approve(None)
    assert (state(comment)["shown_at"], state(comment)["reason"]) == (shown_at, "")


def test_spam_is_advertising_to_readers():
    comment = waiting()
    comment.mark_spam(None)
    assert (state(comment)["status"], state(comment)["reason"]) == ("spam", "advertising")


def test_an_edit_is_marked_and_the_log_keeps_what_stood_there():
    moderator, comment = cast.moderator(), waiting(text="Дурак ты, и звонить +380…")
    comment.edit(moderator, "Дурак ты, и звонить […]")
    stored = Comment.objects.get()
    assert (stored.text, stored.status) == ("Дурак ты, и звонить […]", "pending")
    assert stored.edited_by == moderator
    assert stored.edited_at
    assert Moderation.objects.get().text == "Дурак ты, и звонить +380…"


@pytest.mark.parametrize("start", [Status.PENDING, Status.APPROVED, Status.REJECTED])
@pytest.mark.parametrize("verb", ["approve", "reject", "mark_spam"])
def test_an_undo_brings_back_all_that_was(start, verb):
    comment = make_comment(make_article(), status=start, reason="insult" if start == "rejected" else "")
    before = state(comment)
    try:
        getattr(comment, verb)(None)
    except NotDecided:
        assert verb.startswith(start[:5])  # approve, reject
        return
    assert state(comment) != before
    comment.undo(None)
    assert state(comment) == before


def test_edits_are_undone_one_by_one():
    moderator, comment = cast.moderator(), waiting(text="Раз")
    comment.edit(moderator, "Два")
    comment.edit(moderator, "Три")
    comment.undo(moderator)
    assert state(comment)["text"] == "Два"
    comment.undo(moderator)
    assert state(comment) | {"text": "Раз", "edited_at": None, "edited_by": None} == state(comment)
    with pytest.raises(NothingToUndo):
        comment.undo(moderator)


def test_undone_twice_are_two_verdicts():
    comment = waiting()
    comment.approve(None)
    comment.reject(None)
    comment.undo(None)
    assert comment.status == "approved"
    comment.undo(None)
    assert (comment.status, comment.shown_at) == ("pending", None)
    log = list(Moderation.objects.order_by("id").values_list("verdict", "undoes__verdict"))
    assert log == [("approved", None), ("rejected", None), ("undone", "rejected"), ("undone", "approved")]


def test_a_place_with_answers_stays_when_an_approval_is_undone():
    comment = waiting()
    comment.approve(None)
    make_comment(comment.article, parent=comment, status="pending")
    comment.undo(None)
    assert comment.status == "pending"
    assert state(comment)["shown_at"]


def test_what_the_commenter_changed_since_is_not_undone():
    comment = waiting(text="Раз")
    comment.edit(None, "Два")
    Comment.objects.update(text="Три", edited_at=timezone.now())
    with pytest.raises(NothingToUndo):
        Comment.objects.get().undo(None)
    assert state(comment)["text"] == "Три"


def test_an_approval_is_not_undone_when_the_commenters_change_of_it_waits():
    comment = waiting()
    comment.approve(None)
    Comment.objects.update(status="pending", text="Три", edited_at=timezone.now())
    before = state(comment)
    with pytest.raises(NothingToUndo):
        Comment.objects.get().undo(None)
    assert state(comment) == before


@pytest.mark.parametrize("second", ["approve", "reject", "mark_spam"])
def test_the_second_of_two_moderators_is_told_who_decided_what(second):
    comment = waiting()
    theirs, mine = Comment.objects.get(), Comment.objects.get()
    theirs.reject(cast.moderator("maria"), Reason.INSULT)
    with pytest.raises(DecidedAlready, match=r"Decided already: maria, \d\d:\d\d: rejected\."):
        getattr(mine, second)(cast.moderator("boris"))
    assert Moderation.objects.count() == 1
    assert state(comment)["reason"] == "insult"


def test_a_verdict_that_was_undone_is_another_state():
    """Pending again, but not as the second moderator saw it."""
    waiting()
    mine, theirs = Comment.objects.get(), Comment.objects.get()
    theirs.approve(None)
    theirs.undo(None)
    with pytest.raises(DecidedAlready):
        mine.reject(None)


def test_nobody_approves_what_the_commenter_has_changed_unseen():
    waiting(text="Милый кот")
    seen = Comment.objects.get()
    Comment.objects.update(text="Купите слона", edited_at=timezone.now())
    with pytest.raises(DecidedAlready, match="has changed this comment meanwhile"):
        seen.approve(None)
    assert Comment.objects.get().status == "pending"


def test_nothing_is_decided_about_what_was_withdrawn():
    comment = make_comment(make_article(), status="withdrawn", name="", text="")
    for decide in (comment.approve, comment.reject, comment.mark_spam):
        with pytest.raises(DecidedAlready, match="withdrawn"):
            decide(None)
    with pytest.raises(NotDecided):
        comment.undo(None)


def test_what_is_gone_is_said_to_be_gone():
    comment = waiting()
    seen = Comment.objects.get()
    comment.delete()
    with pytest.raises(DecidedAlready, match="any more"):
        seen.approve(None)


def test_what_a_form_has_seen_changes_with_every_verdict_and_edit():
    comment = waiting()
    seen = {Comment.objects.get().seen}
    comment.edit(None, "Иначе")
    seen.add(Comment.objects.get().seen)
    comment.approve(None)
    seen.add(Comment.objects.get().seen)
    Comment.objects.update(edited_at=timezone.now() + timedelta(seconds=1))
    seen.add(Comment.objects.get().seen)
    assert len(seen) == 4
    assert comment.seen in seen
