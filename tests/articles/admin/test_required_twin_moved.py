"""With REQUIRE_TWIN a story that is planned in both languages stays so: neither form nor retraction of the required one
lets the other come alone."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from tests import cast
from tests.articles.admin.forms import errors, filled
from tests.make import make_article, make_twin

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(settings) -> tuple[Article, Article]:
    settings.REQUIRE_TWIN = "uk"
    russian = make_article(published_at=noon())
    return russian, make_twin(russian)


def noon() -> datetime:
    return timezone.localtime(timezone.now() + timedelta(days=2)).replace(hour=12, minute=0, second=0, microsecond=0)


def timed(client, article, **over):
    url = f"/admin/articles/article/{article.pk}/change/"
    return client.post(url, {**filled(client, url, **over), "_continue": "1"})


def at(name: str, moment: datetime) -> dict[str, str]:
    return {f"{name}_0": moment.date().isoformat(), f"{name}_1": moment.time().isoformat()}


def test_the_required_one_is_not_moved_behind_the_other(client, planned):
    _russian, ukrainian = planned
    client.force_login(cast.editor())
    said = errors(timed(client, ukrainian, **at("published_at", noon() + timedelta(hours=6))))
    assert planned[0].title in said
    ukrainian.refresh_from_db()
    assert ukrainian.published_at == noon()


def test_nor_taken_down_before_the_other_comes(client, settings):
    settings.REQUIRE_TWIN = "uk"
    ukrainian = make_article(language="uk")
    make_twin(ukrainian, published_at=noon())
    client.force_login(cast.editor())
    errors(timed(client, ukrainian, **at("unpublish_at", noon() - timedelta(hours=1))))
    assert timed(client, ukrainian, **at("unpublish_at", noon() + timedelta(hours=1))).status_code == 302


def test_both_are_moved_together(client, planned):
    _russian, ukrainian = planned
    client.force_login(cast.editor())
    later = noon() + timedelta(hours=6)
    assert timed(client, ukrainian, times_for_twin="on", **at("published_at", later)).status_code == 302
    assert {article.published_at for article in Article.objects.all()} == {later}


def test_the_required_one_is_not_taken_down_while_the_other_is_to_come(client, planned):
    russian, ukrainian = planned
    client.force_login(cast.editor())
    page = f"/admin/articles/article/{ukrainian.pk}/retract/"
    data = {"kind": "removed", "note": "по суду"}
    response = client.post(page, data)
    assert response.status_code == 200
    assert russian.title in response.content.decode()
    ukrainian.refresh_from_db()
    assert ukrainian.status == "published"
    # The other one first.
    client.post(f"/admin/articles/article/{russian.pk}/retract/", data)
    assert client.post(page, data).status_code == 302


def test_a_chief_may(client, planned):
    _russian, ukrainian = planned
    client.force_login(cast.chief())
    client.post(f"/admin/articles/article/{ukrainian.pk}/retract/", {"kind": "removed", "note": "по суду"})
    ukrainian.refresh_from_db()
    assert ukrainian.status == "retracted"
