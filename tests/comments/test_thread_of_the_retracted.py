"""Who has a link to the comments of an article that was taken down finds the reason where the article stood."""

import pytest

from articles.models import Retraction
from tests.make import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_one_that_was_explained_leads_to_the_explanation(client, language):
    article = make_article(language=language)
    article.retract(None, "Новость оказалась старой.", Retraction.EXPLAINED)
    for prefix in ("", "/uk"):
        response = client.get(f"{prefix}/comments/article/{article.pk}/")
        assert (response.status_code, response["Location"]) == (302, article.get_absolute_url())


def test_one_that_was_removed_is_gone(client):
    article = make_article()
    article.retract(None, "Суд постановил.", Retraction.REMOVED)
    response = client.get(f"/comments/article/{article.pk}/")
    assert response.status_code == 410
    assert "Суд" not in response.text
