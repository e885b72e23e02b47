"""With REQUIRE_TWIN a story that is planned in both languages stays so: neither form nor retraction of the required one
lets the other come alone."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, AuditEntry
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


def typed(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


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


def test_a_chief_may_and_the_log_keeps_it(client, planned):
    russian, ukrainian = planned
    client.force_login(cast.chief())
    client.post(f"/admin/articles/article/{ukrainian.pk}/retract/", {"kind": "removed", "note": "по суду"})
    ukrainian.refresh_from_db()
    assert ukrainian.status == "retracted"
    entry = AuditEntry.objects.get(verb="published_alone")
    assert (entry.object_id, entry.detail["reason"]) == (str(russian.pk), "по суду")


@pytest.mark.parametrize("way", ["form", "calendar", "alone"])
def test_whichever_way_the_chief_takes(client, planned, way):
    russian, ukrainian = planned
    client.force_login(cast.chief())
    later = noon() + timedelta(hours=6)
    if way == "form":
        timed(client, ukrainian, **at("published_at", later))
    elif way == "calendar":
        moved = {"article": ukrainian.pk, "kind": "published_at", "was": noon().isoformat(), "to": typed(later)}
        client.post("/admin/calendar/move/", moved)
    else:
        ukrainian.ensure_revision()
        sent = {"reason": "по суду", "at": typed(later), "revision_uk": "1", "revision_ru": "0"}
        client.post(f"/admin/twins/{ukrainian.pk}/alone/", sent)
    ukrainian.refresh_from_db()
    assert ukrainian.published_at == later
    assert AuditEntry.objects.get(verb="published_alone").object_id == str(russian.pk)


def test_what_was_taken_down_by_the_clock_does_not_come_back_alone(client, settings):
    settings.REQUIRE_TWIN = "uk"
    now = timezone.now()
    russian = make_article(published_at=now - timedelta(days=3), unpublish_at=now - timedelta(days=1))
    client.force_login(cast.editor())
    for name in ("unpublish_at", "published_at"):
        nothing = {f"{field}_{n}": "" for field in {name, "unpublish_at"} for n in range(2)}
        errors(timed(client, russian, **nothing))
        assert not Article.objects.published().exists()
    # The twin has come since, which is later than this one came first.
    make_twin(russian, published_at=now - timedelta(hours=1))
    assert timed(client, russian, unpublish_at_0="", unpublish_at_1="").status_code == 302
    assert Article.objects.published().filter(pk=russian.pk).exists()


def test_what_was_taken_down_goes_out_again_with_a_younger_twin(client, settings):
    russian = make_article(published_at=timezone.now() - timedelta(days=3))
    russian.retract(None, "")
    settings.REQUIRE_TWIN = "uk"
    make_twin(russian, published_at=timezone.now() - timedelta(hours=1))
    client.force_login(cast.editor())
    url = f"/admin/articles/article/{russian.pk}/change/"
    assert client.post(url, {**filled(client, url), "_publish": ""}).status_code == 302
    assert Article.objects.published().filter(pk=russian.pk).exists()
