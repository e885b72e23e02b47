"""How much came lately from one reader, one address, below one article."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.filter import Draft
from comments.filter.pace import BY_ADDRESS, BY_ARTICLE, BY_READER, MOST_COUNTED, examine_rates
from comments.models import Comment, Reader
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db
HASH = "ab" * 32


def draft(article, reader=None, **over):
    return Draft("Роза", "Текст", article.pk, reader and reader.pk, **{"address_hash": HASH, **over})


def names(draft):
    return [finding.name for finding in examine_rates(draft)]


def test_many_from_one_reader():
    reader, other = (Reader.objects.create(key_hash=key) for key in "ab")
    for _ in range(BY_READER.few):
        assert names(draft(make_article(), reader)) == []
        make_comment(make_article(), reader=reader)
    assert names(draft(make_article(), reader)) == ["rate_reader"]
    assert names(draft(make_article(), other)) == []


def test_many_from_one_address_in_an_hour():
    article = make_article()
    long_ago = timezone.now() - timedelta(minutes=61)
    for _ in range(BY_ADDRESS.few):
        make_comment(article, address_hash=HASH, created_at=long_ago)
        assert names(draft(make_article())) == []
    for _ in range(BY_ADDRESS.few):
        make_comment(article, address_hash=HASH)
    assert names(draft(make_article())) == ["rate_address"]
    assert names(draft(make_article(), address_hash="cd" * 32)) == []


def test_many_below_one_article():
    article = make_article()
    Comment.objects.bulk_create([Comment(article=article, name="Р", text="т")] * (BY_ARTICLE.few - 1))
    assert names(draft(article)) == []
    last = make_comment(article)
    assert names(draft(article)) == ["rate_article"]
    assert names(draft(make_article())) == []
    # Changed later, a comment is not counted beside itself.
    assert names(draft(article, pk=last.pk)) == []


def test_no_more_are_counted_than_matter(django_assert_num_queries):
    article = make_article()
    Comment.objects.bulk_create([Comment(article=article, name="Р", text="т", address_hash=HASH)] * (MOST_COUNTED + 9))
    with django_assert_num_queries(1):
        findings = {finding.name: finding for finding in examine_rates(draft(article))}
    assert findings["rate_article"].detail["count"] == MOST_COUNTED
    assert findings["rate_address"].weight == 2
