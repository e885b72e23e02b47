from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.twins import missing_twin
from tests.make import make_article, make_twin

pytestmark = pytest.mark.django_db


def test_nothing_is_missing_where_nothing_is_required(django_assert_num_queries: Any) -> None:
    article = make_article()
    with django_assert_num_queries(0):
        assert not missing_twin(article)


def test_russian_needs_its_ukrainian_twin(settings: Any, django_assert_num_queries: Any) -> None:
    settings.REQUIRE_TWIN = "uk"
    article = make_article(status="draft")
    with django_assert_num_queries(1):
        assert missing_twin(article)
    twin = make_twin(article, status="review")
    assert missing_twin(article)
    type(twin).objects.filter(pk=twin.pk).update(status="published")
    assert not missing_twin(article)
    assert not missing_twin(make_article(language="uk"))


def test_a_twin_that_comes_later_or_goes_before_is_not_there(settings: Any) -> None:
    settings.REQUIRE_TWIN = "uk"
    tomorrow = timezone.now() + timedelta(days=1)
    article = make_article(status="draft")
    twin = make_twin(article, published_at=tomorrow)
    assert missing_twin(article)
    assert not missing_twin(article, at=tomorrow)
    type(twin).objects.filter(pk=twin.pk).update(unpublish_at=tomorrow + timedelta(days=1))
    assert missing_twin(article, at=tomorrow + timedelta(days=2))
