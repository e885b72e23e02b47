"""One takes back one's own verdict, and a colleague's later one only where its name stands beside the button."""

import pytest
from django.test import Client
from django.urls import reverse

from comments.admin.deciding import MOST_AT_ONCE
from comments.models import Comment, Moderation
from tests import cast
from tests.make import make_article, make_comment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]
QUEUE = "/admin/comments/queue/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def petro():
    return cast.moderator("petro")


@pytest.fixture
def queue(petro):
    client = Client()
    client.force_login(petro)
    return client


def decided(by):
    make_comment(make_article(), status="pending").approve(by)
    return Comment.objects.get()


def undo(queue, seen):
    return queue.post(reverse("moderation:undo"), {"comment": seen}, headers=JSON).json()["results"][0]


def own_verdicts(queue):
    return queue.get(QUEUE).content.decode().partition('class="queue-decided"')[2]


def test_the_list_of_ones_own_offers_it(queue, petro):
    comment = decided(petro)
    assert f'value="{comment.pk}:{comment.seen}"' in own_verdicts(queue)


def test_but_not_where_a_colleague_has_decided_since(queue, petro):
    comment = decided(petro)
    comment.reject(cast.moderator("maria"), "insult")
    page = own_verdicts(queue)
    assert f'value="{comment.pk}:' not in page
    assert "since then: maria" in page


def test_nor_where_it_is_undone(queue, petro):
    comment = decided(petro)
    comment.undo(cast.moderator("maria"))
    page = own_verdicts(queue)
    assert f'value="{comment.pk}:' not in page
    assert "undone" in page


def test_a_key_that_is_pressed_late_undoes_nothing_of_a_colleague(queue, petro):
    comment = decided(petro)
    seen = f"{comment.pk}:{comment.seen}"
    comment.reject(cast.moderator("maria"), "insult")
    answer = undo(queue, seen)
    assert "maria" in answer["refusal"]
    assert "maria" in answer["row"]
    assert Comment.objects.get().status == "rejected"
    assert not Moderation.objects.filter(verdict="undone").exists()


def test_whose_verdict_it_is_stands_beside_the_button(queue):
    comment = decided(cast.moderator("maria"))
    page = queue.get(QUEUE, {"comment": comment.pk}).content.decode()
    row = page[page.index(f'id="comment-{comment.pk}"') : page.index("</article>")]
    assert "maria, " in row
    assert 'data-verb="undo"' in row


def test_more_than_can_be_decided_at_once_is_refused_whole(queue):
    comment = make_comment(make_article(), status="pending")
    sent = {"comment": [f"{comment.pk}:{comment.seen}", *(f"{10**6 + n}:x" for n in range(MOST_AT_ONCE))]}
    answer = queue.post(reverse("moderation:approve"), sent, headers=JSON)
    assert answer.status_code == 400
    assert str(MOST_AT_ONCE) in answer.json()["error"]
    assert Comment.objects.get().status == "pending"
