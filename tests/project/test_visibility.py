"""What readers must not see is at no public address: a hidden article of each kind, every address walked."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, Correction, FrontSlot, RelatedLink
from articles.models.front import SLOTS
from tests.make import make_article, make_comment
from tests.project.newspaper import make_newspaper, public_addresses

pytestmark = pytest.mark.django_db

SECRET = "кракен"


def hidden_articles(paper):
    """One of each kind, tied to all that could lead to it. Each says SECRET wherever a reader could see it."""
    now = timezone.now()
    kinds: dict[str, dict[str, Any]] = {
        "draft": {"status": "draft", "published_at": None},
        "dated draft": {"status": "draft"},
        "in review": {"status": "review", "published_at": now - timedelta(hours=2)},
        "scheduled": {"published_at": now + timedelta(hours=1)},
        "expired": {"published_at": now - timedelta(hours=3), "unpublish_at": now - timedelta(hours=1)},
        "retracted": {"status": "retracted"},
        "trashed": {},
        "removed and trashed": {"status": "retracted"},
    }
    for position, (kind, over) in enumerate(kinds.items()):
        article = make_article(
            title=f"{SECRET} {kind}",
            lead=SECRET,
            body=f"<p>{SECRET}</p>",
            slug=f"kraken-{position}",
            section=paper.section,
            authors=[paper.author],
            topics=[paper.topic],
            cover=paper.article.cover,
            **over,
        )
        RelatedLink.objects.create(article=paper.article, to=article, order=position)
        make_comment(article, text=SECRET)
        Correction.objects.create(article=article, text=SECRET)
        if 0 < position <= SLOTS:
            FrontSlot.objects.update_or_create(language="ru", position=position, defaults={"article": article})
        if "trashed" in kind:
            article.trash(None)
            # Its places went with it; whatever else might lead there leads nowhere.
            FrontSlot.objects.create(language="uk", position=position - SLOTS + 1, article=article)
        yield article


def test_hidden_articles_are_at_no_public_address(client):
    paper = make_newspaper()
    hidden = list(hidden_articles(paper))
    for status in ("pending", "rejected"):
        make_comment(paper.article, status=status, name=SECRET, text=SECRET)
    make_comment(paper.article, email="kraken@example.org")
    addresses = public_addresses(paper)
    addresses += [article.get_absolute_url() for article in hidden]
    addresses += [f"/comments/article/{article.pk}/" for article in hidden]
    addresses += [f"/comments/{comment.pk}/" for article in hidden for comment in article.comments.all()]
    for address in addresses:
        text = client.get(address, follow=True).text.lower()
        assert SECRET not in text, address
        assert "kraken" not in text.replace(address, ""), address


def test_their_own_addresses_say_nothing_about_them(client):
    paper = make_newspaper()
    answers = {a.title: client.get(a.get_absolute_url()).status_code for a in hidden_articles(paper)}
    assert answers.pop(f"{SECRET} retracted") == 410
    # Who had it removed was promised that it is gone, and search engines were told.
    assert answers.pop(f"{SECRET} removed and trashed") == 410
    assert set(answers.values()) == {404}
    by_id = [client.get(f"/x/guessed-{a.pk}/") for a in Article.objects.exclude(status="published")]
    assert {response.status_code for response in by_id} == {404, 410}


def test_the_clock_alone_publishes_and_takes_down(client, time_machine):
    now = timezone.now()
    article = make_article(published_at=now + timedelta(hours=1), unpublish_at=now + timedelta(hours=2))
    address = article.get_absolute_url()
    for after, status in ((0, 404), (59, 404), (61, 200), (119, 200), (121, 404)):
        time_machine.move_to(now + timedelta(minutes=after), tick=False)
        assert client.get(address).status_code == status, after
        assert (article.title in client.get("/").text) == (status == 200), after


def test_the_rule_for_one_in_hand_is_the_rule_of_the_query():
    paper = make_newspaper()
    list(hidden_articles(paper))
    for article in Article.objects.all():
        assert article.is_public() == Article.objects.published().filter(pk=article.pk).exists(), article.title
