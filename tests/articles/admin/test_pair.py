from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry
from articles.pairs import publish_both
from articles.revisions.content import content_of
from articles.schedule import CannotMove, Kind, move
from articles.twins import MissingTwin
from tests import cast
from tests.make import make_article, make_section, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated")]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(cast.editor())
    return client


@pytest.fixture
def pair() -> tuple[Article, Article]:
    russian = make_article(title="Маяк", status="draft", published_at=None, section=make_section())
    return russian, make_twin(russian, title="Маяк укр", status="draft", published_at=None)


def page(article: Article) -> str:
    return f"/admin/twins/{article.pk}/"


def states(*articles: Article) -> list[str]:
    for article in articles:
        article.refresh_from_db()
    return [article.status for article in articles]


def soon() -> datetime:
    return timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)


def typed(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def as_shown(client: Client, article: Article, **over: Any) -> dict[str, Any]:
    sides = client.get(page(article)).context["sides"]
    return {f"revision_{side.article.language}": side.number for side in sides} | over


def save(article: Article, title: str) -> None:
    content = {**content_of(article), "title": title}
    article.save_revision(None, content, article.ensure_revision().number)


def test_both_are_out_at_one_moment_with_their_latest_revisions(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    save(russian, "Маяк горит")
    assert editor.post(page(russian), as_shown(editor, russian)).status_code == 302
    assert states(russian, ukrainian) == ["published", "published"]
    assert russian.title == "Маяк горит"
    assert russian.published_at == ukrainian.published_at <= timezone.now()


def test_both_are_scheduled(editor: Client, pair: Any) -> None:
    assert editor.post(page(pair[1]), as_shown(editor, pair[1], at=typed(soon()))).status_code == 302
    states(*pair)
    assert [article.published_at for article in pair] == [soon(), soon()]
    assert editor.get(page(pair[0])).context["at"] == typed(soon())


def test_both_are_put_off_where_the_twin_is_required(settings: Any, pair: Any) -> None:
    """The Ukrainian goes first, and the Russian is still planned for an hour without it then."""
    settings.REQUIRE_TWIN = "uk"
    editor = cast.editor()
    sides = [(article, article.ensure_revision()) for article in pair]
    for at in (soon(), soon() + timedelta(hours=1)):
        publish_both(sides, editor, at)
        assert [article.published_at for article in pair] == [at, at]


def test_what_is_out_keeps_its_time(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    before = timezone.now() - timedelta(days=3)
    Article.objects.filter(pk=russian.pk).update(status="published", published_at=before)
    editor.post(page(russian), as_shown(editor, russian))
    assert states(russian, ukrainian) == ["published", "published"]
    assert russian.published_at == before


def test_both_or_neither(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    Article.objects.filter(pk=ukrainian.pk).update(section=None)
    response = editor.post(page(russian), as_shown(editor, russian))
    assert response.status_code == 409
    assert 'role="alert"' in response.text
    assert states(russian, ukrainian) == ["draft", "draft"]


def test_a_newer_revision_is_looked_at_first(editor: Client, pair: Any) -> None:
    data = as_shown(editor, pair[0])
    save(pair[1], "Перше")
    save(pair[1], "Друге")
    assert editor.post(page(pair[0]), data).status_code == 409
    assert states(*pair) == ["draft", "draft"]


@pytest.mark.parametrize("over", [{"revision_ru": "x"}, {"revision_uk": "99"}, {"at": "2020-01-01T10:00"}, {"at": "x"}])
def test_forged_fields(editor: Client, pair: Any, over: dict[str, str]) -> None:
    assert editor.post(page(pair[0]), as_shown(editor, pair[0], **over)).status_code in (400, 409)
    assert states(*pair) == ["draft", "draft"]


def test_there_is_no_twin_yet(editor: Client) -> None:
    article = make_article(status="draft", published_at=None)
    assert f"?twin_of={article.pk}" in editor.get(page(article)).text
    assert editor.post(page(article), as_shown(editor, article)).status_code == 409
    assert editor.get("/admin/twins/99999999999999999999999/").status_code == 404


def test_russian_alone_is_refused_where_its_twin_is_required(settings: Any, editor: Client, pair: Any) -> None:
    settings.REQUIRE_TWIN = "uk"
    russian, ukrainian = pair
    with pytest.raises(MissingTwin):
        russian.publish(None, russian.ensure_revision())
    assert states(russian) == ["draft"]
    assert editor.post(page(russian), as_shown(editor, russian)).status_code == 302
    assert states(russian, ukrainian) == ["published", "published"]
    # What is out may be corrected, whatever has become of its twin.
    ukrainian.delete()
    save(russian, "Исправлено")
    russian.publish(None, russian.latest_revision())
    assert Article.objects.get().title == "Исправлено"


def test_a_chief_may_with_a_reason_that_the_log_keeps(settings: Any, client: Client, pair: Any) -> None:
    settings.REQUIRE_TWIN = "uk"
    client.force_login(cast.chief())
    alone, data = f"{page(pair[0])}alone/", as_shown(client, pair[0])
    assert client.post(alone, {**data, "reason": "  "}).status_code == 409
    assert states(*pair) == ["draft", "draft"]
    assert client.post(alone, {**data, "reason": "Переводчик в укрытии"}).status_code == 302
    assert states(*pair) == ["published", "draft"]
    entry = AuditEntry.objects.get(verb="published_alone")
    assert (entry.who, entry.detail) == ("chief", {"reason": "Переводчик в укрытии"})


def test_an_editor_may_not_go_alone(settings: Any, editor: Client, pair: Any) -> None:
    settings.REQUIRE_TWIN = "uk"
    assert "alone/" not in editor.get(page(pair[0])).text
    data = as_shown(editor, pair[0], reason="Очень надо")
    assert editor.post(f"{page(pair[0])}alone/", data).status_code == 403
    assert states(*pair) == ["draft", "draft"]


def test_a_reporter_may_not_publish_pairs(client: Client, pair: Any) -> None:
    reporter = cast.reporter()
    Article.objects.update(created_by=reporter)
    client.force_login(reporter)
    assert client.get(page(pair[0])).status_code == 403
    for address in (page(pair[0]), f"{page(pair[0])}alone/"):
        assert client.post(address, {"revision_ru": 0, "revision_uk": 0, "reason": "x"}).status_code == 403
    assert states(*pair) == ["draft", "draft"]


def test_in_the_calendar_neither_is_moved_out_of_the_others_time(settings: Any) -> None:
    settings.REQUIRE_TWIN = "uk"
    editor, at = cast.editor(), soon()
    russian = make_article(published_at=at)
    ukrainian = make_twin(russian)
    earlier, later = at - timedelta(hours=1), at + timedelta(hours=1)
    for article, to in ((russian, earlier), (ukrainian, later)):
        with pytest.raises(CannotMove):
            move(article.pk, Kind.PUBLICATION, at, to, editor)
    move(ukrainian.pk, Kind.PUBLICATION, at, earlier, editor)
    move(russian.pk, Kind.PUBLICATION, at, later, editor)
    with pytest.raises(MissingTwin):
        Article.objects.get(pk=russian.pk).set_times(editor, earlier - timedelta(minutes=1), None)
