"""What the form of an article says and does where it has a twin."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Beat
from tests import cast
from tests.make import make_article, make_photo, make_section, make_topic, make_twin

from .forms import errors, filled

pytestmark = pytest.mark.django_db
DRAFT = {"status": "draft", "published_at": None}


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


@pytest.fixture
def user() -> User:
    return cast.editor()


@pytest.fixture
def editor(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def pair() -> tuple[Article, Article]:
    russian = make_article(title="Порт", **DRAFT)
    return russian, make_twin(russian, title="Порт укр", **DRAFT)


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def press(client: Client, article: Article, verb: str = "_continue", **over: Any) -> Any:
    return client.post(change(article), {**filled(client, change(article)), verb: "", **over})


def test_the_twin_gets_it_and_the_editor_is_told(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    cover = make_photo()
    response = press(editor, russian, cover=cover.pk)
    assert fresh(ukrainian).cover == cover
    assert any("Порт укр" in sentence for sentence in said(response))


def test_nothing_is_said_of_what_was_refused(editor: Client, pair: Any) -> None:
    """A photo without a credit isn't published, and the twin doesn't get it."""
    response = press(editor, pair[0], "_publish", cover=make_photo(credit="").pk)
    assert errors(response)
    assert fresh(pair[1]).cover is None
    assert not said(response)


def test_bringing_back_says_it_too(editor: Client, pair: Any) -> None:
    press(editor, pair[0], cover=make_photo().pk)
    response = editor.post(f"/admin/articles/article/{pair[0].pk}/history/restore/", {"revision": "1"})
    assert fresh(pair[1]).cover is None
    assert any("Порт укр" in sentence for sentence in said(response))


def test_nothing_is_said_of_a_text(editor: Client, pair: Any) -> None:
    assert not any("Порт укр" in sentence for sentence in said(press(editor, pair[0], title="Порт закрыт")))


def test_a_twin_that_is_somebody_elses_still_differs(editor: Client, user: User, pair: Any) -> None:
    russian, ukrainian = pair
    Beat.objects.create(user=user, section=None, language="ru")
    response = press(editor, russian, cover=make_photo().pk)
    assert response.status_code == 302
    assert fresh(ukrainian).cover is None
    assert any("Порт укр" in sentence for sentence in said(response))


def test_a_form_that_was_open_meanwhile_is_saved(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    open_form = filled(editor, change(ukrainian), title="Написано", _draft="")
    cover = make_photo()
    press(editor, russian, cover=cover.pk)
    response = editor.post(change(ukrainian), open_form)
    assert response["Location"].endswith(change(ukrainian))
    assert (fresh(ukrainian).title, fresh(ukrainian).cover) == ("Написано", cover)
    assert len(said(response)) > 1


def test_nobody_publishes_a_cover_that_they_have_not_seen(editor: Client) -> None:
    russian = make_article(title="Порт")
    ukrainian = make_twin(russian, title="Порт укр")
    ukrainian.ensure_revision()
    open_form = filled(editor, change(ukrainian), title="Написано", _publish="")
    cover = make_photo()
    press(editor, russian, cover=cover.pk)
    response = editor.post(change(ukrainian), open_form)
    assert response.status_code == 302, errors(response)
    assert response["Location"].endswith(change(ukrainian))
    assert (fresh(ukrainian).title, fresh(ukrainian).cover) == ("Порт укр", None)
    latest = fresh(ukrainian).latest_revision()
    assert latest
    assert (latest.content["title"], latest.content["cover"]) == ("Написано", cover.pk)
    # Now they have.
    press(editor, ukrainian, "_publish")
    assert (fresh(ukrainian).title, fresh(ukrainian).cover) == ("Написано", cover)


def test_a_twin_starts_with_what_its_source_has_by_now(client: Client) -> None:
    russian, cover = make_article(), make_photo()
    editor = cast.editor()
    russian.save_revision(editor, {**russian.ensure_revision().content, "cover": cover.pk}, 1)
    add = f"/admin/articles/article/add/?twin_of={russian.pk}"
    client.force_login(editor)
    assert filled(client, add)["cover"] == cover.pk
    client.force_login(cast.reporter())
    assert not filled(client, add).get("cover")


def test_a_twin_that_starts_otherwise_is_told_apart(editor: Client) -> None:
    russian = make_article(title="Порт", **DRAFT)
    add = f"/admin/articles/article/add/?twin_of={russian.pk}"
    response = editor.post(add, filled(editor, add, title="Порт укр", cover=make_photo().pk, _draft=""))
    assert any("Порт»" in sentence or "Порт”" in sentence for sentence in said(response))
    assert fresh(russian).cover is None


# --- Times ---


def at(moment: datetime, name: str) -> dict[str, str]:
    local = timezone.localtime(moment)
    return {f"{name}_0": f"{local:%Y-%m-%d}", f"{name}_1": f"{local:%H:%M:%S}"}


def soon(days: int = 2) -> datetime:
    return timezone.now().replace(microsecond=0) + timedelta(days=days)


def test_one_tick_plans_both(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    times = {**at(soon(), "published_at"), **at(soon(4), "unpublish_at")}
    press(editor, russian, "_publish", **times, times_for_twin="on")
    twin, article = fresh(ukrainian), fresh(russian)
    assert (twin.published_at, twin.unpublish_at) == (article.published_at, article.unpublish_at)
    assert (article.status, twin.status) == ("published", "draft")
    assert article.published_at is not None
    assert article.published_at > timezone.now()


def test_without_the_tick_one(editor: Client, pair: Any) -> None:
    press(editor, pair[0], "_publish", **at(soon(), "published_at"))
    assert fresh(pair[1]).published_at is None


def test_what_is_out_keeps_the_time_at_which_it_came(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    came = timezone.now() - timedelta(days=3)
    Article.objects.filter(pk=ukrainian.pk).update(status="published", published_at=came)
    times = {**at(soon(), "published_at"), **at(soon(4), "unpublish_at")}
    press(editor, russian, **times, times_for_twin="on")
    assert (fresh(ukrainian).published_at, fresh(ukrainian).unpublish_at) == (came, fresh(russian).unpublish_at)
    assert fresh(russian).published_at != came


def test_both_are_planned_where_the_twin_is_required(settings: Any, editor: Client) -> None:
    """Earlier or later, neither order of the two is in the way."""
    settings.REQUIRE_TWIN = "uk"
    ukrainian = make_article(language="uk", published_at=soon(9))
    russian = make_twin(ukrainian)
    for days in (5, 12):
        moment = soon(days)
        response = press(editor, russian, **at(moment, "published_at"), times_for_twin="on")
        assert response.status_code == 302
        assert fresh(russian).published_at == fresh(ukrainian).published_at == moment


def test_a_time_that_the_twin_can_not_have_moves_neither(editor: Client, pair: Any) -> None:
    russian, ukrainian = pair
    Article.objects.filter(pk=ukrainian.pk).update(status="published", published_at=soon(6))
    Article.objects.filter(pk=russian.pk).update(status="published", published_at=soon(-3))
    response = press(editor, russian, **at(soon(4), "unpublish_at"), times_for_twin="on")
    assert "Порт укр" in errors(response)
    assert fresh(russian).unpublish_at is None


def test_the_tick_is_offered_to_who_may_and_a_forged_one_is_refused(editor: Client, user: User, pair: Any) -> None:
    russian, ukrainian = pair
    assert 'name="times_for_twin"' in editor.get(change(russian)).text
    alone = make_article(**DRAFT)
    assert 'name="times_for_twin"' not in editor.get(change(alone)).text
    Beat.objects.create(user=user, section=None, language="ru")
    editor.force_login(User.objects.get(pk=user.pk))
    assert 'name="times_for_twin"' not in editor.get(change(russian)).text
    assert press(editor, russian, times_for_twin="on", **at(soon(), "published_at")).status_code == 403
    assert press(editor, alone, times_for_twin="on", **at(soon(), "published_at")).status_code == 200
    assert fresh(ukrainian).published_at is fresh(russian).published_at is None


# --- The page of both ---


def both(article: Article) -> str:
    return f"/admin/twins/{article.pk}/"


def share(client: Client, article: Article, take: str, **over: str) -> Any:
    sides = client.get(both(article)).context["sides"]
    seen = {f"revision_{side.article.language}": side.number for side in sides}
    return client.post(f"{both(article)}share/", {**seen, "take": take, **over})


@pytest.fixture
def apart(pair: Any) -> tuple[Article, Article]:
    russian, ukrainian = pair
    russian.topics.add(make_topic(name_ru="Море"))
    Article.objects.filter(pk=ukrainian.pk).update(cover=make_photo(alt_ru="Мост"), section=make_section())
    return fresh(russian), fresh(ukrainian)


def test_the_page_shows_what_differs_and_one_side_wins(editor: Client, apart: Any) -> None:
    russian, ukrainian = apart
    page = editor.get(both(russian))
    assert [row.name for row in page.context["differing"]] == ["section", "cover", "topics"]
    for words in ("Море", "Мост", str(russian.section), str(ukrainian.section), 'value="topics-ru"'):
        assert words in page.text
    assert share(editor, russian, "topics-ru").status_code == 302
    assert list(fresh(ukrainian).topics.all()) == list(russian.topics.all())
    assert fresh(ukrainian).cover == ukrainian.cover
    share(editor, russian, "cover-uk")
    share(editor, russian, "section-uk")
    assert (fresh(russian).cover, fresh(russian).section) == (ukrainian.cover, ukrainian.section)
    page = editor.get(both(russian))
    assert not page.context["differing"]
    assert "topics-ru" not in page.text


def test_what_is_out_waits_for_being_published(editor: Client, apart: Any) -> None:
    russian, ukrainian = apart
    Article.objects.update(status="published", published_at=timezone.now())
    share(editor, russian, "cover-uk")
    assert fresh(russian).cover is None
    assert fresh(russian).ensure_revision().content["cover"] == ukrainian.cover_id


@pytest.mark.parametrize("over", [{"revision_uk": "7"}, {"revision_ru": "x"}])
def test_what_was_saved_meanwhile_is_looked_at_first(editor: Client, apart: Any, over: dict[str, str]) -> None:
    response = share(editor, apart[0], "cover-uk", **over)
    assert response.status_code == 302
    assert said(response)
    assert fresh(apart[0]).cover is None


@pytest.mark.parametrize("take", ["", "cover", "title-ru", "cover-pl", "cover-ru-uk", "-ru"])
def test_forged(editor: Client, apart: Any, take: str) -> None:
    assert share(editor, apart[0], take).status_code == 404


def test_alone_there_is_nothing_to_share(editor: Client) -> None:
    article = make_article()
    assert share(editor, article, "cover-ru").status_code == 302
    assert share(editor, article, "cover-uk").status_code == 302
    assert editor.get(f"{both(article)}share/").status_code == 405


def test_who_may(client: Client, apart: Any) -> None:
    url, data = f"{both(apart[0])}share/", {"revision_ru": "0", "revision_uk": "0", "take": "cover-uk"}
    editor = cast.editor()
    client.force_login(cast.reporter())
    assert client.post(url, data).status_code == 403
    Beat.objects.create(user=editor, section=None, language="ru")
    client.force_login(editor)
    assert client.post(url, data).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.chief())
    assert strict.post(url, data).status_code == 403
    assert fresh(apart[0]).cover is None


def test_a_section_that_is_not_theirs_is_not_taken_over(client: Client, apart: Any) -> None:
    russian, ukrainian = apart
    editor = cast.editor()
    Beat.objects.create(user=editor, section=russian.section, language="ru")
    Beat.objects.create(user=editor, section=ukrainian.section, language="uk")
    client.force_login(editor)
    response = share(client, russian, "section-uk")
    assert response.status_code == 302
    assert said(response)
    assert fresh(russian).section == russian.section


def test_the_page_asks_as_much_for_many_topics(editor: Client, apart: Any) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(both(apart[0])).status_code == 200
        return len(queries)

    editor.get(both(apart[0]))
    before = count()
    apart[0].topics.add(*[make_topic() for _n in range(20)])
    assert count() == before
    assert before <= 20
