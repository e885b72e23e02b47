"""The history of an article: who may see it, what it shows, how a revision comes back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from articles.models import Article, Revision, Status
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article, make_author, make_photo, make_section, make_topic

pytestmark = pytest.mark.django_db


def history(article: Article, part: str = "") -> str:
    return f"/admin/articles/article/{article.pk}/history/{part}"


def written(by: User, titles: list[str], **over: Any) -> Article:
    """An article with a revision for each title."""
    article = make_article(
        **{"status": Status.DRAFT, "published_at": None, "created_by": by, "title": titles[0], **over}
    )
    revision = article.ensure_revision()
    for title in titles[1:]:
        revision = article.save_revision(
            by, {**content_of(article), "title": title}, revision.number, note=f"до {title}"
        )
    return article


@pytest.fixture
def editor(client: Client) -> User:
    editor = cast.editor()
    client.force_login(editor)
    return editor


def rows(response: Any) -> list[int | None]:
    assert response.status_code == 200
    return [revision.number for revision in response.context["revisions"]]


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# --- The list ---


def test_newest_first_with_who_when_and_note(client, editor):
    article = written(editor, ["Раз", "Два", "Три"])
    response = client.get(history(article))
    assert rows(response) == [3, 2, 1]
    page = response.content.decode()
    assert "до Три" in page
    assert "editor" in page
    assert f"{history(article, 'compare/')}?old=2&amp;new=3" in page


def test_it_says_which_one_readers_see(client, editor, source_strings):
    article = written(editor, ["Раз", "Два"], section=make_section())
    article.publish(editor, article.ensure_revision())
    article.save_revision(editor, {**content_of(article), "title": "Три"}, 2)
    page = client.get(history(article)).content.decode()
    before, _mark, after = page.partition("history-live")
    assert 'name="old" value="2"' in before
    assert 'name="old" value="1"' not in before
    assert "history-live" not in after


def test_an_article_that_nobody_edited(client, editor):
    response = client.get(history(make_article()))
    assert response.status_code == 200
    assert b"<table" not in response.content
    assert Revision.objects.count() == 0, "looking makes no revision"


def many(article: Article, count: int) -> None:
    content = content_of(article)
    Revision.objects.bulk_create(
        [
            Revision(article=article, number=n, content=content, based_on=n - 1 or None, created_by=article.created_by)
            for n in range(1, count + 1)
        ]
    )


def test_fifty_at_a_time_and_the_choice_goes_along(client, editor):
    article = make_article()
    many(article, 120)
    first = client.get(history(article))
    assert rows(first) == list(range(120, 70, -1))
    assert first.context["older"] == 71
    second = client.get(history(article), {"before": 71, "old": 90, "new": 60})
    assert rows(second) == list(range(70, 20, -1))
    assert [revision.number for revision in second.context["pinned"]] == [90]
    assert 'name="old" value="90" checked' in second.content.decode()
    assert 'name="new" value="60" checked' in second.content.decode()
    last = client.get(history(article), {"before": 21})
    assert rows(last) == list(range(20, 0, -1))
    assert last.context["older"] is None


@pytest.mark.parametrize("before", ["abc", "-1", "", "99999999999999999999", "²", "٣"])
def test_a_nonsensical_place_in_the_list_is_its_beginning(client, editor, before):
    article = written(editor, ["Раз", "Два"])
    assert rows(client.get(history(article), {"before": before, "old": before, "new": before})) == [2, 1]


def test_two_hundred_revisions_cost_what_two_do(client, editor, django_assert_num_queries):
    few, lots = make_article(created_by=editor), make_article(created_by=editor)
    many(few, 2)
    many(lots, 200)
    client.get(history(few))
    # Session, user, their permissions (2), their beats, the article, its revisions, one's own kept text.
    for article in (few, lots):
        with django_assert_num_queries(8):
            client.get(history(article))
    with django_assert_num_queries(9):  # and what was picked
        client.get(history(lots), {"before": 100, "old": 150, "new": 199})


def test_the_list_does_not_fetch_what_the_revisions_say(client, editor, django_assert_num_queries):
    article = written(editor, ["Раз", "Два"])
    with django_assert_num_queries(8) as queries:
        client.get(history(article))
    assert not any('"content"' in query["sql"] for query in queries)


# --- Who may ---


@pytest.mark.parametrize("part", ["", "compare/?old=1&new=2"])
def test_who_sees_it(client, part):
    author, other = cast.reporter("author"), cast.reporter("other")
    draft = written(author, ["Раз", "Два"])
    published = written(author, ["Раз", "Два"], section=make_section())
    published.publish(None, published.ensure_revision())
    client.force_login(author)
    assert client.get(history(draft, part)).status_code == 200
    assert client.get(history(published, part)).status_code == 200
    client.force_login(other)
    assert client.get(history(draft, part)).status_code == 404
    assert client.get(history(published, part)).status_code == 403, "what comes next is not for every reporter"
    client.force_login(cast.moderator())
    assert client.get(history(published, part)).status_code in (403, 404)
    client.logout()
    assert client.get(history(draft, part)).status_code == 302


def test_the_form_leads_there_who_may_see_it(client, editor):
    article = make_article()
    form = f"/admin/articles/article/{article.pk}/change/"
    assert f'href="{history(article)}"' in client.get(form).content.decode()
    client.force_login(cast.reporter())
    assert f'href="{history(article)}"' not in client.get(form).content.decode()


def test_no_article_no_history(client, editor):
    for pk in ("0", "99999999999999999999", "abc"):
        assert client.get(f"/admin/articles/article/{pk}/history/").status_code == 404
        assert client.get(f"/admin/articles/article/{pk}/history/compare/?old=1&new=2").status_code == 404
        assert client.post(f"/admin/articles/article/{pk}/history/restore/", {"revision": 1}).status_code == 404


def test_what_another_is_typing_is_not_shown(client, editor):
    article = written(editor, ["Раз", "Два"])
    article.keep_autosave(cast.chief(), {**content_of(article), "title": "Тайна"}, 2)
    assert client.get(history(article)).context["kept"] is None
    response = client.get(history(article, "compare/?old=1&new=kept"))
    assert response.status_code == 302
    assert "Тайна" not in client.get(history(article)).content.decode()


# --- Two side by side ---


def test_two_revisions_word_by_word(client, editor):
    article = written(editor, ["Мост закрыт", "Мост открыт", "Мост снова открыт"])
    page = client.get(history(article, "compare/?old=1&new=3"))
    assert page.status_code == 200
    text = page.content.decode()
    assert ">закрыт</del>" in text
    assert ">снова открыт</ins>" in text


def test_the_older_is_the_old_one_whichever_way_they_were_picked(client, editor):
    article = written(editor, ["Раз", "Два"])
    context = client.get(history(article, "compare/?old=2&new=1")).context
    assert (context["old"].number, context["new"].number) == (1, 2)


def test_names_stand_for_what_changed(client, editor):
    author, topic, section, photo = make_author(), make_topic(), make_section(), make_photo()
    article = written(editor, ["Раз"], section=None)
    other = make_article(title="Соседняя история")
    content = {
        **content_of(article),
        "section": section.pk,
        "cover": photo.pk,
        "authors": [author.pk],
        "topics": [topic.pk],
        "related": [other.pk],
    }
    article.save_revision(editor, content, 1)
    page = client.get(history(article, "compare/?old=1&new=2")).content.decode()
    for name in (author.name, topic.name, section.name, "Соседняя история", f"Маяк, № {photo.pk}"):
        assert f"{name}</ins>" in page, name


def test_ones_own_text_that_is_not_saved_yet(client, editor):
    article = written(editor, ["Мост закрыт"])
    article.keep_autosave(editor, {**content_of(article), "title": "Мост открыт"}, 1)
    assert client.get(history(article)).context["kept"]
    page = client.get(history(article, "compare/?old=1&new=kept")).content.decode()
    assert ">открыт</ins>" in page


def test_markup_in_a_text_is_shown_and_not_obeyed(client, editor):
    article = written(editor, ["Раз", "<script>alert(1)</script>"])
    page = client.get(history(article, "compare/?old=1&new=2")).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    "query",
    ["", "old=1", "old=1&new=9", "old=1&new=abc", "old=1&new=99999999999999999999", "old=0&new=1", "old=%D9%A1&new=1"],
)
def test_a_forged_number_is_a_sentence(client, editor, query):
    article = written(editor, ["Раз", "Два"])
    make_article().ensure_revision()
    response = client.get(history(article, f"compare/?{query}"))
    assert response["Location"] == history(article)
    assert said(response)


def test_comparing_costs_the_same_whatever_differs(client, editor, django_assert_max_num_queries):
    article = written(editor, ["Раз"])
    content = content_of(article)
    for n in range(2):
        content = {
            **content,
            "title": f"Всё новое {n}",
            "section": make_section().pk,
            "cover": make_photo().pk,
            "authors": [make_author().pk for _n in range(20)],
            "topics": [make_topic().pk for _n in range(20)],
            "related": [make_article().pk for _n in range(20)],
        }
        article.save_revision(editor, content, n + 1)
    client.get(history(article, "compare/?old=1&new=2"))
    with django_assert_max_num_queries(14):
        client.get(history(article, "compare/?old=2&new=3"))


def test_each_change_leads_to_its_neighbours(client, editor):
    article = written(editor, ["Раз", "Два", "Три", "Четыре"])
    context = client.get(history(article, "compare/?old=2&new=3")).context
    assert context["neighbours"] == ((1, 2), (3, 4))
    assert client.get(history(article, "compare/?old=1&new=2")).context["neighbours"] == (None, (2, 3))
    assert client.get(history(article, "compare/?old=3&new=4")).context["neighbours"] == ((2, 3), None)


# --- Back to an earlier one ---


def test_a_restored_revision_is_a_new_one(client, editor):
    article = written(editor, ["Раз", "Два", "Три"])
    response = client.post(history(article, "restore/"), {"revision": 1})
    assert response.status_code == 302
    assert response["Location"] == f"/admin/articles/article/{article.pk}/change/"
    titles = [revision.content["title"] for revision in article.revisions.order_by("number")]
    assert titles == ["Раз", "Два", "Три", "Раз"]
    assert article.ensure_revision().created_by == editor
    article.refresh_from_db()
    assert article.title == "Раз"


def test_readers_see_nothing_of_it_until_it_is_published(client, editor):
    article = written(editor, ["Раз", "Два"], section=make_section())
    article.publish(editor, article.ensure_revision())
    client.post(history(article, "restore/"), {"revision": 1})
    article.refresh_from_db()
    assert article.title == "Два"
    assert article.ensure_revision().content["title"] == "Раз"


def test_to_restore_the_latest_changes_nothing(client, editor):
    article = written(editor, ["Раз", "Два"])
    response = client.post(history(article, "restore/"), {"revision": 2})
    assert response["Location"] == history(article)
    assert article.revisions.count() == 2


@pytest.mark.parametrize("number", ["", "9", "abc", "0", "kept", "99999999999999999999"])
def test_to_restore_what_is_not_there_is_a_sentence(client, editor, number):
    article = written(editor, ["Раз", "Два"])
    article.keep_autosave(cast.chief(), {**content_of(article), "title": "Чужое"}, 2)
    response = client.post(history(article, "restore/"), {"revision": number})
    assert response["Location"] == history(article)
    assert said(response)
    assert article.revisions.filter(number__isnull=False).count() == 2


def test_a_purged_revision_can_not_come_back(client, editor):
    article = written(editor, ["Раз", "Два"])
    article.revisions.get(number=1).delete()
    response = client.post(history(article, "restore/"), {"revision": 1})
    assert response["Location"] == history(article)
    assert said(response)


def test_who_may_not_edit_may_not_restore(client):
    author = cast.reporter()
    article = written(author, ["Раз", "Два"], section=make_section())
    article.publish(None, article.ensure_revision())
    client.force_login(author)
    assert client.post(history(article, "restore/"), {"revision": 1}).status_code == 403
    page = client.get(history(article)).content.decode()
    assert 'id="restore"' not in page
    assert article.revisions.count() == 2


def test_restoring_asks_for_a_post_and_a_token(editor):
    article = written(editor, ["Раз", "Два"])
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.get(history(article, "restore/")).status_code == 405
    assert strict.post(history(article, "restore/"), {"revision": 1}).status_code == 403
    assert article.revisions.count() == 2


def test_a_refused_text_stands_beside_the_newer_one_word_by_word(client, editor):
    article = written(editor, ["Мост закрыт", "Мост снова закрыт"])
    article.keep_autosave(editor, {**content_of(article), "title": "Мост открыт"}, 1)
    page = client.get(f"/admin/articles/article/{article.pk}/conflict/").content.decode()
    assert ">снова закрыт</del>" in page
    assert ">открыт</ins>" in page
