from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from articles import roles
from articles.models import Article
from tests import cast
from tests.make import make_article

pytestmark = pytest.mark.django_db


def test_groups_can_be_set_up_again_and_are_put_right() -> None:
    call_command("setup_groups", stdout=StringIO())
    reporters = Group.objects.get(name="reporter")
    reporters.permissions.add(*Group.objects.get(name="chief").permissions.all())
    roles.ensure_groups()
    assert set(Group.objects.values_list("name", flat=True)) == {"reporter", "editor", "moderator", "chief"}
    assert not reporters.permissions.filter(codename="publish_article").exists()


def test_who_publishes() -> None:
    may = {
        who.username
        for who in (cast.reporter(), cast.editor(), cast.moderator(), cast.chief())
        if roles.may_publish(who)
    }
    assert may == {"editor", "chief"}


@pytest.mark.parametrize(
    ("status", "own", "sees", "edits"),
    [
        ("draft", True, True, True),
        ("review", True, True, True),
        ("published", True, True, False),
        ("retracted", True, True, False),
        ("draft", False, False, False),
        ("review", False, False, False),
        ("published", False, True, False),
        ("retracted", False, False, False),
    ],
)
def test_a_reporter_and_an_article(status: str, own: bool, sees: bool, edits: bool) -> None:
    reporter = cast.reporter()
    article = make_article(status=status, created_by=reporter if own else cast.editor())
    assert roles.may_see(reporter, article) is sees
    assert roles.may_edit(reporter, article) is edits
    assert not roles.may_delete(reporter, article)
    # The rule for one and the rule for a query are one rule.
    assert roles.visible(Article.objects.all(), reporter).exists() is sees


def test_articles_that_nobody_started_are_nobodys() -> None:
    assert not roles.may_edit(cast.reporter(), make_article(status="draft", created_by=None))


def test_editors_edit_all_and_moderators_none() -> None:
    article = make_article(status="draft")
    assert roles.may_edit(cast.editor(), article)
    assert not roles.may_edit(cast.moderator(), article)
    assert not roles.may_edit(User.objects.create_user("nobody"), article)


def test_what_readers_see_is_taken_down_before_it_is_deleted() -> None:
    article = make_article()
    assert not roles.may_delete(cast.editor(), article)
    article.status = "retracted"
    assert roles.may_delete(cast.editor("second"), article)
